import { shapeShares, type Features } from '../features.ts';
import type { Found } from '../find.ts';
import { isHeading, type Block, type Element } from '../../page/tree.ts';
import { cut, cutRange, isInside, isLabel, proseKept, type Fate, type StripInput } from './fate.ts';

/** A second first-level heading after this much of the story opens another (endless scrolling). */
const NEXT_STORY_AFTER = 400;

/** Whether a heading stands in an `article` of its own, with prose of its own, apart from the story before it. */
function opensNextStory(heading: Block, blocks: readonly Block[], fates: readonly Fate[], features: Features): boolean {
  const own = articleOf(heading.element);
  const first = blocks.find((block, k) => fates[k]!.fate === 'kept' && features.prose[block.index]! > 0);
  return (
    own !== null &&
    first !== undefined &&
    !isInside(first.element, own) &&
    features.proseIn[own.index]! > NEXT_STORY_AFTER / 2
  );
}

function articleOf(element: Element): Element | null {
  let at: Element | null = element;
  while (at && at.name !== 'article') at = at.parent;
  return at;
}

/** A furniture heading takes its box with it: the element it heads, or what follows until prose in the story's shape. */
export function cutSections({ found, features, anchors, rules, headline }: StripInput, fates: Fate[]): void {
  const { blocks } = found;
  const proseOf = (k: number) => (fates[k]!.fate === 'kept' ? features.prose[blocks[k]!.index]! : 0);
  // Prose before and behind the block at hand, counted along: a page may hold 100,000 headings.
  let kept = 0;
  let left = proseKept(blocks, fates, features, 0, blocks.length);
  let own = 0;
  for (let k = 0; k < blocks.length; k++) {
    const block = blocks[k]!;
    kept += own;
    own = proseOf(k);
    left -= own;
    if (fates[k]!.fate !== 'kept' && !(fates[k] as { rule?: string }).rule?.startsWith('related')) continue;
    if (
      !isLabel(block, features) &&
      features.words[block.index]! > 6 &&
      !/\bcomments?\b/i.test(block.text.slice(0, 80))
    )
      continue;
    if (
      block.element.name === 'h1' &&
      block !== headline.block &&
      kept > NEXT_STORY_AFTER &&
      opensNextStory(block, blocks, fates, features)
    ) {
      cutRange(blocks, fates, k, blocks.length, 'next-story', 'another story follows', anchors);
      return;
    }
    const rule = rules.ofHeading(block.text.replaceAll('\n', ' '));
    if (!rule || (BUTTON.test(block.text) && !isHeading(block))) continue;
    const reason = `under “${block.text.slice(0, 60)}”: ${rule.reason}`;
    if (rule.on === 'end' && kept > Math.min(400, found.prose * 0.15)) {
      cutRange(blocks, fates, k, blocks.length, rule.id, reason, anchors);
      return;
    }
    const box = boxOf(block, found, features);
    for (let n = k; n < blocks.length; n++) {
      const other = blocks[n]!;
      if (
        box
          ? !isInside(other.element, box)
          : n > k &&
            features.prose[other.index]! > 0 &&
            features.shapeShare[other.index]! > 0.3 &&
            !isLabel(other, features)
      )
        break;
      if (!box && left === 0 && n > k && fates[n]!.fate === 'kept' && features.prose[other.index]! > 0) break;
      if (fates[n]!.fate !== 'kept' || anchors.hasDateline[other.index]) continue;
      if (n > k) left -= proseOf(n);
      else own = 0;
      fates[n] = cut(rule.id, reason);
    }
  }
}

/** Unfolds what stands above it; as a heading it heads what stands below. */
const BUTTON = /^\W*(?:read|see|show|view|learn|load) (?:more|less|all)\W*$/i;

/** The largest element around a heading that holds little of the story's prose: its box; null where it stands among the paragraphs. */
function boxOf(block: Block, found: Found, features: Features): Element | null {
  let box: Element | null = null;
  for (let at: Element | null = block.element; at && at !== found.container; at = at.parent) {
    if (features.proseIn[at.index]! > Math.max(300, found.prose * 0.15)) break;
    box = at;
  }
  return box === block.element ? null : box;
}

/** Boxes set into the story under a heading of their own: fact files, analyses, profiles, sign-ups. */
export function cutInsets({ found, features, anchors }: StripInput, fates: Fate[]): void {
  const { blocks } = found;
  const kept = blocks.filter((block, k) => fates[k]!.fate === 'kept' && features.prose[block.index]! > 0);
  const shares = shapeShares(kept, features.prose);
  const total = kept.reduce((sum, block) => sum + features.prose[block.index]!, 0);
  const shaped = kept.reduce((sum, block) => sum + (shares[block.index]! === 1 ? features.prose[block.index]! : 0), 0);
  if (shaped < 0.6 * total) return;
  let begun = false;
  for (let k = 0; k < blocks.length; k++) {
    const block = blocks[k]!;
    const fate = fates[k]!;
    begun ||= fate.fate === 'kept' && features.prose[block.index]! > 0 && shares[block.index]! === 1;
    // What stands before the story is its lead, or other passes cut it.
    if (!begun || fate.fate !== 'kept' || fate.kind !== 'subhead') continue;
    const box = boxOf(block, found, features);
    if (!box) continue;
    const members: number[] = [];
    for (let n = k; n < blocks.length && isInside(blocks[n]!.element, box); n++) members.push(n);
    const prose = members.filter((n) => features.prose[blocks[n]!.index]! > 0);
    if (
      prose.length === 0 ||
      prose.some(
        (n) =>
          shares[blocks[n]!.index]! === 1 ||
          anchors.inArticleBody[blocks[n]!.index] ||
          anchors.hasDateline[blocks[n]!.index],
      )
    )
      continue;
    if (prose.length === members.length) continue;
    for (const n of members)
      if (fates[n]!.fate === 'kept')
        fates[n] = cut('heuristic-inset', `in a box of its own under “${block.text.slice(0, 60)}”`);
  }
}
