import { packPage, type PackedPage } from '../model/packed-page.ts';
import type { Page } from '../model/page.ts';
import { storable } from './outcome-row.ts';
import type { Database, Parameter } from './database.ts';
import type { Dictionaries } from './dictionaries.ts';
import { withoutConflict } from './faults.ts';

/** A page, and when it was seen (ISO 8601) where it has no time of fetch: now where that is not known either. */
export interface SeenPage {
  readonly page: Page | PackedPage;
  readonly seenAt?: string | undefined;
}

/** Columns of one row of the inserts, in order of its parameters. */
const PAGE = [
  'id text',
  'seen timestamptz',
  'url text',
  'content_type text',
  'fetched_at text',
  'source text',
  'bytes integer',
  'body bytea',
  'dictionary integer',
] as const;
const SIGHTING = ['id text', 'seen timestamptz'] as const;

/**
 * Stores pages that are not there yet, in the order given, and those anew that have lost their bytes; answers their ids.
 * Of those that are there, whole, it is noted that they were seen again.
 */
export async function insertPages(database: Database, given: readonly SeenPage[]): Promise<Set<string>> {
  const there = await database.query<{ id: string }>(
    'select id from copydesk.pages where id = any ($1::text[]) and body is not null',
    [given.map(({ page }) => page.id)],
    'often',
  );
  const known = new Set(there.map(({ id }) => id));
  const unique = [...new Map(given.map((one) => [one.page.id, one])).values()];
  const again = unique.filter(({ page }) => known.has(page.id));
  const fresh = unique.filter(({ page }) => !known.has(page.id));
  if (again.length > 0) await withoutConflict(() => database.query(seenAgain(again.length), again.flatMap(sightingOf)));
  if (fresh.length === 0) return new Set();
  const parameters = fresh.flatMap((one) => [...sightingOf(one), ...rowOf(one.page)]);
  const stored = await withoutConflict(() => database.query<{ id: string }>(storePages(fresh.length), parameters));
  return new Set(stored.map(({ id }) => id));
}

/**
 * Rows of one statement come in at the same moment, so those without a time are set a microsecond apart, in order. A time
 * later than now is a wrong clock: such a page must not stay the newest for ever.
 */
const SEEN_AT = "least(seen, now() + place * interval '1 microsecond')";

function storePages(rows: number): string {
  return `with ${givenRows(PAGE, rows)},
    stored as (
      insert into copydesk.pages (id, url, content_type, fetched_at, source, seen_at, bytes, body, dictionary)
      select id, url, content_type, fetched_at, source, ${SEEN_AT}, bytes, body, dictionary from given order by place
      on conflict (id) do update set body = coalesce(pages.body, excluded.body),
        dictionary = case when pages.body is null then excluded.dictionary else pages.dictionary end, source = coalesce(pages.source, excluded.source),
        stored_at = case when pages.body is null then now() else pages.stored_at end
      returning id, seq
    ),
    seen as (insert into copydesk.sightings (page_id, seen_at) select id, ${SEEN_AT} from given on conflict do nothing),
    listed as (insert into copydesk.waiting (seq, page_id) select seq, id from stored on conflict do nothing)
    select id from stored`;
}

/** A page seen again waits for its worker: only then has the sighting its place among the states of the article. */
function seenAgain(rows: number): string {
  return `with ${givenRows(SIGHTING, rows)},
    seen as (
      insert into copydesk.sightings (page_id, seen_at) select id, ${SEEN_AT} from given on conflict do nothing returning page_id
    )
    insert into copydesk.waiting (seq, page_id)
    select p.seq, p.id from seen join copydesk.pages p on p.id = seen.page_id on conflict do nothing`;
}

/** The parameters as rows named `given`, with their `place`. */
function givenRows(columns: readonly string[], rows: number): string {
  const values = Array.from({ length: rows }, (_, row) => {
    const cells = columns.map((column, index) => `$${row * columns.length + index + 1}::${column.split(' ')[1]}`);
    return `(${row}, ${cells.join(', ')})`;
  });
  return `given (place, ${columns.map((column) => column.split(' ')[0]).join(', ')}) as (values ${values.join(', ')})`;
}

function sightingOf({ page, seenAt }: SeenPage): Parameter[] {
  return [page.id, instantOf(page.fetchedAt) ?? instantOf(seenAt ?? null)];
}

function rowOf(given: Page | PackedPage): Parameter[] {
  const page = 'packed' in given ? given : packPage(given);
  const text = (value: string | null) => (value === null ? null : storable(value));
  return [
    text(page.url),
    text(page.contentType),
    text(page.fetchedAt),
    text(page.source),
    page.size,
    page.packed,
    page.dictionary?.id ?? null,
  ];
}

/** An instant PostgreSQL takes; null where the text is none, or lies outside the years 1 to 9999. */
function instantOf(text: string | null): string | null {
  const date = new Date(text ?? '');
  if (Number.isNaN(date.getTime())) return null;
  const iso = date.toISOString();
  return /^\d{4}-/.test(iso) && !iso.startsWith('0000') ? iso : null;
}

interface PageRow {
  readonly id: string;
  readonly url: string | null;
  readonly content_type: string | null;
  readonly fetched_at: string | null;
  readonly source: string | null;
  readonly bytes: number;
  readonly body: string | null;
  readonly dictionary: number | null;
}

/** What there is of a page: `pruned` where its bytes were deleted, null where it was never stored. */
export type StoredPage = PackedPage | 'pruned' | null;

/** Answers in the order of `ids`, none twice; a page whose dictionary cannot be read has its error. */
export async function selectPages(
  database: Database,
  dictionaries: Pick<Dictionaries, 'get'>,
  ids: readonly string[],
): Promise<PromiseSettledResult<StoredPage>[]> {
  // Base64 is the cheapest way out of PGlite: 0.9 ms for 20 kB, where bytea's own form takes 1.4.
  const rows = await database.query<PageRow>(
    "select id, url, content_type, fetched_at, source, bytes, encode(body, 'base64') as body, dictionary from copydesk.pages where id = any ($1::text[])",
    [ids.map(storable)],
    'often',
  );
  const found = new Map(rows.map((row) => [row.id, row]));
  return Promise.allSettled(ids.map((id) => pageOf(found.get(storable(id)), dictionaries)));
}

async function pageOf(row: PageRow | undefined, dictionaries: Pick<Dictionaries, 'get'>): Promise<StoredPage> {
  if (row === undefined) return null;
  const { id, url, content_type: contentType, fetched_at: fetchedAt, source, bytes: size, body, dictionary } = row;
  if (body === null) return 'pruned';
  const page = { id, url, contentType, fetchedAt, source, size, packed: bytesOf(body) };
  return dictionary === null ? page : { ...page, dictionary: await dictionaries.get(dictionary) };
}

/** Memory of their own: a part of Node's pool would go to the thread with all 64 KB of it. */
function bytesOf(base64: string): Uint8Array {
  const bytes = Buffer.allocUnsafeSlow(Buffer.byteLength(base64, 'base64'));
  return bytes.subarray(0, bytes.write(base64, 'base64'));
}

/** Ids of pages that wait to be cleaned in the order of intake; `after` is the last id of the answer before. */
export async function selectWaiting(database: Database, limit: number, after: string | undefined): Promise<string[]> {
  const rows = await database.query<{ id: string }>(
    `select page_id as id from copydesk.waiting
     where seq > coalesce((select seq from copydesk.pages where id = $2::text), 0) order by seq limit $1::int`,
    [limit, after === undefined ? null : storable(after)],
  );
  return rows.map(({ id }) => id);
}

/** Those of `ids` that are stored and have no outcome. */
export async function selectWithoutOutcome(database: Database, ids: readonly string[]): Promise<string[]> {
  const rows = await database.query<{ id: string }>(
    'select p.id from copydesk.pages p join copydesk.waiting w using (seq) where p.id = any ($1::text[])',
    [ids],
  );
  return rows.map(({ id }) => id);
}

/** Of all who ask, one in `everyMs` gets pages: see `Store.sweep`. */
export async function sweepWaiting(database: Database, everyMs: number, limit: number): Promise<string[]> {
  const rows = await database.query<{ id: string }>(
    `with turn as (
       update copydesk.sweep set due = now() + $1::int * interval '1 millisecond' where due <= now() returning one
     ),
     oldest as materialized (
       select seq, page_id, met from copydesk.waiting where exists (select from turn) order by seq limit $2::int
     ),
     marked as (update copydesk.waiting w set met = true from oldest o where w.seq = o.seq and not o.met)
     select page_id as id from oldest where met order by seq`,
    [everyMs, limit],
  );
  return rows.map(({ id }) => id);
}

/** Condition on the page `p`: all where the parameter is null, else those refused for this reason, or whose last try failed so. */
export const refusedFor = (parameter: string): string => `(${parameter} is null
  or exists (select from copydesk.outcomes o where o.page_id = p.id and o.reason = ${parameter})
  or exists (select from copydesk.failed_tries f where f.page_id = p.id and f.reason = ${parameter}))`;

/** Ids of all pages that have their bytes, or of those refused for `reason`, in the order of intake; `after` is the last id of the answer before. */
export async function selectPageIds(
  database: Database,
  { limit, after, reason, since }: { limit: number; after?: string; reason?: string; since?: string },
): Promise<string[]> {
  const rows = await database.query<{ id: string }>(
    `select p.id from copydesk.pages p
     where p.seq > coalesce((select seq from copydesk.pages where id = $2::text), 0) and p.body is not null
       and ${refusedFor('$3::text')}
       and ($4::timestamptz is null or p.stored_at >= $4::timestamptz)
     order by p.seq limit $1::int`,
    [limit, after === undefined ? null : storable(after), reason ?? null, since ?? null],
  );
  return rows.map(({ id }) => id);
}
