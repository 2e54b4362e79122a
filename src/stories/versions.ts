import type { Alignment, StoryCopy } from './alignment.ts';

/** One state of a story as its agency sent it. */
export interface Version {
  /** 1 is the earliest. */
  readonly number: number;
  /** Numbers of its copies. */
  readonly copies: readonly number[];
  /** What its copies have and those of the version before have not, with sentences on both sides of the place. */
  readonly added: readonly string[];
}

/** What a page says of its version: `2nd Ld-Writethru`, `Update 3`. */
const MARK = /\b(\d{1,3})(?:st|nd|rd|th) (?:ld|lead|update|writethru|add)|update (\d{1,3})\b/i;

/**
 * Tells versions from trims. A cut copy lacks what stood below its end; a copy of an earlier version lacks sentences in
 * its middle that owners besides share. Copies go to the latest version they do not contradict, in order of their marks,
 * then of time.
 */
export function versionsOf(
  copies: readonly StoryCopy[],
  alignment: Alignment,
  marks: readonly (readonly string[])[] = [],
): Version[] {
  const shared = sharedPlaces(copies, alignment);
  const groups: { has: Set<number>; lacks: Set<number>; copies: number[] }[] = [];
  for (const copy of inOrder(copies, marks)) {
    const path = alignment.paths[copy]!.filter((place) => shared.has(place));
    const has = new Set(path);
    const lacks = new Set<number>();
    for (let place = (path[0] ?? 0) + 1; place < (path.at(-1) ?? 0); place++)
      if (shared.has(place) && !has.has(place)) lacks.add(place);
    const group = groups.findLast((one) => conflicts(one, has, lacks) < CONFLICTS);
    if (group) {
      for (const place of has) group.has.add(place);
      for (const place of lacks) group.lacks.add(place);
      group.copies.push(copy);
    } else groups.push({ has, lacks, copies: [copy] });
  }
  return groups.map(({ has, copies: own }, i) => ({
    number: i + 1,
    copies: own,
    added: i === 0 ? [] : addedTo(groups[i - 1]!.has, has, alignment),
  }));
}

/** An editor drops a sentence from the middle too; a write-thru changes more. */
const CONFLICTS = 2;

/** Places that two owners have: what one alone has is its own. */
function sharedPlaces(copies: readonly StoryCopy[], { nodes }: Alignment): Set<number> {
  const places = new Set<number>();
  nodes.forEach((node, place) => {
    if (new Set([...node.copies].map((copy) => copies[copy]!.owner)).size >= 2) places.add(place);
  });
  return places;
}

function inOrder(copies: readonly StoryCopy[], marks: readonly (readonly string[])[]): number[] {
  const number = (copy: number): number => Math.max(0, ...(marks[copy] ?? []).map(markedVersion));
  return copies.map((_, copy) => copy).sort((a, b) => number(a) - number(b) || copies[a]!.at - copies[b]!.at || a - b);
}

/** The number a mark gives, 0 where it gives none. */
export function markedVersion(mark: string): number {
  const [, nth, update] = MARK.exec(mark) ?? [];
  return Number(nth ?? update ?? 0);
}

interface Group {
  readonly has: ReadonlySet<number>;
  readonly lacks: ReadonlySet<number>;
}

function conflicts(group: Group, has: ReadonlySet<number>, lacks: ReadonlySet<number>): number {
  let sum = 0;
  for (const place of has) if (group.lacks.has(place)) sum++;
  for (const place of lacks) if (group.has.has(place)) sum++;
  return sum;
}

function addedTo(before: ReadonlySet<number>, now: ReadonlySet<number>, { nodes }: Alignment): string[] {
  const last = Math.max(...before);
  return [...now]
    .filter((place) => !before.has(place) && place < last)
    .sort((a, b) => a - b)
    .map((place) => [...nodes[place]!.wordings.keys()][0]!);
}
