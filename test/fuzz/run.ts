/** Fuzzes at length, by hand: `npm run fuzz -- --pages 200000 --seed 1`. `--from N` begins at page N; failing pages go to a folder. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fuzz } from './fuzz.ts';

const { values } = parseArgs({
  options: {
    pages: { type: 'string', default: '200000' },
    seed: { type: 'string', default: '1' },
    from: { type: 'string', default: '0' },
  },
});
const [pages, seed, from] = [Number(values.pages), Number(values.seed), Number(values.from)];
if (![pages, seed, from].every(Number.isSafeInteger) || pages < 1)
  throw new Error('--pages, --seed and --from take whole numbers');
const folder = join(tmpdir(), `copydesk-fuzz-${seed}`);
const begun = Date.now();

const report = await fuzz({
  pages,
  seed,
  from,
  onPage(number, failure) {
    if (failure) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, `${number}.html`), failure.bytes);
      console.log(
        `page ${number} (${failure.done.join(', ')}), ${join(folder, `${number}.html`)}\n  ${[...failure.broken, ...(failure.unstable === null ? [] : [`not idempotent: ${failure.unstable}`])].join('\n  ')}`,
      );
    }
    if ((number + 1) % 5000 === 0) console.log(`${number + 1} pages, ${Math.round((Date.now() - begun) / 1000)} s`);
  },
});
console.log(
  `${report.pages} pages of seed ${seed}: ${report.articles} articles, ${JSON.stringify(report.rejects)}; ${report.failures.length} broke a promise; the text of ${report.unstable.length} is not idempotent; ${Math.round((Date.now() - begun) / 1000)} s`,
);
process.exitCode = report.failures.length > 0 ? 1 : 0;
