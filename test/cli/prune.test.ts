import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test, vi } from 'vitest';
import { pruneCommand } from '../../src/cli/prune.ts';
import { UsageError } from '../../src/cli/usage.ts';
import { openStore } from '../../src/store/open.ts';
import { openEmpty } from '../store/template.ts';
import { articleOf, samplePage } from '../store/sample.ts';

afterEach(() => vi.restoreAllMocks());

async function output(command: () => Promise<number>): Promise<{ status: number; out: string }> {
  let out = '';
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += text;
    return true;
  });
  const status = await command();
  spy.mockRestore();
  return { status, out };
}

test('prune says what it would delete, then deletes it, and then there is nothing left', async () => {
  await using store = await openStore(await openEmpty());
  const pages = Array.from({ length: 3 }, (_, n) => samplePage(`page-${n}`));
  await store.putPages(pages);
  for (const page of pages.slice(0, 2)) await store.commit(page, articleOf(page));
  const open = async () => store;
  await sleep(5);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 2 * 86_400_000 });
  try {
    expect(await output(() => pruneCommand({ olderThan: '3d' }, open))).toEqual({
      status: 0,
      out: expect.stringMatching(
        /^the bytes of 0 pages that came in before \S+Z \(0\.0 MB\) are deleted; outcomes, records and traces stay\n$/,
      ),
    });
    const tried = await output(() => pruneCommand({ olderThan: '1d', dryRun: true, json: true }, open));
    expect(JSON.parse(tried.out)).toEqual({
      before: new Date(Date.now() - 86_400_000).toISOString(),
      dryRun: true,
      pages: 2,
      bytes: expect.any(Number),
    });
    expect(await store.getPage(pages[0]!.id)).not.toBe('pruned');
    const done = await output(() => pruneCommand({ olderThan: '24h', json: true }, open));
    expect(JSON.parse(done.out)).toMatchObject({ dryRun: false, pages: 2, bytes: JSON.parse(tried.out).bytes });
    expect(await Promise.all(pages.map(({ id }) => store.getPage(id)))).toEqual([
      'pruned',
      'pruned',
      expect.objectContaining({ id: pages[2]!.id }),
    ]);
    expect((await output(() => pruneCommand({ olderThan: '1d', dryRun: true }, open))).out).toMatch(
      /^the bytes of 0 pages .* would be deleted\n$/,
    );
  } finally {
    vi.useRealTimers();
  }
});

test.for(['30', '0d', 'd', '1.5d', '-1d', '2026-01-01', '1y'])('%j is no age', async (olderThan) => {
  await expect(pruneCommand({ olderThan }, () => Promise.reject(new Error('opened')))).rejects.toThrow(UsageError);
});
