import { createHash } from 'node:crypto';
import pg from 'pg';
import { unpackPage } from '../../src/model/packed-page.ts';
import { TRACE_COLUMNS, traceOf, type TraceColumns } from '../../src/store/packed-trace.ts';

/** What is compared between a disturbed run and a calm one: all columns but the times of the run itself and serial numbers. */
const TABLES: Readonly<Record<string, string>> = {
  pages: 'select id, url, content_type, fetched_at, seen_at, bytes from copydesk.pages',
  waiting: 'select page_id from copydesk.waiting',
  outcomes:
    "select page_id, outcome, article_id, content_hash, record #- '{provenance,cleanedAt}', record_digest, reason, detail, trace, cuts, digest from copydesk.outcomes",
  articles:
    'select id, revision, page_id, content_hash, record_digest, canonical_url, agency, headline, published from copydesk.articles',
  revisions:
    "select article_id, revision, page_id, content_hash, seen_at, record #- '{provenance,cleanedAt}' from copydesk.revisions",
  sightings: 'select page_id, seen_at, article_id, first from copydesk.sightings',
  // Which articles are copies of one story. Its id is that of the article that came first, and how the others were matched
  // follows from that; which keys it keeps, from the states they were found in.
  stories:
    'select kind, (select array_agg(m.article_id order by m.article_id) from copydesk.story_articles m where m.story_id = s.id) from copydesk.stories s',
  story_articles: 'select article_id, words, corrected from copydesk.story_articles',
  story_due: 'select article_id from copydesk.story_due',
  // The last message of each article, and that none is left to be sent: how many there were before depends on what a commit held.
  outbox:
    "select distinct on (article_id) article_id, revision, content_hash, record_digest, change = 'withdrawn', exists (select from copydesk.outbox where sent_at is null) from copydesk.outbox order by article_id, id desc",
};

export interface TableState {
  readonly rows: number;
  /** MD5 over all rows, in the order of their text. */
  readonly digest: string;
}

/** Anything that runs SQL: a client of pg, PGlite. */
export interface Sql {
  query(text: string): Promise<{ rows: unknown[] }>;
}

/** Every table of the store, row for row. */
export async function tableStates(sql: Sql): Promise<Record<string, TableState>> {
  const states: Record<string, TableState> = {};
  for (const [name, select] of Object.entries(TABLES)) {
    const { rows } = await sql.query(
      `select count(*)::int as rows, md5(coalesce(string_agg(line, E'\\n' order by line), '')) as digest from (select t::text as line from (${select}) t) l`,
    );
    states[name] = rows[0] as TableState;
  }
  return { ...states, contents: await contents(sql), traces: await traces(sql) };
}

/** Unpacked as well: by which trace of its host one is packed depends on who cleaned first. */
async function traces(sql: Sql): Promise<TableState> {
  const { rows } = await sql.query(`select o.page_id, ${TRACE_COLUMNS} from copydesk.outcomes o order by o.page_id`);
  const digest = createHash('md5');
  for (const { page_id, ...columns } of rows as (TraceColumns & { page_id: string })[])
    digest.update(JSON.stringify(traceOf(page_id, columns)));
  return { rows: rows.length, digest: digest.digest('hex') };
}

interface Body {
  readonly id: string;
  readonly bytes: number;
  readonly body: string | null;
  readonly number: number | null;
  readonly dictionary: string | null;
}

/** The pages' bytes, unpacked: by which page of its host one is packed depends on who took it in. */
async function contents(sql: Sql): Promise<TableState> {
  const { rows } = await sql.query(
    `select p.id, p.bytes, encode(p.body, 'base64') as body, p.dictionary as number, encode(d.body, 'base64') as dictionary
     from copydesk.pages p left join copydesk.dictionaries d on d.id = p.dictionary order by p.id`,
  );
  const digest = createHash('md5');
  for (const { id, bytes: size, body, number, dictionary } of rows as Body[]) {
    if (number !== null && dictionary === null) throw new Error(`dictionary ${number} of page ${id} is lost`);
    digest.update(`\n${id} `);
    if (body === null) continue;
    const packed = Buffer.from(body, 'base64');
    const known = { id, url: null, contentType: null, fetchedAt: null, source: null, size, packed };
    const by =
      dictionary === null
        ? {}
        : { dictionary: { id: number!, digest: dictionary, packed: Buffer.from(dictionary, 'base64') } };
    digest.update(unpackPage({ ...known, ...by }).bytes);
  }
  return { rows: rows.length, digest: digest.digest('hex') };
}

/** Pages with an outcome, without one, and announcements not sent yet. */
export interface Standing {
  readonly done: number;
  readonly waiting: number;
  readonly unsent: number;
}

export async function standing(sql: Sql): Promise<Standing> {
  const { rows } = await sql.query(
    'select (select count(*)::int from copydesk.outcomes) as done, (select count(*)::int from copydesk.waiting) as waiting, (select count(*)::int from copydesk.outbox where sent_at is null) as unsent',
  );
  return rows[0] as Standing;
}

/** Articles of which the later stage knows something else than the store, by its messages alone. */
export async function astrayArticles(sql: Sql): Promise<number> {
  const { rows } = await sql.query(`select count(*)::int as count from copydesk.articles a
    full join (select * from public.followed where not gone) f on f.article_id = a.id
    where (a.revision, a.content_hash) is distinct from (f.revision, f.content_hash)`);
  return (rows[0] as { count: number }).count;
}

/** Messages sent that the later stage has not taken. */
export async function untakenMessages(sql: Sql): Promise<number> {
  const { rows } = await sql.query(`select count(*)::int as count from copydesk.outbox o where sent_at is not null
    and not exists (select from public.consumed c where c.job = format('%s-%s-%s', o.article_id, o.revision, o.id))`);
  return (rows[0] as { count: number }).count;
}

/** A client that is opened anew after an error: it outlives restarts of the server. */
export function patientSql(url: string): Sql & AsyncDisposable {
  let open: pg.Client | null = null;
  async function close(): Promise<void> {
    const client = open;
    open = null;
    await client?.end().catch(() => {});
  }
  return {
    async query(text) {
      for (;;) {
        try {
          if (open === null) {
            open = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000, query_timeout: 60_000 });
            open.on('error', () => {});
            await open.connect();
          }
          return await open.query(text);
        } catch (error) {
          await close();
          const { code } = error as NodeJS.ErrnoException;
          // What PostgreSQL answers while it stops, starts or has no connection left; the network's own errors have names of letters.
          if (code !== undefined && /^\d/.test(code) && !/^(?:57P|53|08)/.test(code)) throw error;
          await new Promise((resolve) => setTimeout(resolve, 100));
        }
      }
    },
    [Symbol.asyncDispose]: close,
  };
}
