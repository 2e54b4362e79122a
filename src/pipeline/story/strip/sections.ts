import type { Verdict } from '../../../rules/rule-set.ts';
import type { Features } from '../features.ts';
import type { Found } from '../find.ts';
import { isHeading, leadsWithin, type Block, type Element } from '../../page/tree.ts';
import { cutNextStory, opensNextStory } from './next-story.ts';
import { cut, cutRange, isInside, isLabel, proseKept, type Fate, type StripInput } from './fate.ts';

/** Comments may be longer than the story above them; what tells of its author is not. */
const MAY_OUTGROW = /^comments/;

/** Characters of kept prose around the block at hand, counted along: a page may hold 100,000 headings. */
interface ProseAround {
  above: number;
  /** The block's own. */
  own: number;
  below: number;
}

/** A furniture heading takes its box with it: the element it heads, or what follows until prose in the story's shape. */
export function cutSections(input: StripInput, fates: Fate[]): void {
  const { found, features, anchors, rules } = input;
  const { blocks } = found;
  const prose: ProseAround = { above: 0, own: 0, below: proseKept(blocks, fates, features, 0, blocks.length) };
  for (let k = 0; k < blocks.length; k++) {
    const block = blocks[k]!;
    prose.above += prose.own;
    prose.own = proseOf(k, input, fates);
    prose.below -= prose.own;
    if (isRelatedInOne(block, fates[k]!, input) && prose.above > 0) {
      fates[k] = cut(
        'related-heading',
        `under “${block.text.slice(0, block.text.indexOf('\n'))}”: a list of other stories`,
      );
      prose.own = 0;
      continue;
    }
    if (opensNextStory(k, prose.above, input, fates)) {
      cutNextStory(k, fates);
      return;
    }
    if (input.definitions.has(block) || !mayHead(block, fates[k]!, features)) continue;
    const rule = rules.ofHeading(block.text.replaceAll('\n', ' '));
    if (!rule || (BUTTON.test(block.text) && !isHeading(block))) continue;
    const reason = `under “${block.text.slice(0, 60)}”: ${rule.reason}`;
    const goesOn = rule.id === 'comments-heading' && storyGoesOn(k, input);
    if (goesOn && boxOf(block, found, features) === null) continue;
    if (rule.on === 'end' && !goesOn && mayEndStory(rule.id, prose, found)) {
      cutRange(blocks, fates, k, blocks.length, rule.id, reason, anchors);
      return;
    }
    const box = boxOf(block, found, features);
    if (rule.on === 'heading' && headsStory(k, box, input, fates)) continue;
    if (rule.id === 'related-heading' && headsNoLinks(k, box, input, fates, prose)) continue;
    cutSection(k, box, { rule: rule.id, reason }, input, fates, prose);
  }
}

/** Whether a block is a furniture heading and what stands below it in one: its lines are parted by breaks alone. */
function isRelatedInOne({ text, links }: Block, { fate }: Fate, { rules }: StripInput): boolean {
  const line = text.indexOf('\n');
  if (fate !== 'kept' || links === 0 || line < 0 || line > MAX_LABEL) return false;
  const rule = rules.ofHeading(text.slice(0, line).replace(/:$/, ''));
  return rule?.id === 'related-heading';
}
/** Characters of a label. */
const MAX_LABEL = 40;

function proseOf(k: number, { found, features }: StripInput, fates: readonly Fate[]): number {
  return fates[k]!.fate === 'kept' ? features.prose[found.blocks[k]!.index]! : 0;
}

/** Whether a block may head a section: a label or a few words, kept or cut as what points to related stories. */
function mayHead(block: Block, fate: Fate, features: Features): boolean {
  if (fate.fate !== 'kept' && !fate.rule.startsWith('related')) return false;
  if (features.tables.blocks[block.index]) return false;
  // `Related: Five lamps`, the lamps being a link, has said it all.
  if (fate.fate !== 'kept' && features.linkShare[block.index]! >= POINTS) return false;
  return (
    isLabel(block, features) || features.words[block.index]! <= 6 || /\bcomments?\b/i.test(block.text.slice(0, 80))
  );
}

/** With this share of it in a link, a line points to a story by itself. */
const POINTS = 0.4;

/** Whether what asks for comments, or shows one, stands in a box between two paragraphs of the story, or alone between them: what follows was not written by readers. */
function storyGoesOn(k: number, { found, features }: StripInput): boolean {
  const { blocks } = found;
  const line = blocks[k]!;
  const box = boxOf(line, found, features);
  if (box === null && (isHeading(line) || COUNTED.test(line.text))) return false;
  const isProse = ({ index }: Block): boolean => features.prose[index]! > 0 && features.shapeShare[index]! >= 0.9;
  const above = blocks.slice(Math.max(0, k - NEAR), k).findLast(isProse);
  const below = box ? blocks.slice(k + 1, k + NEAR).find(({ element }) => !isInside(element, box)) : blocks[k + 1];
  return (
    above !== undefined &&
    below !== undefined &&
    isProse(below) &&
    above.element.parent === below.element.parent &&
    above.element.tagAndClass === below.element.tagAndClass
  );
}
/** Blocks between a line that asks for comments and the paragraph above it: a picture, a list of links. */
const NEAR = 8;
/** `12 comments`, `Comments`: what readers wrote. */
const COUNTED = /\d|^\W*comments?\W*$/i;

/** Whether so much of the story stands above that all below may go. */
function mayEndStory(rule: string, { above, below }: ProseAround, found: Found): boolean {
  return above > Math.min(400, found.prose * 0.15) && (above > below / 2 || MAY_OUTGROW.test(rule));
}

/** Cuts a heading and its section; datelines stay. */
function cutSection(
  heading: number,
  box: Element | null,
  verdict: Verdict,
  input: StripInput,
  fates: Fate[],
  prose: ProseAround,
): void {
  const { blocks } = input.found;
  for (let n = heading; n < blocks.length; n++) {
    const isOver = box
      ? !isInside(blocks[n]!.element, box)
      : n > heading && !isBlurb(n, input) && endsSection(blocks[n]!, fates[n]!, input.features, prose);
    if (isOver) return;
    if (fates[n]!.fate !== 'kept' || input.anchors.hasDateline[blocks[n]!.index]) continue;
    if (n > heading) prose.below -= proseOf(n, input, fates);
    else prose.own = 0;
    fates[n] = cut(verdict.rule, verdict.reason);
  }
}

/** Whether a paragraph is what another story is about: a link stands right above it, and the next one right below, or it is the last of several. */
function isBlurb(k: number, { found: { blocks }, features }: StripInput): boolean {
  const isLink = (block: Block | undefined): boolean =>
    block !== undefined && features.linkShare[block.index]! > WHOLE && !leadsWithin(block.href);
  const block = blocks[k]!;
  if (block.links > 0 || features.prose[block.index]! > MAX_BLURB || !isLink(blocks[k - 1])) return false;
  return isLink(blocks[k + 1]) || (blocks[k + 1] === undefined && isLink(blocks[k - 3]));
}
const WHOLE = 0.9;
/** Characters of a sentence or two. */
const MAX_BLURB = 240;

/** Whether a block below a heading without a box is prose of the story again. */
function endsSection(block: Block, fate: Fate, features: Features, { below }: ProseAround): boolean {
  if (features.prose[block.index] === 0) return false;
  if (features.shapeShare[block.index]! > 0.3 && !isLabel(block, features)) return true;
  return below === 0 && fate.fate === 'kept';
}

/** Whether what stands below a heading is the story's, whatever it is called: `More about the quay` over a paragraph or a list without links. */
function headsStory(k: number, box: Element | null, { found, features }: StripInput, fates: readonly Fate[]): boolean {
  const { blocks } = found;
  const heading = blocks[k]!;
  const next = blocks[k + 1];
  if (heading.links > 0 || !isHeading(heading) || next === undefined || isHeading(next)) return false;
  if (fates[k + 1]!.fate !== 'kept' || next.links > 0 || features.words[next.index]! < MIN_BELOW) return false;
  if (box === null)
    return next.element.parent === heading.element.parent || next.element.parent?.parent === heading.element.parent;
  // A box is the story's where nothing in it is a link.
  for (let n = k + 1; n < blocks.length && isInside(blocks[n]!.element, box); n++)
    if (blocks[n]!.links > 0 || fates[n]!.fate === 'cut') return false;
  return true;
}
const MIN_BELOW = 3;

/** Whether what is called a list of other stories holds no link, and the story goes on below it: a column of a table, the best of ten. */
function headsNoLinks(
  heading: number,
  box: Element | null,
  { found: { blocks }, features }: StripInput,
  fates: readonly Fate[],
  { below }: ProseAround,
): boolean {
  if (blocks[heading]!.links > 0) return false;
  let prose = 0;
  let n = heading + 1;
  for (; n < blocks.length && (box ? isInside(blocks[n]!.element, box) : features.prose[blocks[n]!.index] === 0); n++) {
    if (blocks[n]!.links > 0 || isForm(fates[n]!)) return false;
    if (fates[n]!.fate === 'kept') prose += features.prose[blocks[n]!.index]!;
  }
  return n > heading + 1 && below > prose;
}

function isForm(fate: Fate): boolean {
  return fate.fate === 'cut' && /form|newsletter/.test(fate.rule);
}

/** Unfolds what stands above it; as a heading it heads what stands below. */
const BUTTON = /^\W*(?:read|see|show|view|learn|load) (?:more|less|all)\W*$/i;

/** The largest element around a heading that holds little of the story's prose: its box; null where it stands among the paragraphs. */
function boxOf(block: Block, found: Found, features: Features): Element | null {
  const box = boxAround(block.element, found, features);
  return box === block.element ? null : box;
}

function boxAround(element: Element, found: Found, features: Features): Element | null {
  let box: Element | null = null;
  for (let at: Element | null = element; at && at !== found.container; at = at.parent) {
    if (features.proseIn[at.index]! > Math.max(300, found.prose * 0.15)) break;
    box = at;
  }
  return box;
}

/** What is left of a box when its form and its invitation are cut: its title, its thanks, a question or two. */
const FORM_BOX_WORDS = 80;
/** A question of a quiz. */
const FORM_LINE_WORDS = 14;
/** What a newsletter promises, in a box made as hardly a paragraph of the story is. */
const INVITATION_WORDS = 40;
const MADE_APART = 0.2;
/** Whether a text says ‘you’ or ‘we’ and quotes nobody: beside a short story a box is made as much as the story is. */
function speaksToReader(text: string): boolean {
  return /\b(?:you|your|our|us|we)\b/i.test(text) && !/["“”]/.test(text);
}
const SENDS = /\b(?:submit|sign ?up|subscribe|vote|send|donate|join|e-?mail)\b/i;
const INVITES = /^(?:newsletter-line|feedback-line|tag-form)$/;

/** Small boxes set into the story around a form or an invitation that was cut: quizzes, polls, sign-ups. */
export function cutFormBoxes({ found, features, anchors }: StripInput, fates: Fate[]): void {
  const boxes = new Set<Element>();
  for (let k = 0; k < fates.length; k++) {
    const fate = fates[k]!;
    if (fate.fate !== 'cut') continue;
    const block = found.blocks[k]!;
    if (INVITES.test(fate.rule) || (fate.rule === 'tag-form-control' && SENDS.test(block.text))) {
      const box = boxOf(block, found, features);
      if (box) boxes.add(box);
    }
  }
  for (const box of boxes) {
    const left: number[] = [];
    found.blocks.forEach((block, k) => {
      if (fates[k]!.fate === 'kept' && isInside(block.element, box)) left.push(k);
    });
    const words = left.reduce((sum, k) => sum + features.words[found.blocks[k]!.index]!, 0);
    const ofStory = left.some((k) => {
      const { index, text } = found.blocks[k]!;
      const isApart = features.shapeShare[index]! < MADE_APART || speaksToReader(text);
      const longest = isApart ? INVITATION_WORDS : FORM_LINE_WORDS;
      return features.words[index]! > longest || anchors.hasDateline[index] || anchors.inArticleBody[index];
    });
    if (words > FORM_BOX_WORDS || ofStory) continue;
    for (const k of left) fates[k] = cut('heuristic-form-box', 'in a box with a form or an invitation');
  }
}

/** Rules that cut links and forms. */
const POINTS_ELSEWHERE =
  /^(?:heuristic-(?:link|labelled|dated|teaser)|(?:class|tag)-(?:related|newsletter|form)|related|newsletter|feedback)/;

/** A heading in a box of which all the rest was cut (links, a form, buttons) heads nothing of the story. */
export function cutOrphans({ found, headline }: StripInput, fates: Fate[]): void {
  const { blocks, container } = found;
  if (!fates.some(isSubhead)) return;
  const kept = new Map<Element, number>();
  const cutIn = new Map<Element, number>();
  for (let k = 0; k < fates.length; k++) {
    const fate = fates[k]!;
    if (fate.fate === 'cut' && !POINTS_ELSEWHERE.test(fate.rule)) continue;
    const counts = fate.fate === 'cut' ? cutIn : kept;
    for (let at: Element | null = blocks[k]!.element; at && at !== container; at = at.parent)
      counts.set(at, (counts.get(at) ?? 0) + 1);
  }
  for (let k = 0; k < fates.length; k++) {
    const block = blocks[k]!;
    if (!isSubhead(fates[k]!)) continue;
    if (block.words >= PARAGRAPH_WORDS && block.index - 1 === headline.block?.index) continue;
    // What is cut inside the heading itself is a link to it.
    for (let at: Element | null = block.element.parent; at && at !== container && kept.get(at) === 1; at = at.parent) {
      if ((cutIn.get(at) ?? 0) === 0) continue;
      fates[k] = cut('heuristic-orphan-heading', 'heads a box of which nothing is the story’s');
      break;
    }
  }
}

function isSubhead(fate: Fate): boolean {
  return fate.fate === 'kept' && fate.kind === 'subhead';
}

/** A heading of this many words right below the headline is the story's first paragraph. */
const PARAGRAPH_WORDS = 24;
