import type { ChangedArticle } from '../../src/store/stories/assign.ts';
import { assignStories } from '../../src/store/stories/assign.ts';
import type { Database, Session } from '../../src/store/database.ts';
import { openStore } from '../../src/store/open.ts';
import { openPostgres } from '../../src/store/postgres.ts';
import { STORY_SETTINGS } from '../../src/store/stories/window.ts';
import { sketch } from '../../src/stories/sketch.ts';
import { wordsOf } from '../../src/stories/words.ts';
import { articleId, articleOf, samplePage } from '../../test/store/sample.ts';
import { startPostgres } from '../../test/services/servers.ts';
import { cpuSeconds, spreadOf, type Spread } from '../measure.ts';
import { serversCpuSeconds } from '../pipeline/servers-cpu.ts';
import { pick, randomOf } from './random.ts';

/** What it costs to find the stories of articles among so many stored texts. */
export interface StoreCost {
  readonly texts: number;
  /** CPU an article, of this process and of the server, in ms. */
  readonly clientMs: number;
  readonly serverMs: number;
  /** From the lock of the stories to the end of the transaction, in ms a batch. */
  readonly held: Spread;
  /** Bytes a stored text: keys with their index. */
  readonly bytes: number;
}

/** Articles in a batch, as many as a commit holds at most. */
const BATCH = 50;
const WARM_UP = 10;
const BATCHES = 60;
/** Stories that are really stored, so that copies find them; all others are keys alone. */
const REAL = 300;
/** One article in so many is a copy of a stored one. */
const COPIES = 4;
const WORDS = 400;
/** Keys of a text of that length: 10 of its first 80 words, 20 of the others. */
const KEYS = 30;

/** Fills a server of its own to each size, and commits batches at each. */
export async function measureStoreCost(sizes: readonly number[]): Promise<StoreCost[]> {
  const server = await startPostgres('local', undefined, ['-c', 'shared_buffers=512MB', '-c', 'max_wal_size=4GB']);
  try {
    const database = openPostgres({ url: server.url, ca: null });
    await using store = await openStore(database);
    const random = randomOf(1);
    const texts = Array.from({ length: REAL }, () => textOf(random));
    await Promise.all(
      texts.map(async (text, i) => {
        const page = samplePage(`real-${i}`);
        await store.putPages([page]);
        await store.commit(page, articleOf(page, { text, host: `outlet-${i}.example` }));
      }),
    );
    const costs: StoreCost[] = [];
    let made = 0;
    for (const size of sizes) {
      await fill(database, made, size);
      made = size;
      costs.push(await measure(database, size, texts, random));
    }
    return costs;
  } finally {
    await server.stop();
  }
}

/** Words nobody uses, as often as words are used: a few of them all the time. */
function textOf(random: () => number): string {
  return Array.from({ length: WORDS }, () => `w${Math.floor(random() ** 3 * 20_000)}`).join(' ');
}

/** Adds keys of stories, half of them to the partition before today's. */
async function fill(database: Database, from: number, to: number): Promise<void> {
  const [{ first } = { first: 0 }] = await database.query<{ first: number }>(
    'select coalesce(max(number), 0)::int + 1 as first from copydesk.stories',
  );
  await database.script(
    `set statement_timeout = 0;
     insert into copydesk.stories (id, kind) select 's-' || md5(n::text), 'wire' from generate_series(${from}, ${to} - 1) n;
     insert into copydesk.story_articles (article_id, story_id, match, containment, words, speaks)
       select 'a-' || md5(n::text), 's-' || md5(n::text), 'first', 1, 400, true from generate_series(${from}, ${to} - 1) n`,
  );
  // As in a window of which half lies in the partition before today's.
  const [{ past } = { past: '' }] = await database.query<{ past: string }>(
    `select to_char((now() at time zone 'UTC')::date - 1, 'YYYY-MM-DD') as past`,
  );
  await database.script(
    `create table if not exists copydesk.story_keys_past partition of copydesk.story_keys for values from (date '${past}' - 6) to (date '${past}' + 1)`,
  );
  for (const [half, day] of [`'${past}'`, "(now() at time zone 'UTC')::date"].entries())
    await database.script(
      `set statement_timeout = 0;
       insert into copydesk.story_keys (day, key, story) select ${day}, (random() * 9e15)::bigint, n
       from generate_series(${first + half}, ${first + to - from - 1}, 2) n, generate_series(1, ${KEYS}) order by 2`,
    );
  await database.script('analyze');
}

async function measure(
  database: Database,
  size: number,
  texts: readonly string[],
  random: () => number,
): Promise<StoreCost> {
  const held: number[] = [];
  const batches = Array.from({ length: WARM_UP + BATCHES }, (_, n) => batchOf(`${size}-${n}`, texts, random));
  let client = 0;
  let servers = 0;
  for (const [n, batch] of batches.entries()) {
    if (n === WARM_UP) [client, servers, held.length] = [cpuSeconds(), serversCpuSeconds(), 0];
    held.push(await commit(database, batch));
  }
  const articles = BATCHES * BATCH;
  const [{ bytes } = { bytes: 0 }] = await database.query<{ bytes: number }>(
    `select (sum(pg_total_relation_size(inhrelid)) / $1::int)::int as bytes from pg_inherits where inhparent = 'copydesk.story_keys'::regclass`,
    [size],
  );
  return {
    texts: size,
    clientMs: ((cpuSeconds() - client) * 1000) / articles,
    serverMs: ((serversCpuSeconds() - servers) * 1000) / articles,
    held: spreadOf(held),
    bytes,
  };
}

function batchOf(name: string, texts: readonly string[], random: () => number): ChangedArticle[] {
  return Array.from({ length: BATCH }, (_, n) => {
    const words = (n % COPIES === 0 ? pick(texts, random) : textOf(random)).split(' ');
    const body = words.slice(0, WORDS / 2 + Math.floor((random() * WORDS) / 2)).join(' ');
    const keys = Float64Array.from(sketch(wordsOf(body)));
    return {
      articleId: articleId(articleOf(samplePage(`${name}-${n}`))),
      copy: { keys, words: WORDS, sure: [], body, at: null, kind: 'wire' as const, holder: null, corrected: false },
    };
  });
}

/** Answers for how long the lock of the stories was held. */
async function commit(database: Database, batch: readonly ChangedArticle[]): Promise<number> {
  let begun = 0;
  await database.transaction(async (session) => {
    const timed: Session = {
      ...session,
      async query(text, parameters) {
        const rows = await session.query<never>(text, parameters);
        if (text.includes('pg_advisory_xact_lock')) begun = performance.now();
        return rows;
      },
    };
    await assignStories(timed, batch, [], STORY_SETTINGS);
  });
  return performance.now() - begun;
}
