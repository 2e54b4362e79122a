/**
 * `node bench/startup.ts [--rounds 9]`: what whole processes take, from start to end, in turn: bare Node, the help and the
 * cleaning of one page by the program as it is written and as npm packs it, and a run over the fixtures in an empty folder.
 * Wall-clock time tells something on an idle machine alone.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { spreadOf, type Spread } from './measure.ts';

const ROOT = join(import.meta.dirname, '..');
const PAGE = join(ROOT, 'fixtures', 'pages', 'seed--weather-banner', 'page.html');
const NAMES = ['bareNode', 'help', 'cleanOne', 'packedHelp', 'packedCleanOne', 'runFixtures'] as const;

/** Wall-clock ms, and besides CPU ms of all threads and the most memory (RSS) in MB. */
export type Startup = Record<(typeof NAMES)[number], Spread & { readonly cpu: Spread; readonly megabytes: Spread }>;

/** Says at a process's end what it took. */
const TOLD = `data:text/javascript,${encodeURIComponent(`
  import { writeSync } from 'node:fs';
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    writeSync(2, '\\n@took ' + (userCPUTime + systemCPUTime) / 1000 + ' ' + maxRSS / 1000);
  });`)}`;

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
      runFixtures: [written, 'run', '--no-serve', join(ROOT, 'fixtures/pages')],
    };
    const figures = NAMES.map((): Took[] => []);
    for (let round = 0; round <= rounds; round++) {
      for (const [place, name] of NAMES.entries()) {
        const took = runOnce(commands[name], folder);
        if (round > 0) figures[place]!.push(took);
      }
    }
    const spread = (taken: readonly Took[], of: keyof Took) => spreadOf(taken.map((took) => took[of]));
    return Object.fromEntries(
      NAMES.map((name, place) => {
        const taken = figures[place]!;
        return [name, { ...spread(taken, 'wall'), cpu: spread(taken, 'cpu'), megabytes: spread(taken, 'megabytes') }];
      }),
    ) as Startup;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Took {
  readonly wall: number;
  readonly cpu: number;
  readonly megabytes: number;
}

/** Runs a command to its end, its data in a folder of its own. */
function runOnce(command: readonly string[], folder: string): Took {
  const data = mkdtempSync(join(folder, 'data-'));
  const begun = performance.now();
  const { stderr } = spawnSync(process.execPath, ['--import', TOLD, ...command], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, COPYDESK_DATA: data },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const wall = performance.now() - begun;
  rmSync(data, { recursive: true, force: true });
  const [, cpu, megabytes] = /@took (\S+) (\S+)/.exec(stderr) ?? [];
  if (cpu === undefined) throw new Error(`${command.join(' ')} did not end well: ${stderr}`);
  return { wall, cpu: Number(cpu), megabytes: Number(megabytes) };
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
  for (const [name, { median, min, cpu, megabytes }] of Object.entries(measureStartup(Number(values.rounds))))
    console.log(
      `${name.padEnd(16)} ${median.toFixed(0).padStart(5)} ms, at least ${min.toFixed(0)}; CPU ${cpu.median.toFixed(0)} ms, at least ${cpu.min.toFixed(0)}; ${megabytes.median.toFixed(0)} MB`,
    );
}
