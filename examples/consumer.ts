/**
 * Takes what copydesk tells later stages, and prints one JSON object a message: `{"change", "article"}`.
 *
 *     REDIS_URL=redis://:copydesk@localhost:6379 DATABASE_URL=postgres://... node examples/consumer.ts
 *
 * Without REDIS_URL the queue is in PostgreSQL too.
 */
import { createPostgresBackend, Worker } from 'bullmq';
import { Pool } from 'pg';

const { REDIS_URL: redis, DATABASE_URL: database = '' } = process.env;
const records = new Pool({ connectionString: database, max: 2 });
/** The last message of each article: keep it where you keep the articles. */
const taken = new Map<string, number>();

interface Message {
  readonly articleId: string;
  readonly change: 'new' | 'revised' | 'withdrawn' | 'story';
  readonly sequence: number;
}

async function take({ data }: { data: Message }): Promise<void> {
  const { articleId, change, sequence } = data;
  // It comes again, or after one that is newer.
  if ((taken.get(articleId) ?? 0) >= sequence) return;
  const { rows } = await records.query('select record from copydesk.records where id = $1', [articleId]);
  process.stdout.write(`${JSON.stringify({ change, articleId, article: rows[0]?.record ?? null })}\n`);
  taken.set(articleId, sequence);
}

const options = { prefix: 'copydesk', concurrency: 4 };
const worker =
  redis === undefined
    ? new Worker(
        'articles',
        take,
        { ...options, connection: { connectionString: database } as never },
        createPostgresBackend as never,
      )
    : new Worker('articles', take, { ...options, connection: { url: redis, maxRetriesPerRequest: null } });
worker.on('error', (error) => process.stderr.write(`${error.message}\n`));

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, async () => {
    await worker.close();
    await records.end();
  });
