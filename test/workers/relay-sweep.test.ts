import { describe, expect, test } from 'vitest';
import { relayOnce, relayOutbox, type RelayParts } from '../../workers/relay.ts';
import { Sweeper } from '../../workers/sweep.ts';

const row = (id: number) => ({ id, articleId: `a-${id}`, revision: 1, contentHash: 'f'.repeat(64) });

function outbox(rows: number, room = true) {
  const unsent = Array.from({ length: rows }, (_, n) => row(n + 1));
  const sent: number[] = [];
  const heard: string[] = [];
  const parts: RelayParts = {
    store: {
      outbox: async (limit) => unsent.slice(0, limit),
      markSent: async (ids) => void unsent.splice(0, unsent.length, ...unsent.filter(({ id }) => !ids.includes(id))),
    },
    queues: { hasRoom: async () => room, addArticles: async (articles) => void sent.push(...articles.map(({ articleId }) => Number(articleId.slice(2)))) },
    events: { relayed: (count) => void heard.push(`relayed ${count}`), outage: (service) => void heard.push(`${service} away`), queueError: (error) => void heard.push(`queue: ${error.message}`) },
  };
  return { parts, unsent, sent, heard };
}

describe('the relay', () => {
  test('sends every row once and then marks it', async () => {
    const { parts, unsent, sent } = outbox(1200);
    while ((await relayOnce(parts)) === 0);
    expect(sent).toEqual(Array.from({ length: 1200 }, (_, n) => n + 1));
    expect(unsent).toEqual([]);
  });

  test('leaves the rows in the outbox while later stages are behind', async () => {
    const { parts, unsent, sent } = outbox(10, false);
    expect(await relayOnce(parts)).toBeGreaterThan(1000);
    expect([sent, unsent.length]).toEqual([[], 10]);
  });

  test('a row whose message could not be queued stays', async () => {
    const { parts, unsent, heard } = outbox(3);
    const stop = new AbortController();
    parts.queues.addArticles = async () => { stop.abort(); throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }); };
    await relayOutbox(parts, stop.signal);
    expect(unsent).toHaveLength(3);
    expect(heard).toEqual(['queue: connect ECONNREFUSED']);
  });
});

describe('the sweeper', () => {
  function bench(waiting: string[], queued: number) {
    const added: string[][] = [];
    const requeued: number[] = [];
    const sweeper = new Sweeper({
      store: { pagesWithoutOutcome: async () => [...waiting] },
      queues: { counts: async () => ({ waiting: queued, active: 0, delayed: 0, failed: 0 }), addPages: async (ids) => void added.push([...ids]) },
      events: { requeued: (count) => void requeued.push(count) },
    });
    return { sweeper, added, requeued, waiting };
  }

  test('a page without an outcome twice in a row is queued again', async () => {
    const { sweeper, added, requeued, waiting } = bench(['p-1', 'p-2'], 0);
    await sweeper.sweep();
    expect(added).toEqual([]);
    waiting.splice(0, 1, 'p-3');
    await sweeper.sweep();
    expect([added, requeued]).toEqual([[['p-2']], [1]]);
  });

  test('with jobs in the queue nobody is said to have been lost', async () => {
    const { sweeper, added, requeued } = bench(['p-1'], 5);
    await sweeper.sweep();
    await sweeper.sweep();
    expect([added, requeued]).toEqual([[['p-1']], []]);
  });

  test('nothing to do is nothing done', async () => {
    const { sweeper, added } = bench([], 0);
    await sweeper.sweep();
    await sweeper.sweep();
    expect(added).toEqual([]);
  });
});
