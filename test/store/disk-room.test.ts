import { spawn } from 'node:child_process';
import fs, { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { isOutage } from '../../src/outage.ts';
import { checkRoom } from '../../src/store/disk-room.ts';
import { openPglite } from '../../src/store/pglite.ts';
import { fillFolder } from './template.ts';

const folder = mkdtempSync(join(tmpdir(), 'copydesk-room-'));
const statfs = vi.spyOn(fs, 'statfsSync');
// Whoever has imported it by name sees the spy, and at the end the real one.
syncBuiltinESMExports();
afterAll(() => {
  statfs.mockRestore();
  syncBuiltinESMExports();
  rmSync(folder, { recursive: true, force: true });
});
const free = (megabytes: number) =>
  statfs.mockReturnValue({ bavail: megabytes * 1000, bsize: 1000 } as ReturnType<typeof fs.statfsSync>);

describe('the disk of a data folder', () => {
  test.for([
    [99, 'make', 'its disk has 99 MB free, and a new database takes 100; make room there'],
    [100, 'make', null],
    [47, 'write', 'its disk has 47 MB free, and the database writes only with 48; make room there'],
    [48, 'write', null],
  ] as const)('with %i MB free, to %s', ([megabytes, purpose, words]) => {
    free(megabytes);
    const check = () => checkRoom(folder, purpose);
    if (words === null) expect(check).not.toThrow();
    else expect(check).toThrow(words);
  });

  test('too full for a database: none is begun', async () => {
    free(60);
    const none = join(folder, 'none');
    await expect(openPglite(none)).rejects.toThrow('60 MB free, and a new database takes 100');
    expect(readdirSync(none)).toEqual([]);
  });

  test('that fills: statements are refused as an outage before they begin, and go on once there is room', async () => {
    free(1000);
    await fillFolder(join(folder, 'data'));
    await using database = await openPglite(join(folder, 'data'), { writes: true });
    await database.script('create table public.t (n integer)');
    free(20);
    const begun = performance.now();
    const refused = [
      database.query('insert into public.t values (1)'),
      database.script('insert into public.t values (2)'),
      database.transaction((session) => session.query('insert into public.t values (3)')),
    ].map((statement: Promise<unknown>) => statement.catch((error: unknown) => isOutage(error)));
    expect(await Promise.all(refused)).toEqual([true, true, true]);
    // Not at once: a queue that tries again without a pause would take all of a core.
    expect(performance.now() - begun).toBeGreaterThan(150);
    free(1000);
    // Within a transaction that has begun nothing is refused: it must end.
    await database.transaction(async (session) => {
      free(20);
      await session.query('insert into public.t values (4)');
    });
    free(1000);
    expect(await database.query('select n from public.t')).toEqual([{ n: 4 }]);
  });
});

// The file system of /proc has no room.
test.runIf(existsSync('/proc/self'))(
  'a process whose main thread hangs on a full disk is ended, with one line',
  async () => {
    const script = `
    import { watchForWedge } from './src/store/wedge-watch.ts';
    watchForWedge('/proc', { look: 20 });
    setTimeout(() => { for (;;); }, 1500);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (chunk) => (said += String(chunk)));
    const signal = await new Promise((resolve) => child.on('close', (_, name) => resolve(name)));
    expect(said).toMatch(
      /^copydesk: no space is left for the data folder \/proc, [^\n]+ hangs; make room there and start again[^\n]+\n$/,
    );
    expect(signal).toBe('SIGKILL');
  },
);
