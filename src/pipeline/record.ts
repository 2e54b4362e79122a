import { hash } from 'node:crypto';
import { Article, type Byline, type Paragraph } from '../model/article.ts';
import type { Page } from '../model/page.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { attribute } from './agency.ts';
import { readBylines } from './byline.ts';
import { canonicalOf, hostOf } from './canonical.ts';
import { readDate } from './dates.ts';
import { readDateline, type DatelineRead } from './dateline.ts';
import type { Decoded } from './decode.ts';
import { countWords } from './words.ts';
import { readItemId } from './item-id.ts';
import { detectLanguage } from './language.ts';
import type { Metadata } from './metadata.ts';
import { repairMojibake } from './mojibake.ts';
import type { Copy } from './normalise.ts';
import type { Story } from './story.ts';
import { storyType } from './story-type.ts';
import { agencyByName } from './organisation.ts';
import { tidy } from './text.ts';
import { PROGRAM_VERSION, RULES_VERSION } from './version.ts';

export interface RecordInput {
  readonly page: Page;
  readonly decoded: Decoded;
  readonly metadata: Metadata;
  readonly story: Story;
  readonly copy: Copy;
  readonly rules: RuleSet;
  /** Whether the body was taken from structured data. */
  readonly fromStructured: boolean;
  readonly cleanedAt: string | null;
}

/** Puts the record together; validated by the caller. */
export function makeRecord({ page, decoded, metadata, story, copy, fromStructured, rules, cleanedAt }: RecordInput): Article {
  const read = readDateline(copy.paragraphs.slice(0, 2).map((paragraph) => paragraph.text));
  const paragraphs = withoutDateline(copy.paragraphs, read);
  const text = paragraphs.map((paragraph) => paragraph.text).join('\n\n');
  const dateline = read?.dateline ?? null;
  const bylines = readBylines([
    ...copy.bylines.filter((line) => line !== '').map((line) => ({ text: withoutOutlet(line, metadata), source: 'text' as const })),
    ...metadata.authors.map(({ text: author, source }) => ({ text: author, source })),
  ]);
  const notes = copy.notes.map(({ kind, text: note, position }) => ({ kind, text: note, position }));
  const canonical = canonicalOf(page.id, page.url, metadata);
  const structured = [...metadata.authors, ...metadata.providers].map(({ text: value, field }) => ({ value, field }));
  const { agency, attribution } = attribute({
    dateline, bylines, notes, structured,
    credits: [...new Set([...copy.bylines, ...notes.filter((note) => note.kind === 'credit').map((note) => note.text)])],
    copyrights: [...new Set(copy.copyrights)],
    url: page.url,
    canonicalUrl: canonical.foreign ?? canonical.url,
    taglines: [...paragraphs.slice(-3).map((paragraph) => paragraph.text), ...notes.filter((note) => note.position === 'tail').map((note) => note.text)],
  });
  const headline = tidy(repairMojibake(story.headline.text, copy.repaired).text);
  const body = { paragraphs, text, words: countWords(text) };
  const host = hostOf(canonical.url) ?? hostOf(page.url);
  return {
    id: `a-${sha256(canonical.url).slice(0, 32)}`,
    revision: 1,
    contentHash: contentHash(headline, bylines, dateline?.text ?? '', paragraphs, copy),
    pageId: page.id,
    url: page.url,
    canonicalUrl: canonical.url,
    outlet: { host, name: siteName(metadata) },
    agency,
    attribution,
    itemId: readItemId({ url: page.url, canonicalUrl: canonical.foreign ?? canonical.url, structured }),
    type: storyType({ headline, paragraphs: paragraphs.slice(0, 5).map((paragraph) => paragraph.text), agency, pressRelease: attribution.pressRelease, notes }),
    headline,
    bylines,
    dateline,
    ...datesOf(metadata, copy),
    language: detectLanguage(text, metadata.language),
    body,
    captions: [...copy.captions],
    notes,
    quality: quality(decoded, metadata, story, copy, body.words, canonical.url, fromStructured),
    provenance: { fetchedAt: page.fetchedAt, cleanedAt, charset: decoded.charset, bytes: page.bytes.length, rulesVersion: RULES_VERSION + rules.version, programVersion: PROGRAM_VERSION },
  };
}

/** Some sites give their address for their name. */
function siteName({ siteNames }: Metadata): string | null {
  return siteNames.map(({ text }) => tidy(text).slice(0, 200)).find((name) => name !== '' && !/^(?:https?:)?\/\/|^www\./i.test(name)) ?? null;
}

/** No story was put on the web before: an older date in print is one the story tells of. */
const WEB_BEGAN = '1991';

function withoutDateline(copy: Copy['paragraphs'], read: DatelineRead | null): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  copy.forEach(({ kind, text }, index) => {
    if (read?.paragraph !== index) paragraphs.push({ kind, text });
    else if (read.rest !== '') paragraphs.push({ kind: kind === 'subhead' ? 'paragraph' : kind, text: read.rest });
  });
  return paragraphs;
}

/** Declared dates first; a page that declares none may print them. */
function datesOf(metadata: Metadata, copy: Copy): Pick<Article, 'published' | 'updated'> {
  return { published: metadata.published ?? printedDate(copy.dates, false), updated: metadata.updated ?? printedDate(copy.dates, true) };
}

/** The first date in print that is said to be of an update, or is not. */
function printedDate(lines: readonly string[], updated: boolean): Article['published'] {
  for (const line of lines) {
    if (/^\W*(?:last )?(?:updat|modif|actualiz|aktualis)/i.test(line) !== updated) continue;
    const at = readDate(line);
    if (at !== null && at >= WEB_BEGAN) return { at, source: 'text' };
  }
  return null;
}

/** `By Jane Roe Example Times`: the outlet's name below its reporter's, in one line. */
function withoutOutlet(line: string, metadata: Metadata): string {
  const name = metadata.siteNames[0]?.text ?? '';
  const end = line.length - name.length;
  const isOutlet = name.length >= 5 && end > 8 && line.toLowerCase().endsWith(` ${name.toLowerCase()}`) && agencyByName(name) === null;
  return isOutlet ? line.slice(0, end).replace(/(?<![\s|,–—-])[\s|,–—-]+$/, '') : line;
}

/** Flags are for people and for later stages that must choose; confidence is their one-number form. */
function quality(decoded: Decoded, metadata: Metadata, story: Story, copy: Copy, words: number, url: string, fromStructured: boolean): Article['quality'] {
  const flags = [...decoded.flags];
  if (copy.repaired && !flags.includes('mojibake-repaired')) flags.push('mojibake-repaired');
  if (url.startsWith('urn:')) flags.push('no-url');
  if (story.headline.text === '') flags.push('no-headline');
  if (words < 80) flags.push('short');
  if (metadata.paywalled) flags.push('paywall-declared');
  if (fromStructured) flags.push('body-from-structured-data');
  else if (metadata.articleBody && story.bodyCoverage < 0.5 && metadata.articleBody.length > 400) flags.push('structured-body-differs');
  const confidence = 0.95 - 0.1 * flags.length - (story.headline.block ? 0 : 0.05) - (words < 80 ? 0.1 : 0) + (story.bodyCoverage > 0.9 ? 0.04 : 0);
  return { flags, confidence: Math.round(100 * Math.min(0.99, Math.max(0.05, confidence))) / 100 };
}

/** Over what a reader would call the story; where it was read, how and when do not count. */
function contentHash(headline: string, bylines: readonly Byline[], dateline: string, paragraphs: readonly Paragraph[], copy: Copy): string {
  return sha256(JSON.stringify([headline, bylines, dateline, paragraphs, copy.captions, copy.notes.map((note) => note.text)]));
}

function sha256(text: string): string {
  return hash('sha256', text);
}
