import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { IMAGE_FLAGS } from '../bench/pipeline/image.ts';
import { DATABASE_FLAGS, ENGINE_FLAGS, ONE_PAGE_FLAGS, THREAD_FLAGS, tuneEngine } from '../src/engine.ts';

/** Prints whether the engine has bytecode of a pattern after its first try, before and after tuning. */
const PROBE = `
  import { tuneEngine } from ${JSON.stringify(new URL('../src/engine.ts', import.meta.url).href)};
  const early = /one|two/;
  const first = [%RegexpHasBytecode(early, true), early.test('two'), %RegexpHasBytecode(early, true)];
  tuneEngine();
  const late = /three|four/;
  const second = [late.test('four'), %RegexpHasBytecode(late, true), %RegexpHasNativeCode(late, true)];
  console.log(JSON.stringify({ first, second, again: [early.test('one'), early.test('two'), early.test('three')] }));
`;

test('patterns made after tuning are compiled once, to native code; those made before go on', () => {
  const told = execFileSync(process.execPath, ['--allow-natives-syntax', '--input-type=module', '--eval', PROBE]);
  expect(JSON.parse(told.toString())).toEqual({
    first: [false, true, true],
    second: [true, false, true],
    again: [true, true, false],
  });
});

/** Prints how large the heap of a thread may become, in MB, before and after tuning. */
const LIMIT_PROBE = `
  import { Worker } from 'node:worker_threads';
  import { tuneForThreads } from ${JSON.stringify(new URL('../src/engine.ts', import.meta.url).href)};
  const code = "import { getHeapStatistics } from 'node:v8'; import { parentPort } from 'node:worker_threads'; parentPort.postMessage(getHeapStatistics().heap_size_limit)";
  const resourceLimits = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 24 };
  const limit = () => new Promise((resolve) =>
    new Worker(code, { eval: true, resourceLimits }).once('message', (bytes) => resolve(bytes / 2 ** 20)));
  const before = await limit();
  tuneForThreads(25);
  console.log(JSON.stringify([before, await limit()]));
`;

test('a thread has its own young generation, whatever the process was started with', () => {
  const told = execFileSync(process.execPath, [
    '--max-semi-space-size=4',
    '--input-type=module',
    '--eval',
    LIMIT_PROBE,
  ]);
  expect(JSON.parse(told.toString())).toEqual([64 + 3 * 4, 64 + 24]);
});

test('the image, `npm run worker` and the measures start a worker alike', () => {
  const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
  const command = /^CMD (.+)$/m.exec(read('Dockerfile'))![1]!;
  expect(JSON.parse(command)).toEqual(['node', ...IMAGE_FLAGS, 'workers/clean.ts']);
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  expect(scripts['worker']).toBe(`node ${IMAGE_FLAGS.join(' ')} workers/clean.ts`);
});

test('this V8 knows every setting', () => {
  const known = execFileSync(process.execPath, ['--v8-options'], { encoding: 'utf8' });
  for (const flag of [...ENGINE_FLAGS, ...ONE_PAGE_FLAGS, ...THREAD_FLAGS, ...DATABASE_FLAGS, ...IMAGE_FLAGS])
    expect(known).toContain(`--${flag.replace(/^--(?:no-)?/, '').split('=')[0]} (`);
});

test('a V8 that was not measured keeps its own settings', () => {
  const { versions } = process;
  const untouched = Object.getOwnPropertyDescriptor(process, 'versions')!;
  Object.defineProperty(process, 'versions', { value: { ...versions, v8: '99.0.1' }, configurable: true });
  try {
    expect(tuneEngine()).toBe(false);
  } finally {
    Object.defineProperty(process, 'versions', untouched);
  }
  expect(tuneEngine()).toBe(true);
});
