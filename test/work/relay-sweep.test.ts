import { describe, expect, test } from 'vitest';
import type { ArticleJob } from '../../src/model/job.ts';
import { relayOnce, relayOutbox, type RelayParts } from '../../src/work/relay.ts';
import { catchUpStories, sweep, type SweepParts } from '../../src/work/sweep.ts';

const row = (sequence: number): ArticleJob => ({
  articleId: `a-${sequence}`,
  storyId: null,
  copy: null,
  change: 'new',
  revision: 1,
  contentHash: 'f'.repeat(64),
  sequence,
});

/** An outbox and a queue in a memory that can be lost. */
function outbox(rows: number, room = true) {
  const unsent = Array.from({ length: rows }, (_, n) => row(n + 1));
  const marked: { batch: number; row: ReturnType<typeof row> }[] = [];
  const sent: number[] = [];
  const heard: string[] = [];
  const queue = { memory: 'first', untaken: 0 };
  const known = { memory: 'first', batch: 0, taken: 0 };
  const parts: RelayParts = {
    config: { highWater: 10_000 },
    store: {
      outbox: async (limit) => unsent.slice(0, limit),
      async markSent(sequences, memory) {
        if (memory !== known.memory) return;
        known.batch++;
        marked.push(
          ...unsent
            .filter(({ sequence }) => sequences.includes(sequence))
            .map((one) => ({ batch: known.batch, row: one })),
        );
        unsent.splice(0, unsent.length, ...unsent.filter(({ sequence }) => !sequences.includes(sequence)));
      },
      async relayTo(memory, taken) {
        const again = memory === known.memory ? [] : marked.filter(({ batch }) => batch > known.taken);
        if (memory === known.memory) known.taken = Math.max(known.taken, taken);
        known.memory = memory;
        unsent.push(...again.map((one) => one.row));
        return { batch: known.batch, again: again.length };
      },
    },
    queues: {
      laterStages: async () => ({ room, ...queue }),
      addArticles: async (articles) => {
        sent.push(...articles.map(({ articleId }) => Number(articleId.slice(2))));
        queue.untaken += articles.length;
      },
    },
    events: {
      relayed: (count) => void heard.push(`relayed ${count}`),
      sentAgain: (count) => void heard.push(`again ${count}`),
      outage: (service) => void heard.push(`${service} away`),
      queueError: (error) => void heard.push(`queue: ${error.message}`),
    },
  };
  return { parts, unsent, sent, heard, queue, known };
}

describe('the relay', () => {
  test('sends every row once and then marks it', async () => {
    const { parts, unsent, sent } = outbox(1200);
    while ((await relayOnce(parts, 0)).pause === 0);
    expect(sent).toEqual(Array.from({ length: 1200 }, (_, n) => n + 1));
    expect(unsent).toEqual([]);
  });

  test('leaves the rows in the outbox while later stages are behind', async () => {
    const { parts, unsent, sent } = outbox(10, false);
    expect((await relayOnce(parts, 0)).pause).toBeGreaterThan(1000);
    expect([sent, unsent.length]).toEqual([[], 10]);
  });

  test('a row whose message could not be queued stays', async () => {
    const { parts, unsent, heard } = outbox(3);
    const stop = new AbortController();
    parts.queues.addArticles = async () => {
      stop.abort();
      throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    };
    await relayOutbox(parts, stop.signal);
    expect(unsent).toHaveLength(3);
    expect(heard).toEqual(['queue: connect ECONNREFUSED']);
  });

  test('sends again what a queue without its memory may have forgotten, though it is idle or held back, and says so', async () => {
    const { parts, sent, heard, queue } = outbox(2);
    await relayOnce(parts, 0);
    Object.assign(queue, { memory: 'second', untaken: 0 });
    await relayOnce(parts, 0);
    expect([sent, heard]).toEqual([
      [1, 2, 1, 2],
      ['relayed 2', 'again 2', 'relayed 2'],
    ]);
  });

  test('sends nothing again that was taken: the queue was seen empty after it had been sent', async () => {
    const { parts, sent, queue, known } = outbox(2);
    const { batch } = await relayOnce(parts, 0);
    expect(batch).toBe(0);
    queue.untaken = 0;
    // Sent after the last round had looked, so the empty queue may be one before it.
    const next = await relayOnce(parts, batch);
    expect([known.taken, next.batch]).toEqual([0, 1]);
    await relayOnce(parts, next.batch);
    expect(known.taken).toBe(1);
    queue.memory = 'second';
    await relayOnce(parts, 1);
    expect(sent).toEqual([1, 2]);
  });

  test('of a queue that lost its memory an empty one says nothing', async () => {
    const { parts, sent, queue } = outbox(2);
    await relayOnce(parts, 0);
    const { batch } = await relayOnce(parts, 0);
    Object.assign(queue, { memory: 'second', untaken: 0 });
    await relayOnce(parts, batch);
    expect(sent).toEqual([1, 2, 1, 2]);
  });
});

describe('the sweep', () => {
  async function swept(missing: string[], queued: number) {
    const added: string[][] = [];
    const requeued: number[] = [];
    const parts: SweepParts = {
      store: { sweep: async () => missing },
      queues: { addPages: async (ids) => void added.push([...ids]) },
      events: { requeued: (count) => void requeued.push(count) },
    };
    await sweep(parts, 1000, { waiting: queued, active: 0, delayed: 0, failed: 0 });
    return { added, requeued };
  }

  test('what the queue lost is queued again, and said', async () => {
    expect(await swept(['p-2'], 0)).toEqual({ added: [['p-2']], requeued: [1] });
  });

  test('with jobs in the queue nobody is said to have been lost', async () => {
    expect(await swept(['p-1'], 5)).toEqual({ added: [['p-1']], requeued: [] });
  });

  test('nothing to do is nothing done', async () => {
    expect(await swept([], 0)).toEqual({ added: [], requeued: [] });
  });
});

describe('articles that still need their story', () => {
  const left = (count: number) => {
    const calls: number[] = [];
    const findDue = async (limit: number) => {
      calls.push(limit);
      return Math.max(0, Math.min(limit, count - (calls.length - 1) * limit));
    };
    return { calls, parts: { store: { stories: { findDue } } } };
  };

  test('are looked for until none is left', async () => {
    const { calls, parts } = left(45);
    await catchUpStories(parts, 60_000);
    expect(calls).toEqual([20, 20, 20]);
  });

  test('wait for the next look once the time is over', async () => {
    const { calls, parts } = left(45);
    await catchUpStories(parts, 0);
    expect(calls).toEqual([]);
  });
});
