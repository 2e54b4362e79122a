import type { Paragraph } from '../../../model/article.ts';
import { PARAGRAPH_KINDS } from '../../../model/paragraphs.ts';
import type { RuleSet, Verdict } from '../../../rules/rule-set.ts';
import type { Anchors } from '../anchors.ts';
import type { Features } from '../features.ts';
import type { Found } from '../find.ts';
import type { Headline } from '../headline.ts';
import { isHeading, type Block, type Element } from '../../page/tree.ts';

/**
 * What became of a block: a body paragraph, a deck above the first of them, or cut by a rule; `moved` names the field that
 * takes it. All have the same fields in one order, since every step asks the fate of every block and V8 looks long for a
 * field that stands elsewhere in each kind of object: made by the functions below alone.
 */
export type Fate =
  | {
      readonly fate: 'kept';
      readonly kind: Paragraph['kind'];
      readonly to: null;
      readonly rule: null;
      readonly reason: null;
    }
  | (Verdict & { readonly fate: 'deck'; readonly kind: null; readonly to: null })
  | (Verdict & { readonly fate: 'cut'; readonly kind: null; readonly to: null })
  | (Verdict & { readonly fate: 'moved'; readonly kind: null; readonly to: 'caption' | 'byline' });

/** A fate, and whether the block stands within the story. */
export type Placed = Fate & { readonly inside: boolean };

/** Everything the strippers look at. */
export interface StripInput {
  readonly found: Found;
  readonly features: Features;
  readonly anchors: Anchors;
  readonly verdicts: readonly (Verdict | null)[];
  readonly headline: Headline;
  /** Numbers of the first and last block of prose in the story's commonest shape that no rule of classes cuts, the last none that a rule of texts names. */
  readonly spine: { readonly first: number; readonly last: number };
  /** The story's own lines that are nothing but a link, or a label and a link. */
  readonly ownLinks: ReadonlySet<Block>;
  /** Terms and what they stand for, in lists of the story. */
  readonly definitions: ReadonlySet<Block>;
  readonly rules: RuleSet;
  /** Names of the authors as the page declares them. */
  readonly authors: readonly string[];
  readonly isByline: (text: string) => boolean;
  readonly isCredit: (text: string) => boolean;
  readonly isNote: (text: string, position: 'lead' | 'body' | 'tail') => boolean;
}

/** Of what stands outside the story and meets no rule. */
export const OUTSIDE: Verdict = { rule: 'outside-story', reason: 'outside the element that holds the story' };

const KEPT = Object.fromEntries(
  PARAGRAPH_KINDS.map((kind) => [kind, { fate: 'kept', kind, to: null, rule: null, reason: null }]),
) as Readonly<Record<Paragraph['kind'], Fate>>;

/** One fate for all blocks kept as `kind`: a page may hold a million. */
export function kept(kind: Paragraph['kind']): Fate {
  return KEPT[kind];
}

export function cut(rule: string, reason: string): Fate {
  return { fate: 'cut', kind: null, to: null, rule, reason };
}

export function deck(): Fate {
  const reason = 'the outlet’s line between headline and story';
  return { fate: 'deck', kind: null, to: null, rule: 'deck', reason };
}

export function moved(to: 'caption' | 'byline', { rule, reason }: Verdict): Fate {
  return { fate: 'moved', kind: null, to, rule, reason };
}

export function placed(fate: Fate, inside: boolean): Placed {
  return { ...fate, inside };
}

/** A whole block in bold, or a heading element, short and without a full stop: a subhead, or a furniture heading. */
export function isLabel(block: Block, features: Features): boolean {
  if (isHeading(block)) return true;
  const short = block.text.length <= 90 && features.words[block.index]! <= 14;
  return (
    short &&
    (block.boldChars >= 0.9 * block.text.length || block.text === block.text.toUpperCase() || /:$/.test(block.text))
  );
}

export function isInside(element: Element, box: Element): boolean {
  for (let at: Element | null = element; at && at.depth >= box.depth; at = at.parent) if (at === box) return true;
  return false;
}

export function proseKept(
  blocks: readonly Block[],
  fates: readonly Fate[],
  features: Features,
  from: number,
  to: number,
): number {
  let sum = 0;
  for (let k = from; k < to; k++) if (fates[k]!.fate === 'kept') sum += features.prose[blocks[k]!.index]!;
  return sum;
}

export function cutRange(
  blocks: readonly Block[],
  fates: Fate[],
  from: number,
  to: number,
  rule: string,
  reason: string,
  anchors: Anchors,
): void {
  for (let k = from; k < to; k++)
    if (fates[k]!.fate === 'kept' && !anchors.hasDateline[blocks[k]!.index]) fates[k] = cut(rule, reason);
}

export function credit(): Fate {
  return moved('caption', { rule: 'credit', reason: 'a picture’s credit' });
}

export function byline(): Fate {
  return moved('byline', { rule: 'byline', reason: 'a byline, kept in its own field' });
}
