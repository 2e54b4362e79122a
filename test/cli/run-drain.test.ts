import { describe, expect, test } from 'vitest';
import { drain } from '../../src/cli/run-drain.ts';
import { RunTally } from '../../src/cli/run-tally.ts';
import { packPage } from '../../src/model/packed-page.ts';
import { samplePage } from '../store/sample.ts';

const TIMES = { look: 1, ask: 5, requeue: 30, giveUp: 120 };
const PAGES = ['one', 'two'].map((name) => packPage(samplePage(name)));
const [ONE, TWO] = PAGES.map(({ id }) => id) as [string, string];

/** A run of two pages of which this process brings none to its outcome: `without` are those the store has none of. */
function run(without: () => string[], waiting = () => 0) {
  const tally = new RunTally();
  tally.take(PAGES);
  const queued: string[] = [];
  const stop = new AbortController();
  const parts = {
    queues: {
      counts: async () => ({ waiting: waiting(), active: 0, delayed: 0, failed: 0 }),
      addPages: async (ids: readonly string[]) => void queued.push(...ids),
    },
    store: { withoutOutcome: async (ids: readonly string[]) => without().filter((id) => ids.includes(id)) },
    events: { outage() {}, recovered() {}, requeued() {} },
  };
  return { tally, queued, stop, drained: drain(parts, tally, stop.signal, TIMES) };
}

describe('the end of a run', () => {
  test('pages count as done by others where the store has their outcome', async () => {
    const { tally, queued, drained } = run(() => []);
    await drained;
    expect([tally.elsewhere, tally.open.size, queued]).toEqual([2, 0, []]);
  });

  test('a page without an outcome is queued again, and never counted as done', async () => {
    const { tally, queued, drained } = run(() => [TWO]);
    await drained;
    expect(tally.elsewhere).toBe(1);
    expect([...tally.open]).toEqual([[TWO, PAGES[1]!.url]]);
    expect(new Set(queued)).toEqual(new Set([TWO]));
  });

  test('a page queued again that then gets its outcome ends the run', async () => {
    const lost: { queued?: string[] } = {};
    const { tally, queued, drained } = run(() => (lost.queued?.length ? [] : [ONE, TWO]));
    lost.queued = queued;
    await drained;
    expect([tally.elsewhere, tally.open.size]).toEqual([2, 0]);
    expect(queued.length).toBeGreaterThan(0);
  });

  test('while the queue holds jobs it waits, and still hears what others have done', async () => {
    let without = [ONE, TWO];
    const { tally, queued, stop, drained } = run(
      () => without,
      () => 1,
    );
    setTimeout(() => (without = [TWO]), 200);
    setTimeout(() => stop.abort(), 400);
    await drained;
    expect([tally.elsewhere, [...tally.open.keys()], queued]).toEqual([1, [TWO], []]);
  });
});
