import { cleanItem } from './agency-item/clean-item.ts';
import type { Explained, Outcome } from '../model/outcome.ts';
import { itemFormOf } from '../model/item-form.ts';
import type { Page } from '../model/page.ts';
import type { Reject } from '../model/reject.ts';
import type { Removal, Trace, TraceBlock } from '../model/trace.ts';
import { soundArticle } from '../model/sound-article.ts';
import { BUILT_IN, type RuleSet } from '../rules/rule-set.ts';
import { canonicalOf, hostOf } from './record/canonical.ts';
import { noteOf, type Confidence } from './record/confidence/confidence.ts';
import { decode, type Decoded } from './page/decode.ts';
import { readMetadata, type Metadata } from './page/metadata.ts';
import { normalise, wordsOfEach, type StoryText } from './record/normalise.ts';
import { openedText } from './page/opened.ts';
import { scan, scanPage } from './page/scan.ts';
import { readPlainStory } from './plain/plain-story.ts';
import { readPlainText } from './plain/plain-tree.ts';
import { makeRecord } from './record/record.ts';
import { dayOf, storyByRecipe } from './story/recipe.ts';
import { refuse } from './story/refuse.ts';
import { withMarks, type BlockMark } from './story/marks.ts';
import { readStory, type Story } from './story/story.ts';
import { bodyFromHydration, structuredBody } from './record/structured-body.ts';
import { pathOf, type Tree } from './page/tree.ts';

/** What `clean` takes besides the page: nothing is read from the clock or the environment. */
export interface CleanContext {
  /** ISO 8601 instant written into the record's provenance, or null. */
  readonly cleanedAt: string | null;
  /** The rules to strip by; the built-in ones where absent. */
  readonly rules?: RuleSet;
  /** What reads the page into its tree; `scanPage` where absent. */
  readonly read?: (decoded: Decoded) => Tree;
  /** What a person says of blocks; they outrank rules, refusals and the page's structured data. */
  readonly marks?: readonly BlockMark[];
}

/** START HERE. Makes an article record or a reject of a page. Pure: the same page and context give the same outcome. */
export function clean(page: Page, context: CleanContext): Outcome {
  return run(page, context).outcome;
}

/** {@link clean} with the fate of every block and the signs that the confidence rests on. */
export function explain(page: Page, context: CleanContext): Explained {
  const { outcome, tree, story, storyText, confidence } = run(page, context);
  return {
    ...outcome,
    blocks: tree && story && storyText ? fatesOf(tree, story, storyText) : [],
    signs: confidence?.signs ?? null,
  };
}

/** Kinds of notes that only the end of an agency's story carries. */
const AGENCY_TAIL: ReadonlySet<string> = new Set(['contributor', 'copyright']);

interface Run {
  readonly outcome: Outcome;
  readonly tree?: Tree;
  readonly story?: Story;
  readonly storyText?: StoryText;
  readonly confidence?: Confidence;
}

/** The steps in order. */
function run(page: Page, context: CleanContext): Run {
  const form = itemFormOf(page.contentType);
  if (form !== null) return { outcome: cleanItem(page, form, context.rules ?? BUILT_IN, context.cleanedAt) };
  const decoded = decode(page.bytes, page.contentType);
  if ('reject' in decoded) return { outcome: rejected(decoded.reject, { pageId: page.id, notes: [], removals: [] }) };
  const read = decoded.form === 'plain' ? readPlainText(decoded.text) : (context.read ?? scanPage)(decoded);
  if ('reject' in read)
    return { outcome: rejected(read.reject, { pageId: page.id, notes: decoded.notes, removals: [] }) };
  const host = hostOf(page.url);
  const rules = (context.rules ?? BUILT_IN).forHost(host);
  const { marks } = context;
  const {
    tree,
    metadata,
    story: found,
    failedRecipe,
  } = decoded.form === 'plain'
    ? {
        tree: read,
        metadata: readMetadata(read, host),
        story: readPlainStory(read, rules, page.url),
        failedRecipe: null,
      }
    : openedWhereEmpty(storyOf(read, rules, page, host), decoded, (opened) => storyOf(opened, rules, page, host));
  const story = marks === undefined ? found : withMarks(found, marks);
  const shown = normalise(tree, story, rules);
  const declared = story.recipe || marks !== undefined ? null : declaredText(shown, story, metadata, decoded);
  const storyText = declared ?? shown;
  const canonical = canonicalOf(page.id, page.url, metadata);
  const notes = [
    ...decoded.notes,
    ...canonical.notes,
    ...notesOnReading(story, failedRecipe),
    ...(declared ? ['the body is taken from structured data: the page shows only a part'] : []),
  ];
  const trace = traceOf(page, notes, tree, story, shown);
  const words = wordsOfEach(storyText, tree);
  const whatFailed = failedRecipe ? { failedRecipe: failedRecipe.id } : {};
  const { reject, doubts } = refuse({
    tree,
    metadata,
    story,
    url: page.url,
    words: words.reduce((sum, count) => sum + count, 0),
    ending: storyText.paragraphs.at(-1)?.text ?? '',
    hasTail: storyText.notes.some(({ kind, position }) => position === 'tail' && AGENCY_TAIL.has(kind)),
  });
  if (reject && marks === undefined)
    return { outcome: { ...rejected(reject, trace), ...whatFailed }, tree, story, storyText: shown };
  const { article, confidence } = makeRecord({
    page,
    decoded,
    tree,
    metadata,
    canonical,
    story,
    storyText,
    words,
    rules,
    fromStructured: declared !== null,
    doubts,
    recipeFailed: failedRecipe !== null,
    cleanedAt: context.cleanedAt,
  });
  const record = soundArticle(article);
  if ('unsound' in record) {
    return {
      outcome: rejected({ reason: 'invalid-record', detail: record.unsound }, trace),
      tree,
      story,
      storyText: shown,
    };
  }
  const inDoubt = doubts.map(({ reason, detail }) => `may be ${reason}: ${detail}`);
  const judged = { ...trace, notes: [...trace.notes, ...inDoubt, noteOf(confidence)] };
  return {
    outcome: { outcome: 'article', article: record.article, trace: judged, ...whatFailed },
    tree,
    story,
    storyText: shown,
    confidence,
  };
}

interface FailedRecipe {
  readonly id: string;
  readonly why: string;
}

/** The story's text as the page's data has it, where the page shows only a part; else null. */
function declaredText(shown: StoryText, story: Story, metadata: Metadata, page: Decoded): StoryText | null {
  return (
    structuredBody(shown, metadata.articleBody, story.headline.text) ??
    bodyFromHydration(shown, story.headline.text, page)
  );
}

/** How the story was found where that is not the general way. */
function notesOnReading(story: Story, failedRecipe: FailedRecipe | null): string[] {
  return [
    ...(story.recipe ? [`read by recipe ${story.recipe.id}`] : []),
    ...(failedRecipe ? [`recipe ${failedRecipe.id} failed: ${failedRecipe.why}; read in the general way`] : []),
  ];
}

/** A page as it was read, with its story. */
interface Reading {
  readonly tree: Tree;
  readonly metadata: Metadata;
  readonly story: Story;
  readonly failedRecipe: FailedRecipe | null;
}

/** The story by the user's recipe for the page, where there is one and it yields a story; else in the general way. */
function storyOf(tree: Tree, rules: RuleSet, { url, fetchedAt }: Page, host: string | null): Reading {
  const metadata = readMetadata(tree, host);
  const recipe = rules.recipeFor({ url, at: dayOf(metadata) ?? fetchedAt });
  const read = recipe && storyByRecipe(recipe, tree, metadata, rules, host);
  if (read && 'story' in read) return { tree, metadata, story: read.story, failedRecipe: null };
  return {
    tree,
    metadata,
    story: readStory(tree, metadata, rules, host),
    failedRecipe: recipe && read ? { id: recipe.id, why: read.failed } : null,
  };
}

/** Where the markup shows no prose at all, the story may stand in what a page holds for others: see {@link openedText}. */
function openedWhereEmpty(first: Reading, decoded: Decoded, again: (tree: Tree) => Reading): Reading {
  if (first.story.container !== null || first.metadata.articleBody) return first;
  // The text is decoded where it is asked for: of most pages never.
  const opened = openedText(decoded.text);
  if (opened === null) return first;
  const second = again(scan(opened));
  return proseKept(second) >= MIN_OPENED ? second : first;
}
/** A notice that scripts or cookies are needed is shorter, in characters. */
const MIN_OPENED = 400;

function proseKept({ story: { fates, features } }: Reading): number {
  return fates.reduce((sum, { fate }, i) => sum + (fate === 'kept' ? features.prose[i]! : 0), 0);
}

function rejected(reject: Reject, trace: Trace): Outcome {
  return { outcome: 'rejected', reject, trace };
}

function traceOf(page: Page, notes: readonly string[], tree: Tree, story: Story, storyText: StoryText): Trace {
  const removals: Removal[] = [];
  for (const { index, text } of tree.blocks) {
    const fate = story.fates[index]!;
    if (fate.fate !== 'kept' && fate.fate !== 'deck')
      removals.push({
        step: fate.inside ? 'strip' : 'find',
        rule: fate.rule,
        reason: fate.reason,
        text,
        block: index,
      });
  }
  for (const note of storyText.notes)
    removals.push({
      step: 'normalise',
      rule: `note-${note.kind}`,
      reason: 'furniture of the story, kept in its own field',
      text: note.text,
      block: note.block,
    });
  removals.sort(inOrderOfPage);
  return {
    pageId: page.id,
    notes: [
      ...notes,
      ...(story.secondLook ? [story.secondLook] : []),
      ...(story.container ? [`story found in ${pathOf(story.container)}`] : ['no block is prose']),
    ],
    removals,
  };
}

function inOrderOfPage(one: Removal, other: Removal): number {
  return one.block - other.block;
}

function fatesOf(tree: Tree, story: Story, storyText: StoryText): TraceBlock[] {
  const kept = new Set(storyText.paragraphs.map((paragraph) => paragraph.block));
  // A paragraph that only lost the credits at its end is kept.
  const noted = new Map(storyText.notes.filter((note) => !kept.has(note.block)).map((note) => [note.block, note.kind]));
  return tree.blocks.map((block, i) => {
    const fate = story.fates[i]!;
    const common = { block: i, path: pathOf(block.element), text: block.text };
    const note = noted.get(i);
    if (note) return { ...common, fate: 'moved', by: `note-${note}` };
    if (fate.fate === 'deck') return { ...common, fate: 'kept', by: 'deck' };
    if (fate.fate === 'kept') return { ...common, fate: 'kept', by: fate.kind };
    return { ...common, fate: fate.fate, by: fate.rule };
  });
}
