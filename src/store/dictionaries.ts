import { packPage, type Dictionary, type PackedPage } from '../model/packed-page.ts';
import type { Page } from '../model/page.ts';
import { hash } from 'node:crypto';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { Database } from './database.ts';
import { storable } from './outcome-row.ts';
import { traceDictionaryOf } from './packed-trace.ts';

/**
 * Bytes of a page that the next ones of its host are packed by. Of 108 KB, packed 22, another page of the host leaves 20.7
 * with 8 KB of it, 15.9 with 64, 14.5 with 128 for .17 ms more, 12.3 with all for .3 ms more. Unpacking costs the same.
 */
const SIZE = 128_000;
/** The page of a host that becomes its dictionary: hosts with fewer would pay for one and not use it. */
const PLACE = 3;
/** Dictionaries held in memory, packed, the last used: 11 MB, and 5 for those of traces. */
const HELD = 512;
/** Hosts whose dictionary is known, or known not to be there. */
const HOSTS = 10_000;

interface Host {
  /** Null where there is none yet. */
  id: number | null;
  /** Pages that came while there was none. */
  seen: number;
}

/**
 * Pages of one outlet share heads, scripts and frames, so they are packed by an earlier one, and what is cut from them is
 * much the same, so their traces are packed by the first one of them. A dictionary's rows never change and are never
 * deleted: without them its pages and traces could not be read.
 */
export class Dictionaries {
  readonly #database: Database;
  readonly #hosts = new Recent<string, Host>(HOSTS);
  readonly #held = new Recent<number, Dictionary>(HELD);
  readonly #learning = new Map<number, Promise<void>>();

  constructor(database: Database) {
    this.#database = database;
  }

  /** Packs a page, by the dictionary of its host where there is one. */
  async pack(page: Page): Promise<PackedPage> {
    const name = page.url === null ? null : (URL.parse(page.url)?.hostname ?? null);
    if (name === null || page.bytes.byteLength === 0) return packPage(page);
    const host = await this.#hosts.get(name, () => this.#find(name));
    if (host.id === null && ++host.seen >= PLACE) {
      host.seen = 0;
      host.id = await this.#make(name, page.bytes);
    }
    return host.id === null ? packPage(page) : packPage(page, await this.get(host.id));
  }

  get(id: number): Promise<Dictionary> {
    return this.#held.get(id, () => this.#read(id));
  }

  /** Packs the traces that come with dictionary `id` by this one from now on, which was packed by itself; the first that is long enough stays. */
  async learn(id: number, trace: Uint8Array): Promise<void> {
    if ((await this.get(id)).traces !== undefined) return;
    const traces = traceDictionaryOf(trace);
    if (traces === null) return;
    const learnt = this.#learning.get(id) ?? this.#keep(id, traces).finally(() => this.#learning.delete(id));
    this.#learning.set(id, learnt);
    await learnt;
  }

  async #keep(id: number, traces: Uint8Array): Promise<void> {
    await this.#database.query(
      'insert into copydesk.trace_dictionaries (id, body) values ($1::int, $2::bytea) on conflict do nothing',
      [id, zstdCompressSync(traces)],
      'often',
    );
    // Another process may have been first.
    this.#held.drop(id);
    await this.get(id);
  }

  async #find(host: string): Promise<Host> {
    const [row] = await this.#database.query<{ id: number }>(
      'select id from copydesk.dictionaries where host = $1::text order by id desc limit 1',
      [storable(host)],
      'often',
    );
    return { id: row?.id ?? null, seen: 0 };
  }

  async #make(host: string, page: Uint8Array): Promise<number> {
    // Begins with a line break: zstd would take the magic number of a trained dictionary for one.
    const bytes = Buffer.concat([Buffer.from('\n'), page.subarray(0, SIZE)]);
    const [row] = await this.#database.query<{ id: number }>(
      'insert into copydesk.dictionaries (host, body) values ($1::text, $2::bytea) returning id',
      [storable(host), zstdCompressSync(bytes)],
      'often',
    );
    return row!.id;
  }

  async #read(id: number): Promise<Dictionary> {
    const [row] = await this.#database.query<{ body: string; traces: string | null }>(
      `select encode(d.body, 'base64') as body, encode(t.body, 'base64') as traces
       from copydesk.dictionaries d left join copydesk.trace_dictionaries t using (id) where d.id = $1::int`,
      [id],
      'often',
    );
    if (row === undefined) throw new Error(`the table copydesk.dictionaries has lost its row ${id}`);
    const body = Buffer.from(row.body, 'base64');
    const dictionary = { id, digest: hash('sha256', body), packed: shared(body) };
    if (row.traces === null) return dictionary;
    return { ...dictionary, traces: shared(zstdDecompressSync(Buffer.from(row.traces, 'base64'))) };
  }
}

/** In memory that goes to a thread without being copied. */
function shared(bytes: Uint8Array): Uint8Array {
  const copy = new Uint8Array(new SharedArrayBuffer(bytes.byteLength));
  copy.set(bytes);
  return copy;
}

/** What was made last, so many of it; what could not be made is tried again. */
class Recent<Key, Value> {
  readonly #kept = new Map<Key, Promise<Value>>();
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get(key: Key, make: () => Promise<Value>): Promise<Value> {
    const made = this.#kept.get(key) ?? make();
    this.#kept.delete(key);
    this.#kept.set(key, made);
    made.catch(() => this.#kept.delete(key));
    if (this.#kept.size > this.#limit) this.#kept.delete(this.#kept.keys().next().value!);
    return made;
  }

  drop(key: Key): void {
    this.#kept.delete(key);
  }
}
