import type { Paragraph } from '../model/article.ts';
import type { RuleSet, Verdict } from '../rules/rule-set.ts';
import type { Anchors } from './anchors.ts';
import { shapeOf, shapeShares, type Features } from './features.ts';
import { overlap, type Headline } from './headline.ts';
import { nearnessTo, type Found } from './find.ts';
import type { Block, Element } from './tree.ts';

/** What became of a block of the container: a body paragraph, or cut by a rule; `moved` names the field that takes it. */
export type Fate =
  | { readonly fate: 'kept'; readonly kind: Paragraph['kind'] }
  | { readonly fate: 'cut'; readonly rule: string; readonly reason: string }
  | { readonly fate: 'moved'; readonly to: 'caption' | 'byline'; readonly rule: string; readonly reason: string };

/** Everything the strippers look at. */
export interface StripInput {
  readonly found: Found;
  readonly features: Features;
  readonly anchors: Anchors;
  readonly verdicts: readonly (Verdict | null)[];
  readonly headline: Headline;
  readonly rules: RuleSet;
  readonly isByline: (text: string) => boolean;
  readonly isCredit: (text: string) => boolean;
  readonly isNote: (text: string, position: 'lead' | 'body' | 'tail') => boolean;
}

/** More of a block in links than this, and it is a pointer elsewhere, not a paragraph that cites. */
const LINK_ONLY = 0.8;

/** Decides every block of the container, in page order; later passes only look at what earlier ones kept. */
export function strip(input: StripInput): Fate[] {
  const { found } = input;
  const fates: Fate[] = found.blocks.map((block) => firstLook(block, input));
  cutSections(input, fates);
  cutLists(input, fates);
  cutAfterCopyright(input, fates);
  cutOutsideCore(input, fates);
  cutInsets(input, fates);
  cutOutliers(input, fates);
  cutBeforeStory(input, fates);
  cutAfterStory(input, fates);
  cutRepeats(input, fates);
  return fates;
}

function cut(rule: string, reason: string): Fate {
  return { fate: 'cut', rule, reason };
}

function isHeading(block: Block): boolean {
  return /^h[1-6]$/.test(block.element.name);
}

/** A whole block in bold, or a heading element, short and without a full stop: a subhead, or a furniture heading. */
function isLabel(block: Block, features: Features): boolean {
  if (isHeading(block)) return true;
  const short = block.text.length <= 90 && features.words[block.index]! <= 14;
  return short && (block.boldChars >= 0.9 * block.text.length || block.text === block.text.toUpperCase() || /:$/.test(block.text));
}

function firstLook(block: Block, input: StripInput): Fate {
  const { features, anchors, verdicts, headline } = input;
  const i = block.index;
  const verdict = verdicts[block.element.index] ?? (block.wrapper ? wrapperVerdict(block, input) : null);
  if (verdict) {
    if (verdict.rule === 'class-caption') return { fate: 'moved', to: 'caption', ...verdict };
    if (verdict.rule === 'class-byline' && !anchors.hasDateline[i]) return { fate: 'moved', to: 'byline', ...verdict };
    if (!anchors.hasDateline[i]) return cut(verdict.rule, verdict.reason);
  }
  const text = block.text.replace(/\n/g, ' ');
  if (block === headline.block || (isHeading(block) && overlap(text, headline.text) > 0.8)) return cut('headline', 'the headline, kept in its own field');
  if (anchors.hasDateline[i]) return { fate: 'kept', kind: kindOf(block, features) };
  if (features.teaser[i] && !anchors.inArticleBody[i]) return cut('heuristic-teaser', 'one of a row of teasers');
  const rule = input.rules.ofText(text);
  // An agency's own copyright line is a note of the story; normalise tells it from the outlet's.
  if (rule && !(rule.id === 'site-copyright' && input.isNote(text, 'tail'))) return cut(rule.id, rule.reason);
  if (isCode(text)) return cut('heuristic-code', 'a script’s text, not prose');
  if (LABELLED_LINK.test(text) && block.linkChars >= 0.4 * text.length && features.words[i]! < 30) return cut('heuristic-labelled-link', 'a label and a link to another story');
  if (input.isCredit(text) || (text.length < 500 && CAPTION_END.test(text))) return { fate: 'moved', to: 'caption', rule: 'credit', reason: 'a picture’s credit' };
  const sentence = features.shapeShare[i]! > 0.5 && features.words[i]! >= 7 && /[.!?]["”’]?$/.test(text);
  if (DATED_LINK.test(text) && block.linkChars >= 0.4 * text.length && !sentence) return cut('heuristic-dated-link', 'a date and a link to another story');
  if (block.linkChars >= LINK_ONLY * block.text.length && features.prose[i] === 0 && !sentence && !anchors.inArticleBody[i]) return cut('heuristic-link-only', 'nothing but a link');
  return { fate: 'kept', kind: kindOf(block, features) };
}

/** `ISLANDERS: Retain Josh`, `READ THIS | ...` with the rest in a link. */
const LABELLED_LINK = /^\W{0,3}(?:[\p{Lu}\d][\p{Lu}\d .,'’&/-]{2,60}|[\p{L}'’ ]{3,30})\s?[:|>»]/u;

/** `January 15, 2008 Police Make Arrest`, `10:42 Council votes`. */
const DATED_LINK = /^\W*(?:(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.? \d{1,2},? (?:\d{4})?|\d{1,2}[:./]\d{2}(?:[:./]\d{2,4})?)\b.{12,160}$/i;
/** A caption that nothing else gives away: it ends in its credit. */
const CAPTION_END = /[([](?:(?:AP |Reuters |REUTERS |AFP |File |Staff |Courtesy )?(?:Photos?|Pictures?|Images?|Illustration|Graphic|Video|Credit|Foto)\b[^()[\]]{0,80}|[^()[\]]{2,60}(?:\/|via |, )(?:AP|Associated Press|Getty Images|AFP|Reuters|REUTERS|Shutterstock|EPA|PA)[^()[\]]{0,30}|Getty Images|Shutterstock)[)\]]\.?$/;

function isCode(text: string): boolean {
  const marks = text.match(/[{}[\]=;<>_"\\|]/g)?.length ?? 0;
  return marks > 12 && marks > 0.06 * text.length && /[{}=;]\s*["\w}]/.test(text) && /^[\s\W]*[{[=_<]|[;{}]\s*(?:var|if|for|function|\w+\s*=)|":\s*[[{"]/.test(text);
}

function wrapperVerdict(block: Block, { features, rules }: StripInput): Verdict | null {
  for (let at: Element | null = block.wrapper; at && at !== block.element; at = at.parent) {
    const verdict = rules.ofClass(at.key);
    if (verdict && (features.prose[block.index] === 0 || verdict.rule === 'class-caption')) return verdict;
  }
  return null;
}

function kindOf(block: Block, features: Features): Paragraph['kind'] {
  for (let at: Element | null = block.element, up = 0; at && up < 4; at = at.parent, up++) {
    if (at.name === 'blockquote') return 'quote';
    if (at.name === 'li' || at.name === 'dd' || at.name === 'dt') return 'list';
  }
  if (isHeading(block)) return 'subhead';
  const bold = block.boldChars >= 0.95 * block.text.length && features.words[block.index]! <= 14 && !/[.,;]["”]?$/.test(block.text);
  return bold ? 'subhead' : 'paragraph';
}

/** A second first-level heading after this much of the story opens another (endless scrolling). */
const NEXT_STORY_AFTER = 400;

/** Whether a heading stands in an `article` of its own, with prose of its own, apart from the story before it. */
function opensNextStory(heading: Block, blocks: readonly Block[], fates: readonly Fate[], features: Features): boolean {
  const own = articleOf(heading.element);
  const first = blocks.find((block, k) => fates[k]!.fate === 'kept' && features.prose[block.index]! > 0);
  return own !== null && first !== undefined && !isInside(first.element, own) && features.proseIn[own.index]! > NEXT_STORY_AFTER / 2;
}

function articleOf(element: Element): Element | null {
  let at: Element | null = element;
  while (at && at.name !== 'article') at = at.parent;
  return at;
}

/** A furniture heading takes its box with it: the element it heads, or what follows until prose in the story's shape. */
function cutSections({ found, features, anchors, rules, headline }: StripInput, fates: Fate[]): void {
  const { blocks } = found;
  for (let k = 0; k < blocks.length; k++) {
    const block = blocks[k]!;
    if (fates[k]!.fate !== 'kept' && !(fates[k] as { rule?: string }).rule?.startsWith('related')) continue;
    if (!isLabel(block, features) && features.words[block.index]! > 6 && !/\bcomments?\b/i.test(block.text.slice(0, 80))) continue;
    const kept = proseKept(blocks, fates, features, 0, k);
    if (block.element.name === 'h1' && block !== headline.block && kept > NEXT_STORY_AFTER && opensNextStory(block, blocks, fates, features)) {
      cutRange(blocks, fates, k, blocks.length, 'next-story', 'another story follows', anchors);
      return;
    }
    const rule = rules.ofHeading(block.text.replace(/\n/g, ' '));
    if (!rule) continue;
    const left = proseKept(blocks, fates, features, k + 1, blocks.length);
    const reason = `under “${block.text.slice(0, 60)}”: ${rule.reason}`;
    if (rule.on === 'end' && kept > Math.min(400, found.prose * 0.15)) {
      cutRange(blocks, fates, k, blocks.length, rule.id, reason, anchors);
      return;
    }
    const box = boxOf(block, found, features);
    for (let n = k; n < blocks.length; n++) {
      const other = blocks[n]!;
      if (box ? !isInside(other.element, box) : n > k && (features.prose[other.index]! > 0 && features.shapeShare[other.index]! > 0.3 && !isLabel(other, features))) break;
      if (!box && left === 0 && n > k && fates[n]!.fate === 'kept' && features.prose[other.index]! > 0) break;
      if (fates[n]!.fate === 'kept' && !anchors.hasDateline[other.index]) fates[n] = cut(rule.id, reason);
    }
  }
}

/** The largest element around a heading that holds little of the story's prose: its box; null where it stands among the paragraphs. */
function boxOf(block: Block, found: Found, features: Features): Element | null {
  let box: Element | null = null;
  for (let at: Element | null = block.element; at && at !== found.container; at = at.parent) {
    if (features.proseIn[at.index]! > Math.max(300, found.prose * 0.15)) break;
    box = at;
  }
  return box === block.element ? null : box;
}

function isInside(element: Element, box: Element): boolean {
  for (let at: Element | null = element; at && at.depth >= box.depth; at = at.parent) if (at === box) return true;
  return false;
}

function proseKept(blocks: readonly Block[], fates: readonly Fate[], features: Features, from: number, to: number): number {
  let sum = 0;
  for (let k = from; k < to; k++) if (fates[k]!.fate === 'kept') sum += features.prose[blocks[k]!.index]!;
  return sum;
}

function cutRange(blocks: readonly Block[], fates: Fate[], from: number, to: number, rule: string, reason: string, anchors: Anchors): void {
  for (let k = from; k < to; k++) if (fates[k]!.fate === 'kept' && !anchors.hasDateline[blocks[k]!.index]) fates[k] = cut(rule, reason);
}

/** A list is judged whole: of links, it is furniture; of sentences, the story's. */
function cutLists({ found, features, anchors }: StripInput, fates: Fate[]): void {
  const lists = new Map<Element, number[]>();
  found.blocks.forEach((block, k) => {
    if (fates[k]!.fate === 'cut' && (fates[k] as { rule: string }).rule !== 'heuristic-link-only') return;
    const list = outerList(block.element, found.container);
    if (list) lists.set(list, [...(lists.get(list) ?? []), k]);
  });
  for (const members of lists.values()) {
    let chars = 0;
    let links = 0;
    let linked = 0;
    for (const k of members) {
      const block = found.blocks[k]!;
      chars += block.text.length;
      links += block.linkChars;
      if (block.linkChars > 0.6 * block.text.length) linked++;
      if (anchors.inArticleBody[block.index]) linked -= 2;
    }
    if (linked > members.length * 0.5 || links > 0.5 * chars) {
      for (const k of members) if (fates[k]!.fate === 'kept') fates[k] = cut('heuristic-link-list', 'a list of links');
    } else if (members.every((k) => features.words[found.blocks[k]!.index]! <= 3) && members.length > 2) {
      for (const k of members) if (fates[k]!.fate === 'kept') fates[k] = cut('heuristic-label-list', 'a list of labels');
    }
  }
}

function outerList(element: Element, container: Element): Element | null {
  let list: Element | null = null;
  for (let at: Element | null = element; at && at !== container; at = at.parent) if (at.name === 'ul' || at.name === 'ol' || at.name === 'dl') list = at;
  return list;
}

/** An agency's copyright line ends its story: what follows in the same container is the page's. */
function cutAfterCopyright({ found, features, anchors, isNote }: StripInput, fates: Fate[]): void {
  const { blocks } = found;
  const line = blocks.findIndex((block, k) => fates[k]!.fate === 'kept' && COPYRIGHT_LINE.test(block.text) && isNote(block.text, 'tail'));
  if (line < 0) return;
  const before = proseKept(blocks, fates, features, 0, line);
  if (before > 2 * proseKept(blocks, fates, features, line + 1, blocks.length)) cutRange(blocks, fates, line + 1, blocks.length, 'after-copyright', 'after the agency’s copyright line', anchors);
}

const COPYRIGHT_LINE = /^\W*(?:copyright\b|©|\(c\))/i;

/** The innermost element with this share of the story's prose is its core; prose outside it must prove itself. */
const CORE_SHARE = 0.8;
const LEAD_DISTANCE = 15;

/** Prose of other boxes (teasers, terms, a second story) that the container holds beside the story. */
function cutOutsideCore({ found, features, anchors, headline }: StripInput, fates: Fate[]): void {
  const kept = found.blocks.filter((block, k) => fates[k]!.fate === 'kept' && features.prose[block.index]! > 0);
  const near = nearnessTo(headline.block);
  const weight = (block: Block) => features.prose[block.index]! * near(block) ** 2;
  const total = kept.reduce((sum, block) => sum + weight(block), 0);
  if (total === 0) return;
  const inside = new Map<Element, number>();
  for (const block of kept) for (let at: Element | null = block.element; at && at !== found.container; at = at.parent) inside.set(at, (inside.get(at) ?? 0) + weight(block));
  let core: Element | null = null;
  for (const [element, prose] of inside) if (prose >= CORE_SHARE * total && (!core || element.depth > core.depth)) core = element;
  core = columnOf(headline.block, inside, total, core) ?? core;
  if (!core) return;
  const shares = shapeShares(kept, features.prose);
  const start = found.blocks.findIndex((block, k) => fates[k]!.fate === 'kept' && isInside(block.element, core));
  // A lead often stands alone above the body, in a box of its own.
  const isLead = (block: Block, k: number) => k < start && k >= start - LEAD_DISTANCE && (headline.block?.index ?? -1) < block.index;
  found.blocks.forEach((block, k) => {
    if (fates[k]!.fate !== 'kept' || isInside(block.element, core)) return;
    const i = block.index;
    if (anchors.hasDateline[i] || anchors.inArticleBody[i] || anchors.opensDescription[i] || shares[i]! > 0.5 || isLead(block, k)) return;
    fates[k] = cut('heuristic-outside-story', 'outside the element that holds the story');
  });
}

/** A headline's column holds at least this share of the prose, or says nothing. */
const COLUMN_SHARE = 0.35;

/** The innermost element around the headline with a good part of the prose, where it is narrower than the core. */
function columnOf(headline: Block | null, inside: ReadonlyMap<Element, number>, total: number, core: Element | null): Element | null {
  for (let at = headline?.element ?? null; at; at = at.parent) {
    if ((inside.get(at) ?? 0) < COLUMN_SHARE * total) continue;
    return core === null || at.depth > core.depth ? at : null;
  }
  return null;
}

/** Boxes set into the story under a heading of their own: fact files, analyses, profiles, sign-ups. */
function cutInsets({ found, features, anchors }: StripInput, fates: Fate[]): void {
  const { blocks } = found;
  const kept = blocks.filter((block, k) => fates[k]!.fate === 'kept' && features.prose[block.index]! > 0);
  const shares = shapeShares(kept, features.prose);
  const total = kept.reduce((sum, block) => sum + features.prose[block.index]!, 0);
  const shaped = kept.reduce((sum, block) => sum + (shares[block.index]! === 1 ? features.prose[block.index]! : 0), 0);
  if (shaped < 0.6 * total) return;
  for (let k = 0; k < blocks.length; k++) {
    const block = blocks[k]!;
    const fate = fates[k]!;
    if (fate.fate !== 'kept' || fate.kind !== 'subhead') continue;
    const box = boxOf(block, found, features);
    if (!box) continue;
    const members: number[] = [];
    for (let n = k; n < blocks.length && isInside(blocks[n]!.element, box); n++) members.push(n);
    const prose = members.filter((n) => features.prose[blocks[n]!.index]! > 0);
    if (prose.length === 0 || prose.some((n) => shares[blocks[n]!.index]! === 1 || anchors.inArticleBody[blocks[n]!.index] || anchors.hasDateline[blocks[n]!.index])) continue;
    if (prose.length === members.length) continue;
    for (const n of members) if (fates[n]!.fate === 'kept') fates[n] = cut('heuristic-inset', `in a box of its own under “${block.text.slice(0, 60)}”`);
  }
}

/** Short blocks in a box of their own, shaped unlike the story's paragraphs, between true ones. */
function cutOutliers({ found, features, anchors }: StripInput, fates: Fate[]): void {
  found.blocks.forEach((block, k) => {
    const fate = fates[k]!;
    if (fate.fate !== 'kept' || fate.kind !== 'paragraph') return;
    const i = block.index;
    if (anchors.inArticleBody[i] || anchors.hasDateline[i]) return;
    if (features.prose[i]! > 0 || features.shapeShare[i]! > 0.2) return;
    const label = features.words[i]! < 9;
    if (label && !/[.!?"”]$/.test(block.text) && block.element !== found.container && block.element.name !== 'p' && block.element.name !== 'td') {
      fates[k] = cut('heuristic-label', 'a short label in a box of its own');
    }
  });
}

/** Index of the first and last block that surely are the story's. */
function storyEdges(input: StripInput, fates: readonly Fate[]): [number, number] {
  const { found, features, anchors } = input;
  let first = -1;
  let last = -1;
  found.blocks.forEach((block, k) => {
    if (fates[k]!.fate !== 'kept' || input.isNote(block.text, 'tail')) return;
    if (features.prose[block.index]! > 0 || anchors.inArticleBody[block.index] || anchors.hasDateline[block.index]) {
      if (first < 0) first = k;
      last = k;
    }
  });
  return [first, last];
}

/** What stands before the first sentence: bylines, credits, decks of labels. */
function cutBeforeStory(input: StripInput, fates: Fate[]): void {
  const { found, features, anchors } = input;
  const dateline = found.blocks.findIndex((block, k) => anchors.hasDateline[block.index] && fates[k]!.fate === 'kept');
  const before = dateline >= 0 ? proseKept(found.blocks, fates, features, 0, dateline) : 0;
  const after = dateline >= 0 ? proseKept(found.blocks, fates, features, dateline, found.blocks.length) : 0;
  // A dateline opens the story; what precedes it is summary, caption or teaser, unless it outweighs what follows.
  if (dateline > 0 && before < 0.5 * after) {
    for (let k = 0; k < dateline; k++) if (fates[k]!.fate === 'kept') fates[k] = input.isByline(found.blocks[k]!.text) ? byline() : input.isNote(found.blocks[k]!.text, 'lead') ? fates[k]! : cut('before-dateline', 'before the dateline that opens the story');
  }
  const [first] = storyEdges(input, fates);
  for (let k = 0; k < found.blocks.length && k <= Math.max(first, 0) + 3; k++) {
    if (fates[k]!.fate !== 'kept') continue;
    const block = found.blocks[k]!;
    if (anchors.hasDateline[block.index]) break;
    if (input.isByline(block.text)) fates[k] = byline();
    else if (k < first && !input.isNote(block.text, 'lead')) fates[k] = cut('heuristic-before-story', 'before the story’s first sentence');
  }
}

function byline(): Fate {
  return { fate: 'moved', to: 'byline', rule: 'byline', reason: 'a byline, kept in its own field' };
}

/** What stands after the last sentence. */
function cutAfterStory(input: StripInput, fates: Fate[]): void {
  const { found, features } = input;
  const [, last] = storyEdges(input, fates);
  // Stories end in short sentences too: in the shape of the last long one, straight after it.
  let closing = last >= 0;
  for (let k = last + 1; k < found.blocks.length; k++) {
    const block = found.blocks[k]!;
    const text = block.text;
    if (fates[k]!.fate !== 'kept') {
      closing &&= isPassing(fates[k]!) || block.element.parent !== found.blocks[last]!.element.parent;
      continue;
    }
    if (input.isNote(text, 'tail')) continue;
    closing &&= shapeOf(block) === shapeOf(found.blocks[last]!) && /[.!?]["”’)]?$|^\(.*\)$/.test(text) && features.words[block.index]! > 1 && !input.isByline(text);
    if (closing) continue;
    fates[k] = input.isByline(text) ? byline() : cut('heuristic-after-story', 'after the story’s last sentence');
  }
}

/** What may stand between a story's last paragraphs: an advertisement, a picture. */
function isPassing(fate: Fate): boolean {
  return fate.fate === 'moved' || (fate.fate === 'cut' && /^(?:ad-label|class-ad|class-media|class-embed|tag-form-control|hidden)$/.test(fate.rule));
}

/** The same long text twice: captions and pull quotes are printed again. The first stays. */
function cutRepeats({ found }: StripInput, fates: Fate[]): void {
  const seen = new Set<string>();
  found.blocks.forEach((block, k) => {
    if (fates[k]!.fate !== 'kept' || block.text.length < 40) return;
    if (seen.has(block.text)) fates[k] = cut('repeat', 'printed before');
    seen.add(block.text);
  });
}
