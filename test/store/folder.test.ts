import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ServiceUnavailable } from '../../src/outage.ts';
import { lockFolder } from '../../src/store/folder-lock.ts';
import { makeFolder } from '../../src/store/make-folder.ts';
import { openStore } from '../../src/store/open.ts';
import { openPglite } from '../../src/store/pglite.ts';
import { articleOf, samplePage } from './sample.ts';
import { fillFolder } from './template.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'copydesk-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('lock of a data folder', () => {
  const hold = (holder: object) => writeFile(join(folder, 'lock'), JSON.stringify(holder));

  test('is had by one at a time', async () => {
    const lock = await lockFolder(folder);
    const refusal = await lockFolder(folder).then(
      () => null,
      (error: unknown) => error,
    );
    expect(refusal).toBeInstanceOf(ServiceUnavailable);
    expect((refusal as Error).message).toMatch(
      new RegExp(`in use by process ${process.pid} on [^\\n]+COPYDESK_DATA[^\\n]+$`),
    );
    await lock.release();
    await (await lockFolder(folder)).release();
  });

  test('of a dead process of this host is taken over at once', async () => {
    const dead = spawn(process.execPath, ['-e', '0']);
    await once(dead, 'exit');
    await hold({ pid: dead.pid, host: hostname(), started: '1' });
    await (await lockFolder(folder)).release();
  });

  test('of a number that another process has now is taken over', async () => {
    await hold({ pid: process.pid, host: hostname(), started: 'earlier' });
    const taken = lockFolder(folder);
    // Where the start of a process cannot be read, the number alone decides and the lock stays.
    if (process.platform === 'linux') await (await taken).release();
    else await expect(taken).rejects.toThrow(/in use/);
  });

  test('of another host holds while it is touched', async () => {
    await hold({ pid: 1, host: 'elsewhere', started: '1' });
    await expect(lockFolder(folder)).rejects.toThrow(/process 1 on elsewhere/);
    await utimes(join(folder, 'lock'), new Date(), new Date(Date.now() - 60_000));
    await (await lockFolder(folder)).release();
  });

  test('cut off in the middle of its writing is taken over', async () => {
    await writeFile(join(folder, 'lock'), '{"pid":');
    await (await lockFolder(folder)).release();
  });

  test('many that find it dead at once: one has it', async () => {
    await hold({ pid: 1, host: 'elsewhere', started: '1' });
    await utimes(join(folder, 'lock'), new Date(), new Date(0));
    const settled = await Promise.allSettled(Array.from({ length: 8 }, () => lockFolder(folder)));
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(JSON.parse(await readFile(join(folder, 'lock'), 'utf8'))).toMatchObject({ pid: process.pid });
  });
});

describe('PGlite in a folder', () => {
  test('is there again when opened again', async () => {
    const page = samplePage('kept');
    await fillFolder(folder);
    {
      await using store = await openStore(await openPglite(folder));
      await store.putPages([page]);
      await store.commit(page, articleOf(page));
      await expect(openPglite(folder)).rejects.toThrow(/in use/);
    }
    await using store = await openStore(await openPglite(folder));
    expect(await store.counts()).toMatchObject({ pages: 1, articles: 1, waiting: 0 });
    expect(await store.getPage(page.id)).toMatchObject({ url: page.url });
  });

  test('keeps every acknowledged page and outcome when its process is killed in the middle of writing', async () => {
    await fillFolder(folder);
    const child = spawn(
      process.execPath,
      [fileURLToPath(new URL('./write-until-killed.ts', import.meta.url)), folder],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    let acknowledged = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      acknowledged += text;
      if (acknowledged.split('\n').length > 60) child.kill('SIGKILL');
    });
    await once(child, 'close');
    const ids = acknowledged.split('\n').slice(0, -1);
    await using store = await openStore(await openPglite(folder));
    expect(ids.length).toBeGreaterThan(50);
    for (const id of ids) expect(await store.trace(id)).toMatchObject({ outcome: 'article', article: { revision: 1 } });
  }, 60_000);

  test('is made with what is missing above it, by several at once too', async () => {
    const wanted = join(folder, 'a', 'b', 'c');
    await Promise.all([makeFolder(wanted), makeFolder(wanted), makeFolder(wanted)]);
    await makeFolder(wanted);
    expect((await stat(wanted)).isDirectory()).toBe(true);
  });

  test('where the file system makes no folders is refused, not tried for ever', async () => {
    // A child, since the wait would be inside Node, where no time limit of a test reaches.
    const child = spawn(
      process.execPath,
      [
        '-e',
        "await (await import('./src/store/pglite.ts')).openPglite('/proc/copydesk').catch((error) => console.log(error.name, error.message))",
      ],
      { timeout: 20_000, killSignal: 'SIGKILL' },
    );
    const [said] = await Promise.all([text(child.stdout), once(child, 'close')]);
    expect(said).toMatch(
      /^ServiceUnavailable the data folder \/proc\/copydesk cannot be used: [^\n]+COPYDESK_DATA[^\n]+\n$/,
    );
  });

  test('that cannot be made is refused on one line', async () => {
    await writeFile(join(folder, 'file'), '');
    const refusal = await openPglite(join(folder, 'file', 'data')).then(
      () => null,
      (error: unknown) => error,
    );
    expect(refusal).toBeInstanceOf(ServiceUnavailable);
    expect((refusal as Error).message).toMatch(/^the data folder [^\n]+ENOTDIR[^\n]+COPYDESK_DATA[^\n]+$/);
  });
});
