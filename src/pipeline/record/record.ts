import { hash } from 'node:crypto';
import type { Article, Byline, Caption, Paragraph, StoryNote } from '../../model/article.ts';
import { articleIdOf } from '../../model/article-id.ts';
import type { Page } from '../../model/page.ts';
import type { Reject } from '../../model/reject.ts';
import type { RuleSet } from '../../rules/rule-set.ts';
import { attribute, isHostOf } from '../../wire/agency.ts';
import { agencyByName } from '../../wire/organisation.ts';
import type { Canonical } from './canonical.ts';
import { DATELINE_PARAGRAPHS, readDateline, type DatelineRead } from '../../wire/dateline/dateline.ts';
import { judge, type Confidence } from './confidence/confidence.ts';
import { linesBeside } from './beside.ts';
import { bylinesOf } from './bylines.ts';
import { datesOf } from './story-dates.ts';
import type { Decoded } from '../page/decode.ts';
import { countWords, wordsTogether } from '../../text/words.ts';
import { detectLanguage } from './language/language.ts';
import type { Metadata } from '../page/metadata.ts';
import type { Tree } from '../page/tree.ts';
import { qualityOf } from './quality.ts';
import { repairMojibake } from '../../text/mojibake.ts';
import type { StoryText } from './normalise.ts';
import type { Story } from '../story/story.ts';
import { storyType } from '../../wire/story-type.ts';
import { declaredOf, itemIdOf } from './declared.ts';
import { picturesOf } from './pictures.ts';
import { tidy } from '../../text/text.ts';
import { PROGRAM_VERSION, RULES_VERSION } from './version.ts';

export interface RecordInput {
  readonly page: Page;
  readonly decoded: Decoded;
  readonly tree: Tree;
  readonly metadata: Metadata;
  readonly canonical: Canonical;
  readonly story: Story;
  readonly storyText: StoryText;
  /** Words of each of its paragraphs. */
  readonly words: readonly number[];
  readonly rules: RuleSet;
  /** Whether the body was taken from structured data. */
  readonly fromStructured: boolean;
  /** Signs that it is not an article, none of them proven. */
  readonly doubts: readonly Reject[];
  /** Whether a user's recipe is for the page and yields nothing of it. */
  readonly recipeFailed: boolean;
  readonly cleanedAt: string | null;
}

/** Puts the record together, validated by the caller, and judges it. */
export function makeRecord({
  page,
  decoded,
  tree,
  metadata,
  canonical,
  story,
  storyText,
  words,
  fromStructured,
  rules,
  doubts,
  recipeFailed,
  cleanedAt,
}: RecordInput): { readonly article: Article; readonly confidence: Confidence } {
  const read = readDateline(storyText.paragraphs.slice(0, DATELINE_PARAGRAPHS).map((paragraph) => paragraph.text));
  const { paragraphs, counts } = withoutDateline(storyText.paragraphs, words, read);
  const decks = storyText.decks.map(({ kind, text: deck }) => ({ kind, text: deck }));
  const text = paragraphs.map((paragraph) => paragraph.text).join('\n\n');
  const dateline = read?.dateline ?? null;
  const beside = linesBeside(tree, story);
  const bylines = bylinesOf({ tree, metadata, story, storyText, beside, host: canonical.host });
  const notes = storyText.notes.map(({ kind, text: note, position }) => ({ kind, text: note, position }));
  const structured = [...metadata.authors, ...metadata.providers].map(({ text: value, field }) => ({ value, field }));
  const itemId = itemIdOf(page.url, canonical, metadata);
  const captions = storyText.captions.map(({ text: caption, credit }) => ({ text: caption, credit }));
  const { agency, attribution } = attribute({
    dateline,
    bylines,
    notes,
    structured,
    credits: [
      ...new Set([...storyText.bylines, ...notes.filter((note) => note.kind === 'credit').map((note) => note.text)]),
    ],
    copyrights: [...new Set(storyText.copyrights)],
    url: page.url,
    canonicalUrl: canonical.original?.url ?? canonical.url,
    taglines: [
      ...paragraphs.slice(-3).map((paragraph) => paragraph.text),
      ...notes.filter((note) => note.position === 'tail').map((note) => note.text),
    ],
  });
  const headline = tidy(repairMojibake(story.headline.text, storyText.repaired).text);
  const body = { paragraphs, text, words: wordsTogether(text, counts) };
  const record: Omit<Article, 'quality'> = {
    id: articleIdOf(canonical.url),
    revision: 1,
    contentHash: contentHash(headline, bylines, dateline?.text ?? '', [...decks, ...paragraphs], { captions, notes }),
    pageId: page.id,
    url: page.url,
    canonicalUrl: canonical.url,
    outlet: { host: canonical.host, name: siteName(metadata, canonical.host) },
    agency,
    attribution,
    itemId: itemId?.value ?? null,
    type: storyType({
      headline,
      paragraphs: paragraphs.slice(0, 5).map((paragraph) => paragraph.text),
      agency,
      pressRelease: attribution.pressRelease,
      notes,
    }),
    headline,
    bylines,
    dateline,
    ...datesOf(tree, metadata, story, storyText.dates, beside, page.url),
    language: detectLanguage(text, metadata.language),
    body,
    captions,
    ...picturesOf(tree, story, storyText.captions, page.url),
    ...declaredOf(metadata, page.url, itemId),
    notes,
    provenance: {
      fetchedAt: page.fetchedAt,
      cleanedAt,
      source: page.source,
      original: canonical.original,
      charset: decoded.charset,
      bytes: page.bytes.length,
      rulesVersion: RULES_VERSION + rules.version,
      programVersion: PROGRAM_VERSION,
    },
  };
  const confidence = judge({ tree, metadata, story, storyText, record, counts, fromStructured, doubts });
  const quality = qualityOf({
    decoded,
    metadata,
    story,
    storyText,
    record,
    fromStructured,
    doubts,
    recipeFailed,
    confidence,
  });
  // In the order of the schema, which is the order of the record's text.
  const { provenance, ...told } = record;
  return { article: { ...told, body: withDecks(decks, body), quality, provenance }, confidence };
}

/** Some sites give their address for their name, and outlets the agency that wrote the story for its publisher. */
function siteName({ siteNames }: Metadata, host: string | null): string | null {
  const isOwn = (name: string): boolean => {
    if (name === '' || /^(?:https?:)?\/\/|^www\./i.test(name)) return false;
    const agency = agencyByName(name);
    const letters = name.toLowerCase().replace(/[^a-z]/g, '');
    return agency?.kind !== 'agency' || host === null || isHostOf(agency, host) || host.includes(letters);
  };
  return siteNames.map(({ text }) => tidy(text).slice(0, 200)).find(isOwn) ?? null;
}

/** The body as readers get it. What is judged is the story below: a deck is the outlet's word for it. */
function withDecks(decks: readonly Paragraph[], body: Article['body']): Article['body'] {
  if (decks.length === 0) return body;
  const above = decks.map(({ text }) => text).join('\n\n');
  return {
    paragraphs: [...decks, ...body.paragraphs],
    text: `${above}\n\n${body.text}`,
    words:
      wordsTogether(
        above,
        decks.map(({ text }) => countWords(text)),
      ) + body.words,
  };
}

/** The body's paragraphs, and the words of each. */
function withoutDateline(
  storyText: StoryText['paragraphs'],
  words: readonly number[],
  read: DatelineRead | null,
): { readonly paragraphs: Paragraph[]; readonly counts: number[] } {
  const paragraphs: Paragraph[] = [];
  const counts: number[] = [];
  storyText.forEach(({ kind, text, rows }, index) => {
    if (read?.paragraph !== index) {
      paragraphs.push(rows === undefined ? { kind, text } : { kind, text, rows });
      counts.push(words[index]!);
    } else if (read.rest !== '') {
      paragraphs.push({ kind: kind === 'subhead' ? 'paragraph' : kind, text: read.rest });
      counts.push(countWords(read.rest));
    }
  });
  return { paragraphs, counts };
}

/** Over what a reader would call the story; where it was read, how and when do not count. */
export function contentHash(
  headline: string,
  bylines: readonly Byline[],
  dateline: string,
  paragraphs: readonly Paragraph[],
  storyText: { readonly captions: readonly Caption[]; readonly notes: readonly Pick<StoryNote, 'text'>[] },
): string {
  return sha256(
    JSON.stringify([
      headline,
      bylines,
      dateline,
      paragraphs,
      storyText.captions,
      storyText.notes.map((note) => note.text),
    ]),
  );
}

function sha256(text: string): string {
  return hash('sha256', text);
}
