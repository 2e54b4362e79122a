import { describe, expect, test } from 'vitest';
import { newPage } from '../../src/model/page.ts';
import { packPage, unpackPage, type PackedPage } from '../../src/model/packed-page.ts';
import type { PreparedOutcome } from '../../src/model/prepared-outcome.ts';
import { StoreFault } from '../../src/store/faults.ts';
import { prepareOutcome } from '../../src/store/outcome-row.ts';
import type { PageTask } from '../../src/queue/page-worker.ts';
import { Requeue, Unrecoverable } from '../../src/queue/page-worker.ts';
import { Fault, Settler, type SettleParts } from '../../src/work/settle.ts';

const PAGE = newPage({
  url: 'https://outlet.example/story',
  bytes: Buffer.from('<p>Story</p>'),
  contentType: 'text/html',
  fetchedAt: null,
});
const PACKED = packPage(PAGE);
const REJECTED = ({ id }: { readonly id: string }): PreparedOutcome =>
  prepareOutcome({
    outcome: 'rejected',
    reject: { reason: 'no-story', detail: '' },
    trace: { pageId: id, notes: [], removals: [] },
  });

/** A store in a Map, with faults to come out of each call in turn. */
function bench(faults: { getPacked?: Error[]; putPages?: Error[]; commit?: Error[]; clean?: Error[] } = {}) {
  const pages = new Map<string, PackedPage>([[PACKED.id, PACKED]]);
  const committed: [string, unknown][] = [];
  const heard: string[] = [];
  const stop = new AbortController();
  const next = (of: Error[] | undefined) => {
    const error = of?.shift();
    if (error !== undefined) throw error;
  };
  const parts: SettleParts = {
    store: {
      getPacked: async (id) => (next(faults.getPacked), id === PRUNED ? 'pruned' : (pages.get(id) ?? null)),
      placeSightings: async (id) => void heard.push(`${id} placed`),
      putPages: async (given) => (
        next(faults.putPages),
        given.forEach((page) => pages.set(page.id, page as PackedPage)),
        new Set(given.map(({ id }) => id))
      ),
      commit: async (page, outcome) => (
        next(faults.commit),
        committed.push([page.id, outcome]),
        {
          outcome: outcome.outcome,
          articleId: null,

          revision: null,
          changed: true,
          kept: false,
          change: null,
          withdrawn: null,
        }
      ),
    },
    pool: { prepare: async (page) => (next(faults.clean), REJECTED(page)) },
    events: {
      cleaned: () => {},
      pruned: (id) => void heard.push(`${id} pruned`),
      committed: () => void heard.push('committed'),
      recovered: (service) => void heard.push(`${service} back`),
      outage: (service) => void heard.push(`${service} away`),
    },
    onOutcome: () => {},
    signal: stop.signal,
    pauseMs: 10,
  };
  return { settler: new Settler(parts), committed, pages, heard, stop };
}

const task = (data: unknown, lastAttempt = false): PageTask => ({
  jobId: 'j',
  data,
  attempt: lastAttempt ? 5 : 1,
  lastAttempt,
  queuedAt: '2026-11-24T00:00:00.000Z',
});
const PRUNED = `p-${'1'.repeat(32)}`;
const REF = { pageId: PAGE.id };
const away = () => Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), { code: 'ECONNREFUSED' });

describe('a job comes to its end', () => {
  test('a stored page is cleaned and its outcome committed', async () => {
    const { settler, committed } = bench();
    await settler.settle(task(REF));
    expect(committed).toEqual([[PAGE.id, REJECTED(PAGE)]]);
  });

  test('an inline page is stored first, as UTF-8 whatever its producer said', async () => {
    const { settler, committed, pages } = bench();
    await settler.settle(
      task({ url: 'https://outlet.example/x', html: '<p>Düne</p>', contentType: 'text/html; charset=iso-8859-1' }),
    );
    const [id] = committed[0] ?? [''];
    expect(unpackPage(pages.get(id)!)).toMatchObject({
      url: 'https://outlet.example/x',
      contentType: 'text/html; charset=utf-8',
      bytes: Buffer.from('<p>Düne</p>'),
    });
  });

  test('a page whose bytes were pruned keeps its outcome, also where its worker died again and again', async () => {
    const { settler, committed, heard } = bench();
    await settler.settle(task({ pageId: PRUNED }, true));
    await settler.abandon(task({ pageId: PRUNED }), new Error('stalled'));
    expect(committed).toEqual([]);
    expect(heard.filter((line) => !line.endsWith('back'))).toEqual(
      [1, 2].flatMap(() => [`${PRUNED} placed`, `${PRUNED} pruned`]),
    );
  });

  test.for([
    ['nothing', undefined, 'payload'],
    ['neither form', { page: 'p' }, 'html'],
    ['both forms', { pageId: PAGE.id, html: '<p>' }, 'Unrecognized key'],
    ['an id that is none', { pageId: 'p-1' }, 'pageId'],
    ['a page the store does not have', { pageId: `p-${'0'.repeat(32)}` }, 'no page p-0'],
    ['a URL that is none', { url: 'story.html', html: '<p>x</p>' }, 'url: not an absolute'],
    ['a URL of another scheme', { url: 'javascript:alert(1)', html: '<p>x</p>' }, 'url: not an absolute'],
    ['a prototype', JSON.parse('{"__proto__": {"html": "<p>"}}'), 'html'],
  ] as const)('a payload with %s is quarantined and not tried again', async ([, data, detail]) => {
    const { settler, committed } = bench();
    await expect(settler.settle(task(data))).rejects.toThrow(Unrecoverable);
    expect(committed).toHaveLength(1);
    expect(committed[0]?.[1]).toMatchObject({
      outcome: 'rejected',
      reject: { reason: 'bad-payload', detail: expect.stringContaining(detail) },
    });
  });

  test('a fault is thrown with its kind and nothing is stored', async () => {
    const { settler, committed } = bench({ clean: [new Error('worker exited with code: 3')] });
    const fault = await settler.settle(task(REF)).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(Fault);
    expect(fault).toMatchObject({ kind: 'clean', message: 'worker exited with code: 3' });
    expect(committed).toEqual([]);
  });

  test('on the last try the page is quarantined with the fault', async () => {
    const { settler, committed } = bench({ clean: [new Error('worker exited with code: 3')] });
    await expect(settler.settle(task(REF, true))).rejects.toThrow(Fault);
    expect(committed[0]?.[1]).toMatchObject({
      reject: { reason: 'gave-up', detail: 'after 5 tries: worker exited with code: 3' },
    });
  });

  test('a job whose workers died is quarantined', async () => {
    const { settler, committed } = bench();
    await settler.abandon(task(REF), new Error('job stalled more than allowable limit'));
    expect(committed[0]?.[1]).toMatchObject({
      reject: { reason: 'gave-up', detail: 'job stalled more than allowable limit' },
    });
  });
});

/** What a driver throws: an answer of the database by its code, or anything else. */
const broken = (code: string) => new StoreFault('do it', Object.assign(new Error('it broke'), { code }));
const REFUSED = '22001';
const UNEXPECTED = 'XX001';
const INLINE = { url: 'https://outlet.example/inline', html: '<p>inline</p>' };

describe('the store fails in the reading or storing of a page', () => {
  test.for([
    ['a stored page that cannot be read', REF, { getPacked: [broken(UNEXPECTED)] }, PAGE.id, 'gave-up'],
    ['a page carried along that cannot be stored', INLINE, { putPages: [broken(UNEXPECTED)] }, null, 'gave-up'],
    ['one that the store refuses', INLINE, { putPages: [broken(REFUSED)], commit: [broken(REFUSED)] }, null, 'gave-up'],
    ['a payload that breaks the contract', { x: 1 }, { commit: [broken(UNEXPECTED)] }, null, 'bad-payload'],
  ] as const)('%s is quarantined on the last try', async ([, data, faults, id, reason]) => {
    const { settler, committed } = bench(structuredFaults(faults));
    await expect(settler.settle(task(data, true))).rejects.toThrow(/it broke/);
    expect(committed).toEqual([[id ?? expect.stringMatching(/^p-/), expect.objectContaining({ outcome: 'rejected' })]]);
    expect(committed[0]?.[1]).toMatchObject({ reject: { reason, detail: expect.stringContaining('it broke') } });
  });

  test('before the last try nothing is stored and the job is tried again', async () => {
    const { settler, committed } = bench({ getPacked: [broken(UNEXPECTED)] });
    await expect(settler.settle(task(REF))).rejects.toThrow(Fault);
    expect(committed).toEqual([]);
  });

  test('a job whose end cannot be stored either stays in the queue, and comes again later', async () => {
    const { settler, committed, heard } = bench({ getPacked: [broken(UNEXPECTED)], commit: [broken(UNEXPECTED)] });
    const error = await settler.settle(task(REF, true)).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Requeue);
    expect((error as Requeue).afterMs).toBeGreaterThan(0);
    expect([committed, heard.at(-1)]).toEqual([[], 'store away']);
    await settler.settle(task(REF, true));
    expect(committed).toEqual([[PAGE.id, REJECTED(PAGE)]]);
  });

  test.for([
    [REF, { getPacked: [broken(UNEXPECTED)], commit: [broken(UNEXPECTED), broken(UNEXPECTED)] }],
    [INLINE, { putPages: [broken(UNEXPECTED)], commit: [broken(UNEXPECTED)] }],
  ] as const)('a job whose workers died is quarantined all the same: %j', async ([data, faults]) => {
    const { settler, committed } = bench(structuredFaults(faults));
    await settler.abandon(task(data), new Error('job stalled more than allowable limit'));
    expect(committed[0]?.[1]).toMatchObject({
      reject: { reason: 'gave-up', detail: 'job stalled more than allowable limit' },
    });
  });
});

/** Faults that can be taken one after another. */
function structuredFaults(faults: Readonly<Record<string, readonly Error[]>>): Record<string, Error[]> {
  return Object.fromEntries(Object.entries(faults).map(([call, errors]) => [call, [...errors]]));
}

describe('the store is away', () => {
  test('the job waits for it, on its last try too, and is not given up', async () => {
    const { settler, committed, heard } = bench({
      getPacked: [away()],
      commit: [away(), Object.assign(new Error('terminating connection'), { code: '57P01' })],
    });
    await settler.settle(task(REF, true));
    expect(committed).toEqual([[PAGE.id, REJECTED(PAGE)]]);
    expect(heard.filter((one) => one === 'store away')).toHaveLength(3);
  });

  test.for(['getPacked', 'commit'] as const)(
    'the job is given back untried when the process stops during %s',
    async (call) => {
      const { settler, stop, committed } = bench({ [call]: Array.from({ length: 100 }, away) });
      const settled = settler.settle(task(REF, true)).catch((error: unknown) => error);
      setTimeout(() => stop.abort(), 100);
      expect(await settled).toBeInstanceOf(Requeue);
      expect(committed).toEqual([]);
    },
  );
});
