import { expect, test } from 'vitest';
import { freeOrphans } from '../../src/queue/orphans.ts';
import { openBackend } from '../../src/queue/backend.ts';
import { openOwn } from '../store/template.ts';
import { NO_SERVER } from './contract.ts';

test('BullMQ gives back a job that is locked, counts it as stalled, and is told the right time again', async () => {
  await using database = await openOwn();
  const backend = await openBackend(NO_SERVER, database.pglite);
  const queue = backend.queue('pages');
  const worker = backend.worker('pages', async () => {}, { autorun: false, lockDuration: 30_000 });
  try {
    await queue.add('page', {}, { jobId: 'held' });
    await queue.add('page', {}, { jobId: 'waits' });
    expect((await worker.getNextJob('token'))?.id).toBe('held');
    const now = Date.now();
    expect(await freeOrphans(queue, 1, now)).toEqual(['held']);
    expect((await queue.getWaiting()).map(({ id }) => id).toSorted()).toEqual(['held', 'waits']);
    expect(await database.query('select stalled_count from bullmq.job where id = $1', ['held'])).toEqual([
      { stalled_count: 1 },
    ]);
    expect(await database.query(`select value::float8 as at from bullmq.meta where field = 'stalled-check'`)).toEqual([
      { at: now },
    ]);
  } finally {
    await worker.close(true);
    await queue.close();
    await backend.close();
  }
});
