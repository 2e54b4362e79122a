import { PGlite } from '@electric-sql/pglite';
import { afterAll, describe } from 'vitest';
import { openQueues } from '../../src/queue/queues.ts';
import { queueContract } from './contract.ts';

describe('the queue embedded in PGlite', () => {
  let pglite: PGlite | null = null;
  afterAll(() => pglite?.close());
  queueContract({
    async open(settings) {
      pglite ??= await PGlite.create();
      return openQueues(
        {
          databaseUrl: null,
          databaseCa: null,
          redisUrl: null,
          redisCa: null,
          queuePrefix: 'copydesk',
          attempts: 5,
          retrySeconds: 0.05,
          highWater: 10_000,
          ...settings,
        },
        pglite,
        (error) => {
          throw error;
        },
      );
    },
    async close() {
      await pglite?.exec('truncate bullmq.job, bullmq.event, bullmq.meta cascade');
    },
  });
});
