/**
 * `node bench/warm-up.ts [--corpus DIR --pages 1500 --rounds 5]`: what the first page and the first 200 cost a process, beside
 * what the same 200 cost another process that has cleaned other pages until then, as many as asked. Neither saw them
 * before: a page that comes again costs less, since what its classes say is known. CPU time of all threads: compiling and
 * collecting happen beside the main one. Load of the machine falls on both alike: they run in turn.
 */
import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { tuneEngine } from '../src/engine.ts';
import { cpuSeconds, spreadOf } from './measure.ts';
import { manyPages } from './pipeline/many.ts';

/** A prime: pages of one outlet, which lie side by side, come one by one. */
const STRIDE = 7919;
/** Pages that are measured; fewer where there are fewer than twice as many. */
const FIRST = 200;

/** CPU ms: loading the program, and a page each of the 1st, the 2nd to 10th, the others, and all of them together. */
interface Took {
  readonly loading: number;
  readonly first: number;
  readonly few: number;
  readonly more: number;
  readonly all: number;
}

/** In a process of its own: the pages after `before` others. */
async function measure(corpus: string | undefined, before: number): Promise<Took> {
  tuneEngine();
  const { bases } = await manyPages(corpus, Number.POSITIVE_INFINITY);
  const begun = cpuSeconds();
  const { clean } = await import('../src/pipeline/clean.ts');
  const loading = (cpuSeconds() - begun) * 1000;
  const mixed = bases.map((_, n) => bases[(n * STRIDE) % bases.length]!);
  const measured = mixed.slice(0, Math.min(FIRST, mixed.length >> 1));
  const others = mixed.slice(measured.length);
  for (let n = 0; n < before; n++) clean(others[n % others.length]!, { cleanedAt: null });
  const ends = [0, 1, 10, measured.length];
  const spent = ends.slice(1).map((end, n) => {
    const from = cpuSeconds();
    for (const page of measured.slice(ends[n], end)) clean(page, { cleanedAt: null });
    return (cpuSeconds() - from) * 1000;
  });
  const [first = 0, few = 0, more = 0] = spent.map((ms, n) => ms / (ends[n + 1]! - ends[n]!));
  return { loading, first, few, more, all: spent.reduce((sum, ms) => sum + ms, 0) / measured.length };
}

/** {@link measure} in another process. */
function inProcess(corpus: string | undefined, before: number): Took {
  const call = [
    import.meta.filename,
    '--before',
    String(before),
    ...(corpus === undefined ? [] : ['--corpus', corpus]),
  ];
  return JSON.parse(
    execFileSync(process.execPath, call, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }),
  ) as Took;
}

const { values } = parseArgs({
  options: {
    corpus: { type: 'string' },
    pages: { type: 'string', default: '1500' },
    rounds: { type: 'string', default: '5' },
    before: { type: 'string' },
  },
});
if (values.before !== undefined) console.log(JSON.stringify(await measure(values.corpus, Number(values.before))));
else {
  const rounds = Array.from({ length: Number(values.rounds) }, () => ({
    cold: inProcess(values.corpus, 0),
    warm: inProcess(values.corpus, Number(values.pages)),
  }));
  const median = (of: (round: (typeof rounds)[number]) => number) => spreadOf(rounds.map(of)).median;
  console.log(
    `loading ${median(({ cold }) => cold.loading).toFixed(0)} ms; the first page ${median(({ cold }) => cold.first).toFixed(0)}, 2 to 10 ${median(({ cold }) => cold.few).toFixed(1)}, to ${FIRST} ${median(({ cold }) => cold.more).toFixed(1)} ms each`,
  );
  console.log(
    `the first ${FIRST}: ${median(({ cold }) => cold.all).toFixed(1)} ms each, ${median(({ cold, warm }) => cold.all / warm.all).toFixed(1)} x their price after ${values.pages} others, ${median(({ warm }) => warm.all).toFixed(1)} ms`,
  );
}
