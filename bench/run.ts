/**
 * `npm run bench [-- --corpus DIR --sample 60 --rounds 7 --only clean,parse5 --python PATH --out FILE.json --svg FILE.svg]`:
 * clean() beside parsers and extractors, each in a process of its own, in interleaved rounds; how its cost grows; how fast
 * the program starts.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { tuneEngine } from '../src/engine.ts';
import { startContenders, type BenchPage } from './contenders/contenders.ts';
import { UNIT } from './contenders/libraries.ts';
import { drawBars } from './draw.ts';
import { describeMachine } from './machine.ts';
import { ratiosOf, spreadOf, timeRounds } from './measure.ts';
import { measureStartup } from './startup.ts';

// As the program does, before the patterns are loaded.
tuneEngine();
const { decode } = await import('../src/pipeline/page/decode.ts');
const { measureGrowth, measureWorst } = await import('./growth.ts');
const { foldersOf, loadPages } = await import('./pages.ts');

const { values } = parseArgs({
  options: {
    corpus: { type: 'string' },
    sample: { type: 'string', default: '60' },
    only: { type: 'string' },
    rounds: { type: 'string', default: '7' },
    python: { type: 'string', default: 'python3' },
    out: { type: 'string' },
    svg: { type: 'string' },
  },
});
const note = (text: string) => process.stderr.write(`${text}\n`);
const all = await loadPages(foldersOf(values.corpus));
const readable = all.flatMap((page): BenchPage[] => {
  const decoded = decode(page.bytes, page.contentType);
  return 'text' in decoded ? [{ page, html: decoded.text }] : [];
});
if (readable.length === 0) throw new Error('no pages to measure on');
const step = Math.max(1, readable.length / Number(values.sample));
const sample = Array.from(
  { length: Math.min(readable.length, Number(values.sample)) },
  (_, i) => readable[Math.floor(i * step)]!,
);
const bytes = sample.reduce((sum, { page }) => sum + page.bytes.length, 0);
const before = describeMachine();
note(
  `${sample.length} of ${all.length} pages, ${Math.round(bytes / sample.length / 1000)} KB mean; ${before.cpu}, ${before.cores} cores; Node ${before.node}; load ${before.load.join(' ')}`,
);

const { contenders, absent } = await startContenders(values.python, values.only?.split(',') ?? null);
if (absent.length > 0) note(`not installed, so not measured: ${absent.join(', ')}`);
const timings = await timeRounds(contenders, sample, Math.max(1, Number(values.rounds)), note);
for (const contender of contenders) contender.stop();
const unit = timings.find(({ name }) => name === UNIT)!;
const results = timings
  .map((timing) => ({ name: timing.name, msPerPage: spreadOf(timing.rounds), ratio: ratiosOf(timing, unit) }))
  .sort((a, b) => a.ratio.median - b.ratio.median);

console.log(
  `CPU time a page, in units of ${UNIT} (${sample.length} pages, ${Math.round(bytes / sample.length / 1000)} KB mean, ${values.rounds} rounds)`,
);
for (const { name, msPerPage, ratio } of results) {
  console.log(
    `${name.padEnd(26)} ${ratio.median.toFixed(2).padStart(7)} x  [${ratio.min.toFixed(2)} to ${ratio.max.toFixed(2)}] ${msPerPage.median.toFixed(2).padStart(9)} ms`,
  );
}
const growth = measureGrowth();
console.log('\nclean() of one page of so many MB');
for (const { megabytes, ms, perMegabyte } of growth)
  console.log(
    `${String(megabytes).padStart(4)} MB ${ms.toFixed(0).padStart(7)} ms  a MB ${perMegabyte.toFixed(2)} x the first`,
  );
const worst = measureWorst(readable.map(({ page }) => page));
console.log(
  `\ndearest page for its size: ${worst.times.toFixed(1)} x the median (${worst.worstMsPerMb.toFixed(0)} against ${worst.medianMsPerMb.toFixed(0)} ms a MB): ${worst.worst}`,
);
const startup = measureStartup();
console.log(
  `\nstart to end, wall clock: copydesk --help ${startup.help.median.toFixed(0)} ms, clean of one page ${startup.cleanOne.median.toFixed(0)} ms; as npm packs it ${startup.packedHelp.median.toFixed(0)} and ${startup.packedCleanOne.median.toFixed(0)} ms; Node alone ${startup.bareNode.median.toFixed(0)} ms`,
);
const after = describeMachine();
console.log(
  `\n${after.cpu}, ${after.cores} cores, Node ${after.node}, commit ${after.commit}; load ${before.load[0]} before, ${after.load[0]} after`,
);
if (values.out)
  writeFileSync(
    values.out,
    `${JSON.stringify({ pages: sample.length, meanBytes: Math.round(bytes / sample.length), rounds: Number(values.rounds), machine: after, loadBefore: before.load, absent, results, growth, worst, startup }, null, 2)}\n`,
  );
if (values.svg) {
  const bars = results.map(({ name, ratio, msPerPage }) => ({
    name,
    value: ratio.median,
    label: `${ratio.median.toFixed(2)} × (${msPerPage.median.toFixed(1)} ms)`,
  }));
  writeFileSync(
    values.svg,
    drawBars(
      'CPU time a page',
      `htmlparser2 building the DOM = 1; ${sample.length} pages of ${Math.round(bytes / sample.length / 1000)} KB, Node ${after.node}; logarithmic`,
      bars,
    ),
  );
}
