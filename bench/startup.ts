import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { spreadOf, type Spread } from './measure.ts';

const ROOT = join(import.meta.dirname, '..');
const RUNS = 9;

/** Wall-clock ms of a whole process, from start to end. */
export function measureStartup(): { help: Spread; cleanOne: Spread; bareNode: Spread } {
  const page = join(ROOT, 'fixtures', 'pages', 'seed--weather-banner', 'page.html');
  const commands = {
    help: ['src/bin.mjs', '--help'],
    cleanOne: ['src/bin.mjs', 'clean', page],
    bareNode: ['-e', '0'],
  };
  const figures = { help: [] as number[], cleanOne: [] as number[], bareNode: [] as number[] };
  for (let run = 0; run <= RUNS; run++) {
    for (const name of ['help', 'cleanOne', 'bareNode'] as const) {
      const begun = performance.now();
      execFileSync(process.execPath, commands[name], { cwd: ROOT, stdio: 'ignore' });
      // The first run fills the compile cache.
      if (run > 0) figures[name].push(performance.now() - begun);
    }
  }
  return { help: spreadOf(figures.help), cleanOne: spreadOf(figures.cleanOne), bareNode: spreadOf(figures.bareNode) };
}
