import { hash } from 'node:crypto';
import pg from 'pg';
import { postgresConnection } from '../postgres-connection.ts';
import { ServiceUnavailable } from '../outage.ts';
import { maskCredentials } from '../text/mask.ts';
import type { Database, Parameter, Session } from './database.ts';

/** How to reach a PostgreSQL server. */
export interface PostgresOptions {
  /** `postgres://user:password@host:5432/database`. */
  readonly url: string;
  /** PEM of the certificate authority to trust; null leaves TLS to the URL's `sslmode`. */
  readonly ca: string | null;
  /** Called with the error of an idle connection that broke; the pool replaces it by itself. */
  readonly onError?: (error: Error) => void;
}

/**
 * Connections of one process: a page being read, one being stored, a commit and a query beside them. Many workers share
 * a server whose limit is 100 by default.
 */
const CONNECTIONS = 4;

/** A statement that takes longer than this (ms) is on a dead connection or a stuck server: give up and try again. */
const STATEMENT_MS = 60_000;

/** Scripts change the schema, which may take long: as good as no limit (pg reads 0 as the default). */
const SCRIPT_MS = 2 ** 31 - 1;

/** A worker frozen in the middle of a transaction holds its locks no longer than this (ms). */
const IDLE_TRANSACTION_MS = 30_000;

/** Opens a pool; connects on first use, so a server that is away shows itself there. */
export function openPostgres(options: PostgresOptions): Database {
  const pool = new pg.Pool({
    ...postgresConnection(options.url, options.ca),
    max: CONNECTIONS,
    application_name: 'copydesk',
    connectionTimeoutMillis: 10_000,
    query_timeout: STATEMENT_MS,
    statement_timeout: STATEMENT_MS,
    idle_in_transaction_session_timeout: IDLE_TRANSACTION_MS,
    keepAlive: true,
  });
  pool.on('error', (error) => options.onError?.(error));
  // The pool listens to idle connections only. One that breaks while it is thrown away would end the process.
  pool.on('connect', (client) => client.on('error', () => {}));
  return new PostgresDatabase(pool, maskCredentials(options.url));
}

class PostgresDatabase implements Database {
  readonly kind = 'postgres';
  readonly hurried = false;
  readonly #pool: pg.Pool;
  readonly #shownUrl: string;

  constructor(pool: pg.Pool, shownUrl: string) {
    this.#pool = pool;
    this.#shownUrl = shownUrl;
  }

  /** A server answers all at once. */
  get ahead(): this {
    return this;
  }

  async query<Row>(text: string, parameters: readonly Parameter[] = [], how?: 'often'): Promise<Row[]> {
    return this.#withClient((client) => session(client).query<Row>(text, parameters, how));
  }

  async script(text: string): Promise<void> {
    await this.#withClient((client) => session(client).script(text));
  }

  async transaction<T>(work: (session: Session) => Promise<T>, settings = ''): Promise<T> {
    return this.#withClient(async (client) => {
      await client.query(`begin; ${settings}`);
      try {
        const result = await work(session(client));
        await client.query('commit');
        return result;
      } catch (error) {
        // Where the connection is gone the rollback fails too, and the server has rolled back by itself.
        await client.query('rollback').catch(() => {});
        throw error;
      }
    });
  }

  /** A connection whose use failed for anything but an answer of the server is thrown away, not reused. */
  async #withClient<T>(use: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await this.#pool.connect().catch((error: Error) => {
      throw new ServiceUnavailable(
        `PostgreSQL at ${this.#shownUrl} cannot be reached: ${reason(error)}; check DATABASE_URL and that the server runs`,
        { cause: error },
      );
    });
    let broken: Error | undefined;
    const onError = (error: Error) => void (broken = error);
    client.on('error', onError);
    try {
      return await use(client);
    } catch (error) {
      if (!(error instanceof pg.DatabaseError)) broken ??= error as Error;
      throw error;
    } finally {
      client.off('error', onError);
      client.release(broken);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (!this.#pool.ended) await this.#pool.end();
  }
}

function session(client: pg.PoolClient): Session {
  return {
    async query<Row>(text: string, parameters: readonly Parameter[] = [], how?: 'often') {
      const statement = how === 'often' ? { name: nameOf(text), text } : { text };
      const values = parameters.map(bytesAsBuffer);
      const result = await client.query({ ...statement, values });
      const rows = result.rows as Row[];
      // Objects of earlier statements, old by now, hold on to both: rows and bytes would wait with them for a full collection.
      values.length = 0;
      result.rows = [];
      return rows;
    },
    async script(text: string) {
      const unhurried: pg.QueryConfig & { query_timeout: number } = { text, query_timeout: SCRIPT_MS };
      await client.query(unhurried);
    },
  };
}

const names = new Map<string, string>();

/** PostgreSQL cuts the names of prepared statements at 63 bytes. */
function nameOf(text: string): string {
  const known = names.get(text);
  if (known !== undefined) return known;
  const name = hash('sha256', text).slice(0, 32);
  names.set(text, name);
  return name;
}

/** pg knows Buffers as `bytea`, other arrays of bytes only by way of one. */
function bytesAsBuffer(value: Parameter): unknown {
  return value instanceof Uint8Array ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : value;
}

/** Node groups the refusals of a host's several addresses in one error whose own message is empty. */
function reason(error: Error): string {
  const first = error instanceof AggregateError ? (error.errors[0] as Error) : error;
  return maskCredentials(first.message || String((first as NodeJS.ErrnoException).code));
}
