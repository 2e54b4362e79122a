import { Nearness } from './find.ts';
import { isSentenceOf } from './sentences.ts';
import type { Story } from './story.ts';
import type { Tree } from '../page/tree.ts';

/** Which signs of furniture a look at the page does not believe. */
export interface Look {
  readonly says: string;
  /** Ids of the rules that are passed over. */
  readonly ignores: { has(rule: string): boolean };
}

/**
 * Rules that read words of classes which a story's own boxes have too: a paragraph with a picture, a list under a tag, an
 * accordion. Comments, consent, navigation and teasers are never the story.
 */
const SOFT = [
  'class-media',
  'class-caption',
  'class-tags',
  'class-byline',
  'class-share',
  'class-sidebar',
  'class-form',
  'class-inset',
  'class-overlay',
  'class-ad',
  'tag-aside',
] as const;

export const AS_RULED: Look = { says: 'as the rules say', ignores: new Set() };
export const BY_SHAPE: Look = { says: 'by shape alone', ignores: new Set(SOFT) };
export const WITH_HIDDEN: Look = { says: 'with what is hidden', ignores: new Set([...SOFT, 'hidden']) };

/** Where every paragraph has a class of furniture, classes say nothing. */
export const WITHOUT_CLASSES: Look = { says: 'without classes', ignores: { has: (rule) => rule.startsWith('class-') } };
/** So many paragraphs below the headline, side by side with it, are a story. */
const MIN_PARAGRAPHS = 3;

/** One block of prose counts at most this much, in characters: a legal text is one long block. */
const MAX_WEIGHT = 600;
/** Prose in a shape that is not the story's counts half. */
const COMMON_SHAPE = 0.5;
/** A story with its dateline, or with the paragraph that the page's description opens, counts this many times. */
const CONFIRMED = 1.5;
/** With less than this share of the prose below the headline, a story is not believed at once. */
const BELIEVED = 0.4;
/** Another look must find this many times more. */
const BETTER = 4;

/** A page of more blocks is looked at once; honest ones have some thousand. */
const MAX_BLOCKS = 20_000;

/** What speaks for a story: its prose, near the headline and below it, in the shape of the page's paragraphs, and what confirms it. */
export function weightOf(story: Story, { blocks }: Tree): number {
  const nearness = new Nearness(story.headline.block);
  const { prose, shapeShare } = story.features;
  let weight = 0;
  for (const block of blocks) {
    const i = block.index;
    if (!isSentenceOf(story, i)) continue;
    weight +=
      Math.min(MAX_WEIGHT, prose[i]!) * nearness.of(block) * (shapeShare[i]! >= COMMON_SHAPE ? 1 : COMMON_SHAPE);
  }
  return story.isConfirmed ? weight * CONFIRMED : weight;
}

/** All prose that might be the story: what lies below the headline, whatever rules say of it. */
function atStake(story: Story, { blocks }: Tree): number {
  const nearness = new Nearness(story.headline.block);
  const from = story.headline.block?.index ?? -1;
  let weight = 0;
  for (const block of blocks) {
    const { index } = block;
    const chars = story.features.prose[index]!;
    const fate = story.fates[index]!;
    if (chars === 0 || index < from || (fate.fate === 'cut' && NEVER.test(fate.rule))) continue;
    weight += Math.min(MAX_WEIGHT, chars) * nearness.of(block);
  }
  return weight;
}
const NEVER =
  /^(?:class-(?:comments|consent|navigation|related|footer|newsletter)|comments-heading|(?:tag|role)-(?!aside))/;

/**
 * The story that is believed. Where the first look finds but a little of the prose below the headline, the page is looked
 * at again without the rules that a story's own boxes may meet, then with what is hidden; the candidate with most evidence
 * is taken, if it has four times the first’s: a gallery beside a short story has twice its prose and more. Says what was decided, for the trace.
 */
export function believed(
  first: Story,
  tree: Tree,
  again: (look: Look) => Story,
): { readonly story: Story; readonly note: string | null } {
  // Several candidates of a page of a million lines would not fit into a thread's memory.
  if (tree.blocks.length > MAX_BLOCKS) return { story: first, note: null };
  const own = weightOf(first, tree);
  if (own >= BELIEVED * atStake(first, tree))
    return first.container ? { story: first, note: null } : bare(first, tree, again);
  let story = first;
  let most = own * BETTER;
  let says = AS_RULED.says;
  for (const look of [BY_SHAPE, WITH_HIDDEN]) {
    const other = again(look);
    const weight = weightOf(other, tree);
    if (weight <= most) continue;
    story = other;
    most = weight * BETTER;
    says = `${look.says}: ${Math.round(weight)} of evidence against ${Math.round(own)}`;
  }
  return story.container ? { story, note: `second look: ${says}` } : bare(story, tree, again);
}

/** The page without classes, where these leave no story and a row of paragraphs stands below the headline all the same. */
function bare(first: Story, tree: Tree, again: (look: Look) => Story): ReturnType<typeof believed> {
  const story = again(WITHOUT_CLASSES);
  return standsBesideHeadline(story, tree)
    ? { story, note: `second look: ${WITHOUT_CLASSES.says}` }
    : { story: first, note: null };
}

/** Whether a story stands below its headline, side by side with it, in so many paragraphs. */
function standsBesideHeadline({ headline, features, fates }: Story, { blocks }: Tree): boolean {
  const parent = headline.block?.element.parent;
  const beside = blocks.filter(
    ({ index, element, links }) =>
      features.prose[index]! > 0 && links === 0 && fates[index]!.fate === 'kept' && element.parent === parent,
  );
  return parent !== undefined && beside.length >= MIN_PARAGRAPHS;
}
