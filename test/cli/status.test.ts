import { describe, expect, test } from 'vitest';
import { statusOf, type Status } from '../../src/cli/status.ts';
import { statusText } from '../../src/cli/status-text.ts';
import type { Queues } from '../../src/queue/queues.ts';
import { openStore } from '../../src/store/open.ts';
import { articleOf, samplePage } from '../store/sample.ts';
import { openEmpty } from '../store/template.ts';

const STATUS: Status = {
  at: '2026-11-29T12:00:00.000Z',
  waiting: 1204,
  oldestWaiting: '2026-11-29T11:56:56.000Z',
  outbox: 3,
  perMinute: 8512.4,
  hour: { pages: 5100, articles: 4300, rejected: 800, reasons: { 'section-front': 600, 'no-story': 200 } },
  day: { pages: 120_000, articles: 100_000, rejected: 0, reasons: {} },
  quiet: [{ host: 'silent\u001b[31m.example', week: 14, last: '2026-11-27T08:00:00.000Z' }],
  bytes: 1_234_000_000,
  queue: { waiting: 1200, active: 4, delayed: 0, failed: 0, oldestSeconds: 184, workers: 2 },
  untaken: 120,
  redis: { used: 120_000_000, limit: 512_000_000 },
  diskFree: null,
};

describe('status', () => {
  test('to read: a subject a line, and nothing of an outlet acts on a terminal', () => {
    expect(statusText(STATUS, 120))
      .toBe(`Queue      1,200 waiting, 4 active, 0 delayed; 1,204 pages without an outcome, the oldest since 3 min 4 s
Now        8,512 pages a minute, 2 workers seen
Last hour  5,100 pages in, 4,300 articles, 800 rejected (section-front 600, no-story 200)
Last day   120,000 pages in, 100,000 articles, 0 rejected
Messages   3 not sent, 120 not taken by later stages
Quiet      silent\\u{1b}[31m.example (last 2 d 4 h ago, 14 in a week)
Disk       1.2 GB of database
Redis      120 MB of 512 MB (23 %)
`);
  });

  test('with nothing to do', () => {
    const idle = { ...STATUS, waiting: 0, oldestWaiting: null, quiet: [], redis: null, diskFree: 5e9, perMinute: 0 };
    const text = statusText({ ...idle, queue: { ...STATUS.queue, waiting: 0, active: 0, workers: null } }, 120);
    expect(text).toContain('Queue      0 waiting, 0 active, 0 delayed\nNow        0 pages a minute\n');
    expect(text).toContain('Quiet      no outlet');
    expect(text).toContain('Disk       1.2 GB of database, 5 GB free\n');
    expect(text).not.toContain('Redis');
  });

  test('is put together from queue, store and disk', async () => {
    await using store = await openStore(await openEmpty());
    const page = samplePage('a');
    await store.putPages([page, samplePage('b')]);
    await store.commit(page, articleOf(page));
    const queues = {
      kind: 'redis',
      counts: async () => ({ waiting: 1, active: 0, delayed: 0, failed: 0 }),
      oldestWaitingSeconds: async () => 7.4,
      workers: async () => 3,
      laterStages: async () => ({ room: true, untaken: 9, memory: '' }),
      memoryUsage: async () => ({ used: 1, limit: null }),
    } as unknown as Queues;
    expect(await statusOf({ store, queues }, { databaseUrl: null, dataFolder: '.' })).toMatchObject({
      waiting: 1,
      hour: { pages: 2, articles: 1 },
      queue: { waiting: 1, oldestSeconds: 7, workers: 3 },
      untaken: 9,
      redis: { used: 1, limit: null },
      diskFree: expect.any(Number),
    });
  });
});
