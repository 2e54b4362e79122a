import type { Article, DatedAt } from '../../model/article.ts';
import { articleIdOf } from '../../model/article-id.ts';
import { soundArticle } from '../../model/sound-article.ts';
import type { ItemForm } from '../../model/item-form.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { Page } from '../../model/page.ts';
import type { Reject } from '../../model/reject.ts';
import type { RuleSet } from '../../rules/rule-set.ts';
import { tidy } from '../../text/text.ts';
import { countWords } from '../../text/words.ts';
import { readBylines } from '../../wire/byline/byline.ts';
import { readDate } from '../../wire/dates.ts';
import { agencyByName } from '../../wire/organisation.ts';
import { storyType } from '../../wire/story-type.ts';
import { agencyOf } from '../../wire/tag.ts';
import { normalLanguage } from '../record/language/language.ts';
import { contentHash } from '../record/record.ts';
import { PROGRAM_VERSION, RULES_VERSION } from '../record/version.ts';
import { copyOf, type Copy } from './copy.ts';
import type { ItemFacts, ItemRead } from './item.ts';
import { readNewsmlG2 } from './newsml-g2.ts';
import { readNinjs } from './ninjs.ts';
import { readNitf } from './nitf.ts';

const READERS: Readonly<Record<ItemForm, (bytes: Uint8Array) => ItemRead>> = {
  ninjs: readNinjs,
  'newsml-g2': readNewsmlG2,
  nitf: readNitf,
};

/** Statuses in which an item may be used; IPTC's others refuse it by their name. */
const REFUSED: ReadonlyMap<string, 'canceled' | 'withheld'> = new Map([
  ['canceled', 'canceled'],
  ['cancelled', 'canceled'],
  ['withheld', 'withheld'],
]);

/** Makes an article record or a reject of an agency's own item: its fields map straight, and nothing is guessed. */
export function cleanItem(page: Page, form: ItemForm, rules: RuleSet, cleanedAt: string | null): Outcome {
  const facts = READERS[form](page.bytes);
  if ('reject' in facts) return rejected(page, facts.reject, form);
  const told = `${facts.form} item ${facts.uri}${facts.version === null ? '' : `, version ${facts.version}`}`;
  const status = REFUSED.get(facts.status);
  if (status !== undefined)
    return {
      ...rejected(page, { reason: status, detail: `${told}: its status is ${facts.status}` }, told),
      withdraws: articleIdOf(addressOf(facts)),
    };
  const agency = agencyOfItem(facts);
  const copy = copyOf(facts, agency?.code ?? null);
  if (copy.paragraphs.length === 0)
    return rejected(page, { reason: 'no-story', detail: `${told}: ${facts.kind ?? 'an item'} without text` }, told);
  const record = soundArticle(recordOf(page, facts, copy, agency, rules, cleanedAt));
  if ('unsound' in record) return rejected(page, { reason: 'invalid-record', detail: record.unsound }, told);
  return {
    outcome: 'article',
    article: record.article,
    trace: { pageId: page.id, notes: [`${told}: its fields are taken as they stand`], removals: [...copy.removals] },
  };
}

/** What names all versions of an item: its id, as an address. */
function addressOf({ uri, form }: ItemFacts): string {
  return /^[a-z][a-z\d+.-]*:/i.test(uri) ? uri : `urn:copydesk:${form}:${uri}`;
}

function rejected(page: Page, reject: Reject, note: string): Outcome & { readonly outcome: 'rejected' } {
  return { outcome: 'rejected', reject, trace: { pageId: page.id, notes: [note], removals: [] } };
}

/** The agency that a field names: its provider, else the credit. */
function agencyOfItem({ provider, credit }: ItemFacts): { code: string; name: string } | null {
  for (const name of [provider, credit]) {
    const agency = name === null ? null : (agencyOf(name) ?? agencyByName(name));
    if (agency) return { code: agency.code, name: name! };
  }
  return null;
}

function recordOf(
  page: Page,
  facts: ItemFacts,
  copy: Copy,
  agency: ReturnType<typeof agencyOfItem>,
  rules: RuleSet,
  cleanedAt: string | null,
): Article {
  const headline = tidy(facts.headline);
  const bylines = readBylines(facts.bylines.map((text) => ({ text, source: 'item' as const })));
  const paragraphs = [...copy.paragraphs];
  const text = paragraphs.map((paragraph) => paragraph.text).join('\n\n');
  const notes = [
    ...(facts.editorsNote === null
      ? []
      : [{ kind: 'editors-note' as const, text: tidy(facts.editorsNote), position: 'lead' as const }]),
    ...copy.notes,
  ];
  const canonicalUrl = addressOf(facts);
  const captions = facts.captions.map((caption) => ({ ...caption }));
  const words = countWords(text);
  return {
    id: articleIdOf(canonicalUrl),
    revision: 1,
    contentHash: contentHash(headline, bylines, copy.dateline?.text ?? '', paragraphs, { captions, notes }),
    pageId: page.id,
    url: page.url,
    canonicalUrl,
    outlet: { host: null, name: null },
    agency: agency?.code ?? null,
    attribution: {
      agencies: agency === null ? [] : [agency.code],
      station: null,
      pressRelease: false,
      confidence: 1,
      evidence:
        agency === null
          ? []
          : [{ signal: 'structured-data', value: `provider=${agency.name}`, agency: agency.code, weight: 1 }],
    },
    origin: 'agency',
    item: itemOf(facts),
    itemId: facts.uri,
    type: storyType({
      headline,
      paragraphs: paragraphs.slice(0, 5).map((paragraph) => paragraph.text),
      agency: agency?.code ?? null,
      pressRelease: false,
      notes,
    }),
    headline,
    bylines,
    dateline: copy.dateline,
    published: datedAt(facts.published),
    updated: facts.updated === facts.published ? null : datedAt(facts.updated),
    language: normalLanguage(facts.language),
    body: { paragraphs, text, words },
    captions,
    notes,
    quality: { flags: facts.embargoedUntil === null ? [] : ['embargoed'], confidence: 1 },
    provenance: {
      fetchedAt: page.fetchedAt,
      cleanedAt,
      source: page.source,
      original: null,
      charset: 'utf-8',
      bytes: page.bytes.length,
      rulesVersion: RULES_VERSION + rules.version,
      programVersion: PROGRAM_VERSION,
    },
  };
}

function itemOf(facts: ItemFacts): NonNullable<Article['item']> {
  const {
    form,
    uri,
    version,
    slug,
    urgency,
    provider,
    located,
    embargoedUntil,
    usageTerms,
    copyright,
    credit,
    editorsNote,
  } = facts;
  return {
    form,
    uri,
    version,
    slug,
    urgency,
    provider,
    located,
    embargoedUntil,
    usageTerms,
    copyright,
    credit,
    editorsNote,
    subjects: [...facts.subjects],
    keywords: [...facts.keywords],
    genres: [...facts.genres],
  };
}

function datedAt(text: string | null): DatedAt | null {
  const at = text === null ? null : readDate(text);
  return at === null ? null : { at, source: 'item' };
}
