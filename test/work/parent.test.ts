import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { parentGone } from '../../src/work/parent.ts';

test('a parent that is gone is noticed, and looking ends with its signal', async () => {
  let ppid = 7;
  const gone = parentGone(new AbortController().signal, { parent: 7, ppid: () => ppid, look: 1 });
  expect(
    await Promise.race([gone.then(() => 'gone'), new Promise((resolve) => setTimeout(resolve, 30, 'there'))]),
  ).toBe('there');
  ppid = 1;
  await gone;
  const stop = new AbortController();
  const looking = parentGone(stop.signal, { parent: 7, ppid: () => 7, look: 1 });
  stop.abort();
  await expect(looking).rejects.toThrow('aborted');
});

test.runIf(process.platform === 'linux')('a process whose parent is killed notices', async () => {
  const child = `
    import { parentGone } from './src/work/parent.ts';
    setInterval(() => {}, 1000);
    process.stdout.write('up ' + process.pid + '\\n');
    await parentGone(new AbortController().signal, { look: 20 });
    process.stdout.write('gone\\n');
    process.exit();`;
  const parent = spawn(
    process.execPath,
    [
      '-e',
      `require('node:child_process').spawn(process.execPath, ['--input-type=module', '-e', ${JSON.stringify(child)}], { stdio: ['ignore', 'inherit', 'inherit'] }); setInterval(() => {}, 1000)`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let said = '';
  parent.stdout.on('data', (text) => {
    said += String(text);
    if (said.includes('up ')) parent.kill('SIGKILL');
  });
  // Closed once the grandchild, which has it too, is gone.
  await once(parent.stdout, 'close');
  expect(said).toMatch(/^up \d+\ngone\n$/);
});
