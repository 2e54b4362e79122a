import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { replayText } from '../../src/cli/replay.ts';
import { newPage, type Page } from '../../src/model/page.ts';
import { clean } from '../../src/pipeline/clean.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { replay } from '../../src/work/replay.ts';
import { ReplayTally } from '../../src/work/replay-tally.ts';
import { articleOf, rejectOf, removal } from '../store/sample.ts';
import { emptyTables } from '../store/subject.ts';
import { openEmpty } from '../store/template.ts';

const HTML = readFileSync('fixtures/pages/notes--correction/page.html');
const page = (host: string, bytes: Uint8Array = HTML): Page =>
  newPage({ url: `https://${host}/kite`, bytes, contentType: 'text/html; charset=utf-8', fetchedAt: null });
const [same, worse, refused, gone] = ['same.example', 'news.worse.example', 'refused.example', 'gone.example'].map(
  (host) => page(host),
);
const empty = page('empty.example', Buffer.from('<p>Home</p>'));

let database: Awaited<ReturnType<typeof openEmpty>>;
let store: Store;
beforeAll(async () => {
  database = await openEmpty();
  store = await openStore(database);
});
afterAll(() => store[Symbol.asyncDispose]());

/** As workers of an older program would have left them. */
beforeEach(async () => {
  await emptyTables(database);
  await store.putPages([same!, worse!, refused!, empty, gone!]);
  await store.commit(same!, clean(same!, { cleanedAt: null }));
  const lines = ['A line that today stays.', 'A line that only then was there.'];
  await store.commit(worse!, articleOf(worse!, { removals: lines.map((text) => removal('old-rule', text)) }));
  await store.commit(refused!, rejectOf(refused!, 'no-story'));
  await store.commit(empty, articleOf(empty));
  await store.commit(gone!, rejectOf(gone!, 'no-story'));
  await database.query('update copydesk.pages set body = null where id = $1::text', [gone!.id]);
});

const pool = { threads: 2, clean: async (given: Page) => clean(given, { cleanedAt: null }) };

async function replayed(filter: Parameters<typeof replay>[1] = {}, doIt = true) {
  const queued: [string, string | undefined][] = [];
  const queues = {
    waitForRoom: async () => {},
    addPages: async (ids: readonly string[], when?: string) =>
      void queued.push(...ids.map((id) => [id, when] as [string, string | undefined])),
  };
  const tally = new ReplayTally();
  await replay({ store, pool, queues: doIt ? queues : null }, filter, tally);
  return { tally, queued };
}

describe('replay', () => {
  test('counts what today’s rules would change, and queues those pages behind the fresh ones', async () => {
    const { tally, queued } = await replayed();
    expect(tally).toMatchObject({ done: 4, changed: 1, admitted: 1, refused: 1, reasons: 0 });
    expect(queued.sort()).toEqual([worse!, refused!, empty].map(({ id }) => [id, 'later']).sort());
    expect(await store.countCleaned({})).toBe(4);
  });

  test('words by rule: gained where a block was cut and is not, lost where it is and was not', async () => {
    const { tally } = await replayed({ outlet: 'worse.example' });
    expect(tally.done).toBe(1);
    const rules = new Map(tally.rules.map((change) => [change.rule, change]));
    expect(rules.get('old-rule')).toEqual({ rule: 'old-rule', gained: 12, lost: 0, pages: 1 });
    const nav = clean(worse!, { cleanedAt: null }).trace.removals.filter(({ rule }) => rule === 'tag-nav');
    const words = nav.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0);
    expect(rules.get('tag-nav')).toEqual({ rule: 'tag-nav', gained: 0, lost: words, pages: 1 });
  });

  test('a dry run queues nothing; filters narrow', async () => {
    expect((await replayed({}, false)).queued).toEqual([]);
    expect((await replayed({ rule: 'old-rule' })).tally.done).toBe(1);
    expect((await replayed({ rule: 'no-such-rule' })).tally.done).toBe(0);
    expect((await replayed({ since: '2100-01-01T00:00:00Z' })).tally.done).toBe(0);
    expect((await replayed({ outlet: 'orse.example' })).tally.done).toBe(0);
  });

  test('after the pages were done there is nothing left to change', async () => {
    for (const one of [worse!, refused!, empty]) await store.commit(one, clean(one, { cleanedAt: null }));
    const { tally, queued } = await replayed();
    expect([tally.changed + tally.admitted + tally.refused + tally.reasons, queued, tally.rules]).toEqual([0, [], []]);
  });

  test('the report to read', async () => {
    const { tally } = await replayed({}, false);
    const text = replayText(tally, true);
    expect(text).toMatch(/old-rule +│ +12 │ +0 │ +1 /);
    expect(text.trimEnd().split('\n').at(-1)).toBe(
      '4 pages looked at: 1 record changed, 1 rejects become articles, 1 articles become rejects; nothing was changed: --dry-run',
    );
    expect(replayText(tally, false)).toContain('; 3 pages queued behind the fresh ones\n');
  });
});
