import type { Caption } from '../../model/article.ts';
import { looksLikeCredit, splitCaption } from '../../wire/caption.ts';
import { ClassTest } from '../../rules/element-class.ts';
import type { RuleSet } from '../../rules/rule-set.ts';
import type { Block, Element } from '../page/tree.ts';
import { CAPTION_LINES } from './caption-lines.ts';

const CREDIT_KEY = new ClassTest(
  /(?:^|[^a-z])(?:credits?|copyright|photographer|attribution|source|byline)(?:$|[^a-z])/,
);
/** What stands before the name: `Photo by:`, `Source:`, the slash of `Jo Roe/AFP` where the name has a block of its own. */
const CREDIT_LABEL = /^(?:(?:photo|credit|image|picture|photograph|source)s? ?(?:credits?|by)? ?:\s*|\/)/i;
const FRAME = new ClassTest(/(?:^|[^a-z])(?:caption|figure|image|photo|gallery-item|slide)(?:$|[^a-z])/);
/** One block of a caption: its text in normal form, and the block it was read from. */
export interface CaptionPiece {
  readonly text: string;
  readonly block: Block;
}

/** A caption with the numbers of the blocks it was read from. */
export interface CaptionRead extends Caption {
  readonly blocks: readonly number[];
}

/** Puts captions together from their pieces: text and credit often stand in blocks of their own, in either order. */
export function readCaptions(pieces: readonly CaptionPiece[], rules: RuleSet): CaptionRead[] {
  const captions = new Map<string, CaptionRead>();
  for (const group of groupsOf(pieces.filter((piece) => !isFurniture(piece, rules)))) {
    const caption = { ...join(group), blocks: group.map(({ block }) => block.index) };
    const key = caption.text || `credit ${caption.credit}`;
    const known = captions.get(key);
    if (!known || (known.credit === null && caption.credit !== null)) captions.set(key, caption);
  }
  const all = [...captions.values()];
  // A credit without a caption says nothing once a caption has one.
  return all.filter((caption) => caption.text !== '' || all.every((other) => other.text === ''));
}

/** Boxes of pictures hold buttons, dates and lines to share as well, which rules know by their words. */
function isFurniture(piece: CaptionPiece, rules: RuleSet): boolean {
  const { text } = piece;
  if (!/[\p{L}\d]/u.test(text)) return true;
  if (CAPTION_LINES.control.pattern.test(text) || CAPTION_LINES.other.pattern.test(text)) return true;
  const rule = rules.ofText(text);
  // Under a picture, a line of copyright is its credit.
  return rule !== undefined && rule.id !== 'site-copyright' && !isCredit(piece);
}

function groupsOf(pieces: readonly CaptionPiece[]): CaptionPiece[][] {
  const groups: CaptionPiece[][] = [];
  let frame: Element | null = null;
  for (const piece of pieces) {
    const own = frameOf(piece.block.element);
    const last = groups.at(-1);
    const before = last?.at(-1);
    const together =
      before && (own !== null && own === frame ? true : own === frame && piece.block.index - before.block.index <= 2);
    // A second text with a frame of its own, or with no frame at all, is another caption.
    if (together && (isCredit(piece) || last!.every(isCredit))) last!.push(piece);
    else groups.push([piece]);
    frame = own;
  }
  return groups;
}

/** The element that holds picture, caption and credit: a figure, or a box whose class says so. */
export function frameOf(element: Element): Element | null {
  let box: Element | null = null;
  for (let at: Element | null = element.parent, up = 0; at && up < 5; at = at.parent, up++) {
    if (at.name === 'figure') return at;
    if (box === null && at.elementClass.is(FRAME)) box = at;
  }
  return box;
}

function isCredit({ text, block }: CaptionPiece): boolean {
  return (
    looksLikeCredit(text) ||
    CAPTION_LINES.labelledSource.pattern.test(text) ||
    CAPTION_LINES.sourceAlone.pattern.test(text) ||
    (text.length < 80 &&
      (block.element.elementClass.is(CREDIT_KEY) || block.wrapper?.elementClass.is(CREDIT_KEY) === true))
  );
}

function join(group: readonly CaptionPiece[]): Caption {
  const credits = group.filter(isCredit).map(({ text }) => text);
  const texts = group.filter((piece) => !isCredit(piece)).map(({ text }) => text);
  const whole = texts
    .join(' ')
    .replace(CAPTION_LINES.machinery.pattern, '')
    .replace(CAPTION_LINES.leadingControl.pattern, '');
  const leading = CAPTION_LINES.leadingCredit.pattern.exec(whole);
  const split = leading
    ? { text: whole.slice(leading[0].length), credit: leading[1]! }
    : whole === ''
      ? { text: '', credit: null }
      : splitCaption(whole);
  const bracket =
    split.credit === null && credits.length === 0 ? CAPTION_LINES.bracketedName.pattern.exec(split.text) : null;
  if (bracket) return { text: split.text.slice(0, bracket.index).trim(), credit: bracket[1]! };
  const own = credits[0] === undefined ? null : (splitCaption(credits[0]).credit ?? credits[0]);
  return {
    text: split.text,
    credit: split.credit ?? (own === null ? null : own.replace(CREDIT_LABEL, '')),
  };
}
