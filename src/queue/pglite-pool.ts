import { EventEmitter } from 'node:events';
import type { PGlite } from '@electric-sql/pglite';
import { runMigrations } from 'bullmq';

/** The part of `pg.Pool` and `pg.Client` that BullMQ's PostgreSQL backend calls. */
interface PgQueryable {
  query(text: string, parameters?: readonly unknown[]): Promise<{ rows: any[] }>;
}

/** Schema of BullMQ's tables; its raw SQL names them without it. */
const SCHEMA = 'bullmq';

/**
 * Gives PGlite, which is one session in this process, the surface of a `pg.Pool`, and brings BullMQ's tables up to date.
 *
 * Two things make an idle worker wake: LISTEN goes through `exec` as it comes, and every notification of the session is
 * handed to every open client. `keepAlive` tells BullMQ that a dead connection would be noticed (there is none to die),
 * without which it polls every 10 s.
 */
export async function pglitePool(pglite: PGlite): Promise<PglitePool> {
  await runMigrations({ query: (text, parameters) => query(pglite, text, parameters) }, SCHEMA, {});
  await pglite.exec(`set search_path to ${SCHEMA}, public`);
  return new PglitePool(pglite);
}

export class PglitePool extends EventEmitter implements PgQueryable {
  readonly options = { keepAlive: true };
  readonly #pglite: PGlite;
  readonly #clients = new Set<PgliteClient>();
  readonly #stopListening: () => void;

  constructor(pglite: PGlite) {
    super();
    this.setMaxListeners(0);
    this.#pglite = pglite;
    this.#stopListening = pglite.onNotification((channel, payload) => {
      for (const client of this.#clients) client.emit('notification', { channel, payload });
    });
  }

  query(text: string, parameters?: readonly unknown[]): Promise<{ rows: any[] }> {
    return query(this.#pglite, text, parameters);
  }

  async connect(): Promise<PgliteClient> {
    const client = new PgliteClient(this, () => this.#clients.delete(client));
    this.#clients.add(client);
    this.emit('connect', client);
    return client;
  }

  /** Lets go of the session; PGlite itself is closed by whoever opened it. */
  async end(): Promise<void> {
    this.#stopListening();
    this.#clients.clear();
  }
}

class PgliteClient extends EventEmitter implements PgQueryable {
  readonly #pool: PglitePool;
  readonly release: () => void;

  constructor(pool: PglitePool, release: () => void) {
    super();
    this.setMaxListeners(0);
    this.#pool = pool;
    this.release = release;
  }

  query(text: string, parameters?: readonly unknown[]): Promise<{ rows: any[] }> {
    return this.#pool.query(text, parameters);
  }
}

/** With parameters one statement; without, a script whose last result counts. */
async function query(pglite: PGlite, text: string, parameters?: readonly unknown[]): Promise<{ rows: any[] }> {
  if (parameters !== undefined && parameters.length > 0) return pglite.query(text, [...parameters]);
  const results = await pglite.exec(text);
  return results.at(-1) ?? { rows: [] };
}
