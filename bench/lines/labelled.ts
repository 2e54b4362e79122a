import { readCorpus } from '../quality/corpus.ts';
import { visibleLines } from '../quality/as-text.ts';
import { withoutTop, type Truth } from '../quality/score.ts';
import { words } from '../quality/words.ts';

/** A page's visible lines, and which of them are its story's by its truth. */
export interface LabelledPage {
  readonly id: string;
  readonly url: string | null;
  readonly lines: readonly string[];
  readonly ofStory: readonly boolean[];
}

/** Words of a run that tell where a line stands in the truth. */
const RUN = 3;
/** A line of fewer words is told by the lines around it. */
const SHORT = 5;
/** A line is the story's where the truth has this share of its runs. */
const SHARE = 0.5;
/** So many places of a run in the truth are tried, and lines above looked at for what may precede a line. */
const PLACES = 8;
const REACH = 1500;

/** The pages of a corpus folder whose truth is a story. */
export function labelledPages(folder: string): LabelledPage[] {
  return readCorpus(folder).samples.flatMap(({ id, read, truth }) => {
    if ('refused' in truth) return [];
    const page = read();
    const lines = visibleLines(page);
    return [{ id, url: page.url, lines, ofStory: labelsOf(lines, truth) }];
  });
}

interface Place {
  readonly line: number;
  readonly at: number;
  readonly weight: number;
}

function labelsOf(lines: readonly string[], truth: Truth): boolean[] {
  const own = (text: string): string[] => words(truth.ascii ? text.replace(/[^\x00-\x7f]/g, '?') : text);
  const wanted = own(withoutTop(truth, null).join('\n'));
  const texts = lines.map(own);
  const long = new Set(inOrder(placesOf(texts, wanted)));
  const all = ` ${wanted.join(' ')} `;
  return texts.map((text, i) => {
    if (long.has(i)) return true;
    if (text.length === 0 || text.length >= SHORT || !all.includes(` ${text.join(' ')} `)) return false;
    return [i - 2, i - 1].some((at) => long.has(at)) && [i + 1, i + 2].some((at) => long.has(at));
  });
}

/** Where each line of some length may stand in the truth. */
function placesOf(texts: readonly (readonly string[])[], wanted: readonly string[]): Place[] {
  const runs = new Map<string, number[]>();
  for (let i = 0; i + RUN <= wanted.length; i++) {
    const run = wanted.slice(i, i + RUN).join(' ');
    const known = runs.get(run);
    if (known === undefined) runs.set(run, [i]);
    else if (known.length < PLACES) known.push(i);
  }
  return texts.flatMap((text, line) => {
    if (text.length < SHORT) return [];
    const starts = new Set<number>();
    let found = 0;
    for (let i = 0; i + RUN <= text.length; i++) {
      const places = runs.get(text.slice(i, i + RUN).join(' '));
      if (places === undefined) continue;
      found++;
      if (starts.size < PLACES) for (const place of places) starts.add(place - i);
    }
    const share = found / (text.length - RUN + 1);
    return share < SHARE ? [] : [...starts].map((at) => ({ line, at, weight: text.length * share }));
  });
}

/** The lines of the heaviest chain of places that follow one another in page and truth alike: a line quoted again is none. */
function inOrder(places: readonly Place[]): number[] {
  const best: number[] = [];
  const before: number[] = [];
  let end = -1;
  places.forEach(({ line, at, weight }, i) => {
    best.push(weight);
    before.push(-1);
    for (let j = Math.max(0, i - REACH); j < i; j++) {
      const other = places[j]!;
      if (other.line >= line || other.at > at + 1 || best[j]! + weight <= best[i]!) continue;
      best[i] = best[j]! + weight;
      before[i] = j;
    }
    if (end < 0 || best[i]! > best[end]!) end = i;
  });
  const lines: number[] = [];
  for (let i = end; i >= 0; i = before[i]!) lines.push(places[i]!.line);
  return lines;
}
