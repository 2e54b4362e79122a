/**
 * `node bench/startup.ts [--rounds 9]`: wall-clock ms of whole processes, from start to end, in turn: bare Node, and the
 * help and the cleaning of one page by the program as it is written and as npm packs it.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { spreadOf, type Spread } from './measure.ts';

const ROOT = join(import.meta.dirname, '..');
const PAGE = join(ROOT, 'fixtures', 'pages', 'seed--weather-banner', 'page.html');
const NAMES = ['bareNode', 'help', 'cleanOne', 'packedHelp', 'packedCleanOne'] as const;

export type Startup = Record<(typeof NAMES)[number], Spread>;

/** The first round fills the compile cache and does not count. */
export function measureStartup(rounds = 9): Startup {
  const folder = mkdtempSync(join(tmpdir(), 'copydesk-startup-'));
  try {
    const written = join(ROOT, 'src/bin.mjs');
    const packed = unpackedProgram(folder);
    const commands: Record<(typeof NAMES)[number], string[]> = {
      bareNode: ['-e', '0'],
      help: [written, '--help'],
      cleanOne: [written, 'clean', PAGE],
      packedHelp: [packed, '--help'],
      packedCleanOne: [packed, 'clean', PAGE],
    };
    const figures = Object.fromEntries(NAMES.map((name) => [name, [] as number[]])) as Record<string, number[]>;
    for (let round = 0; round <= rounds; round++) {
      for (const name of NAMES) {
        const begun = performance.now();
        execFileSync(process.execPath, commands[name], { cwd: folder, stdio: 'ignore' });
        if (round > 0) figures[name]!.push(performance.now() - begun);
      }
    }
    return Object.fromEntries(NAMES.map((name) => [name, spreadOf(figures[name]!)])) as Startup;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The command of the packed program, with the packages installed here. */
function unpackedProgram(folder: string): string {
  const pack = ['pack', '--json', '--silent', '--pack-destination', folder];
  const told = execFileSync('npm', pack, { cwd: ROOT, encoding: 'utf8' });
  const [{ filename }] = JSON.parse(told.slice(told.indexOf('[\n'))) as [{ filename: string }];
  execFileSync('tar', ['-xzf', join(folder, filename)], { cwd: folder });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'package/node_modules'));
  return join(folder, 'package/src/bin.mjs');
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { rounds: { type: 'string', default: '9' } } });
  for (const [name, { median, min }] of Object.entries(measureStartup(Number(values.rounds))))
    console.log(`${name.padEnd(16)} ${median.toFixed(0).padStart(5)} ms, at least ${min.toFixed(0)}`);
}
