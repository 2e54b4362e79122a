import { expect, test, vi } from 'vitest';
import { createEvents } from '../../src/observe/events.ts';
import { openLog } from '../../src/observe/log.ts';
import { createMetrics } from '../../src/observe/metrics.ts';
import { Progress } from '../../src/observe/progress.ts';
import type { Runtime } from '../../src/runtime.ts';
import { Sampler } from '../../src/work/sampler.ts';

test('the gauges show how queue, Redis and outbox stand', async () => {
  using metrics = createMetrics({ version: '0', backend: 'redis' });
  const queues: Partial<Runtime['queues']> = {
    counts: async (queue) => ({ waiting: queue === 'pages' ? 7 : 0, active: 2, delayed: 0, failed: 0 }),
    oldestWaitingSeconds: async () => 12,
    memoryFill: async () => 0.85,
  };
  const store: Partial<Runtime['store']> = {
    backlog: async () => ({ waiting: 7, outbox: 3 }),
    sweep: async () => [],
  };
  const events = createEvents(openLog('fatal'), metrics);
  using _sampler = new Sampler({ queues, store, events, metrics } as unknown as Runtime, new Progress(60), 5);
  const shown = async (name: string) =>
    (await metrics.registry.getSingleMetric(`copydesk_${name}`)!.get()).values.map(({ labels, value }) => [
      ...Object.values(labels),
      value,
    ]);
  await vi.waitFor(async () => expect(await shown('outbox_rows')).toEqual([[3]]));
  expect(await shown('redis_memory_ratio')).toEqual([[0.85]]);
  expect(await shown('oldest_waiting_seconds')).toEqual([
    ['pages', 12],
    ['articles', 0],
  ]);
  expect(await shown('queue_jobs')).toContainEqual(['pages', 'waiting', 7]);
});
