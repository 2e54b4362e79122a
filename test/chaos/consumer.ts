/**
 * A later stage, as a process of its own: takes the messages of queue `articles` from Redis and writes each into
 * PostgreSQL by its id as it comes, so that one that comes twice is seen, and one that never does. REDIS_URL and DATABASE_URL say where.
 */
import { Worker } from 'bullmq';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 2, connectionTimeoutMillis: 5000 });
pool.on('error', () => {});
await pool.query('create table if not exists public.consumed (job text not null)');

const worker = new Worker(
  'articles',
  async (job) => {
    for (;;) {
      try {
        await pool.query('insert into public.consumed values ($1)', [job.id]);
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
