import type { Paragraph } from '../../../model/article.ts';
import { PARAGRAPH_KINDS } from '../../../model/paragraphs.ts';
import type { RuleSet, Verdict } from '../../../rules/rule-set.ts';
import type { Anchors } from '../anchors.ts';
import type { Features } from '../features.ts';
import type { Found } from '../find.ts';
import type { Headline } from '../headline.ts';
import { isHeading, type Block, type Element } from '../../page/tree.ts';

/** What became of a block: a body paragraph, a deck above the first of them, or cut by a rule; `moved` names the field that takes it. */
export type Fate =
  | { readonly fate: 'kept'; readonly kind: Paragraph['kind'] }
  | { readonly fate: 'deck'; readonly rule: string; readonly reason: string }
  | { readonly fate: 'cut'; readonly rule: string; readonly reason: string }
  | { readonly fate: 'moved'; readonly to: 'caption' | 'byline'; readonly rule: string; readonly reason: string };

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

const KEPT = Object.fromEntries(PARAGRAPH_KINDS.map((kind) => [kind, { fate: 'kept', kind }])) as Readonly<
  Record<Paragraph['kind'], Fate>
>;

/** One fate for all blocks kept as `kind`: a page may hold a million. */
export function kept(kind: Paragraph['kind']): Fate {
  return KEPT[kind];
}

export function cut(rule: string, reason: string): Fate {
  return { fate: 'cut', rule, reason };
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

export function byline(): Fate {
  return { fate: 'moved', to: 'byline', rule: 'byline', reason: 'a byline, kept in its own field' };
}
