/**
 * A later stage, as a process of its own: takes the messages of queue `articles` from Redis and writes each into
 * PostgreSQL by its id as it comes, so that one that comes twice is seen, and one that never does; and keeps a row an
 * article of what they say, as a later stage would. REDIS_URL and DATABASE_URL say where.
 */
import { Worker } from 'bullmq';
import pg from 'pg';
import { ArticleJob } from '../../src/model/job.ts';

const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 2, connectionTimeoutMillis: 5000 });
pool.on('error', () => {});
await pool.query(`create table if not exists public.consumed (job text not null);
  create table if not exists public.followed
    (article_id text primary key, revision integer, content_hash text, gone boolean, sequence bigint)`);

const TAKE = `with heard as (insert into public.consumed values ($1))
  insert into public.followed as f (article_id, revision, content_hash, gone, sequence) values ($2, $3, $4, $5, $6)
  on conflict (article_id) do update set revision = excluded.revision, content_hash = excluded.content_hash,
    gone = excluded.gone, sequence = excluded.sequence
  where f.sequence < excluded.sequence`;

const worker = new Worker(
  'articles',
  async (job) => {
    const { articleId, change, revision, contentHash, sequence } = ArticleJob.parse(job.data);
    for (;;) {
      try {
        await pool.query(TAKE, [job.id, articleId, revision, contentHash, change === 'withdrawn', sequence]);
        return;
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    }
  },
  { prefix: 'copydesk', connection: { url: process.env['REDIS_URL']!, maxRetriesPerRequest: null }, concurrency: 20 },
);
worker.on('error', () => {});
process.once(
  'SIGTERM',
  () =>
    void worker
      .close()
      .then(() => pool.end())
      .then(() => process.exit(0)),
);
