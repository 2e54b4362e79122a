import type { Config } from '../../src/config.ts';

export interface Sizes {
  /** Bytes of Redis' memory in use; null without Redis. */
  readonly redis: number | null;
  /** Bytes of the database on disk; null for the embedded one. */
  readonly postgres: number | null;
  /** Bytes written to its log since it was made; null for the embedded one. */
  readonly wal: number | null;
  /** Sum of the pages' bytes as stored and as they came. */
  readonly packed: number | null;
  readonly raw: number | null;
}

/** What the servers hold now. */
export async function sizesOf({ redisUrl, databaseUrl }: Pick<Config, 'redisUrl' | 'databaseUrl'>): Promise<Sizes> {
  return {
    redis: redisUrl === null ? null : await redisMemory(redisUrl),
    ...(databaseUrl === null
      ? { postgres: null, wal: null, packed: null, raw: null }
      : await databaseSize(databaseUrl)),
  };
}

async function redisMemory(url: string): Promise<number> {
  const { Redis } = await import('ioredis');
  const redis = new Redis(url);
  const info = await redis.info('memory');
  redis.disconnect();
  return Number(/used_memory:(\d+)/.exec(info)![1]);
}

/** What both servers hold now, without a look at any row. */
export async function serverSizes({
  redisUrl,
  databaseUrl,
}: Pick<Config, 'redisUrl' | 'databaseUrl'>): Promise<{ redis: number; postgres: number; wal: number }> {
  const [redis, { postgres, wal }] = await Promise.all([
    redisMemory(redisUrl!),
    ask(databaseUrl!, "select pg_database_size(current_database()) as postgres, pg_current_wal_lsn() - '0/0' as wal"),
  ]);
  return { redis, postgres: postgres!, wal: wal! };
}

async function databaseSize(url: string): Promise<{ postgres: number; wal: number; packed: number; raw: number }> {
  await ask(url, 'checkpoint');
  const { postgres, wal, packed, raw } = await ask(
    url,
    `select pg_database_size(current_database()) as postgres, pg_current_wal_lsn() - '0/0' as wal, coalesce(sum(octet_length(body)), 0) as packed, coalesce(sum(bytes), 0) as raw from copydesk.pages`,
  );
  return { postgres: postgres!, wal: wal!, packed: packed!, raw: raw! };
}

/** The one row of a statement, its columns as numbers. */
async function ask(url: string, statement: string): Promise<Record<string, number>> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query(statement);
    return Object.fromEntries(Object.entries(rows[0] ?? {}).map(([name, value]) => [name, Number(value)]));
  } finally {
    await client.end();
  }
}
