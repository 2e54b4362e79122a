import type { BenchPage, Contender } from './contenders/contenders.ts';

/** Figures of one contender: CPU ms a page in each round. */
export interface Timing {
  readonly name: string;
  readonly rounds: readonly number[];
}

/** Median, least and most of some figures. */
export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

export function spreadOf(figures: readonly number[]): Spread {
  const sorted = [...figures].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return {
    median: sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2,
    min: sorted[0]!,
    max: sorted.at(-1)!,
  };
}

/** CPU seconds this process has spent, all its threads together: garbage is collected and code compiled beside the main one. */
export function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** CPU seconds that a contender's turn takes at least: it goes over the pages as often as that needs. */
const TURN = 0.7;
/** CPU seconds of each contender before any count: the compiler of V8 is done by then. */
const WARM_UP = 8;

/**
 * Times the contenders in turn, round by round, so that whatever else the machine does falls on all alike. Each round
 * begins with another contender. Nothing is collected between turns: a full collection throws compiled patterns away, and
 * the next turn would pay for them.
 */
export async function timeRounds(
  contenders: readonly Contender[],
  pages: readonly BenchPage[],
  rounds: number,
  note: (text: string) => void,
): Promise<Timing[]> {
  const turns: number[] = [];
  for (const contender of contenders) {
    note(`warming up ${contender.name}`);
    let spent = 0;
    let last = 0;
    for (let passes = 0; passes < 2 || spent < WARM_UP; passes++) spent += last = await timePass(contender, pages);
    turns.push(Math.max(1, Math.ceil(TURN / last)));
  }
  const figures = contenders.map(() => [] as number[]);
  for (let round = 0; round < rounds; round++) {
    note(`round ${round + 1} of ${rounds}`);
    for (let n = 0; n < contenders.length; n++) {
      const i = (n + round) % contenders.length;
      let spent = 0;
      for (let turn = 0; turn < turns[i]!; turn++) spent += await timePass(contenders[i]!, pages);
      figures[i]!.push((spent * 1000) / turns[i]! / pages.length);
    }
  }
  return contenders.map(({ name }, i) => ({ name, rounds: figures[i]! }));
}

/** CPU seconds of one pass over all pages. */
async function timePass(contender: Contender, pages: readonly BenchPage[]): Promise<number> {
  const { made, cpuSeconds: spent } = await contender.pass(pages);
  if (!(made > 0)) throw new Error(`${contender.name} made nothing`);
  return spent;
}

/** A contender's share of the unit's price, of each round the two in it. */
export function ratiosOf(timing: Timing, unit: Timing): Spread {
  return spreadOf(timing.rounds.map((ms, round) => ms / unit.rounds[round]!));
}
