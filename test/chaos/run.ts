/** Chaos at length, by hand: `npm run chaos -- --pages 10000 --seeds 1,2,3 --rounds 3`. Prints what docs/reliability.md quotes. */
import { parseArgs } from 'node:util';
import { Random } from '../fuzz/random.ts';
import { runPipeline, type RunReport } from './chaos.ts';
import { runEmbedded, type EmbeddedReport } from './embedded.ts';
import { inflictOwnFaults } from './own-faults.ts';
import { differing, faultTable, ownTable, runLines } from './table.ts';
import { World } from './world.ts';

const { values } = parseArgs({
  options: {
    pages: { type: 'string', default: '10000' },
    seeds: { type: 'string', default: '1,2,3' },
    rounds: { type: 'string', default: '3' },
    workers: { type: 'string', default: '3' },
    'embedded-pages': { type: 'string', default: '300' },
    kills: { type: 'string', default: '6' },
  },
});
const [pages, rounds, workers, embeddedPages, kills] = [
  values.pages,
  values.rounds,
  values.workers,
  values['embedded-pages'],
  values.kills,
].map(Number) as [number, number, number, number, number];
const seeds = values.seeds.split(',').map(Number);
const say = (line: string): void => console.error(line);

const runs: RunReport[] = [];
const embedded: EmbeddedReport[] = [];
await using world = await World.open();
say('calm run');
const calm = await runPipeline(world, { pages, workers, seed: null, rounds: 0 });
for (const seed of seeds) {
  say(`seed ${seed}`);
  runs.push(await runPipeline(world, { pages, workers, seed, rounds, say }));
}
const own = await inflictOwnFaults(world);
say('embedded');
const calmEmbedded = await runEmbedded(embeddedPages, 0, new Random(0));
for (const seed of seeds) embedded.push(await runEmbedded(embeddedPages, kills, new Random(seed)));

console.log(runLines(runs, calm));
console.log(
  embedded
    .map(
      (run, i) =>
        `embedded, seed ${seeds[i]}: ${embeddedPages} pages, killed ${run.kills} times, its disk full ${run.full.length} times; ${differing(run, calmEmbedded).join(', ') || 'identical to the calm run, row for row'}; lost ${run.lost}`,
    )
    .join('\n'),
);
console.log(`\n${faultTable(runs, calm, embedded, calmEmbedded)}`);
console.log(`\n${ownTable(own.faults)}\nmessages after these: ${JSON.stringify(own.messages)}`);
const broken = [
  ...runs.filter(
    (run) =>
      run.lost > 0 ||
      differing(run, calm).length > 0 ||
      run.surprises.length > 0 ||
      run.messages.missing + run.messages.astray > 0,
  ),
  ...own.faults.filter(({ broken: found }) => found.length > 0),
  ...(own.messages.missing + own.messages.astray > 0 ? [own.messages] : []),
  ...embedded.filter((run) => run.lost > 0 || differing(run, calmEmbedded).length > 0),
];
process.exitCode = broken.length > 0 ? 1 : 0;
