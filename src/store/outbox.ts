import type { ArticleJob } from '../model/job.ts';
import type { Database } from './database.ts';
import { longestIn } from './stories/longest.ts';

/** A sender that died lets go of its rows after this. Sending a batch takes well under a second. */
const LEASE = "interval '30 seconds'";

export async function leaseOutbox(database: Database, limit: number): Promise<ArticleJob[]> {
  const rows = await database.query<Leased>(
    `with taken as (
       update copydesk.outbox set leased_until = now() + ${LEASE}
       where id in (
         select id from copydesk.outbox where sent_at is null and (leased_until is null or leased_until < now())
         order by id limit $1::int for update skip locked
       )
       returning id, article_id, change, revision, content_hash
     )
     select t.article_id as "articleId", m.story_id as "storyId", change, revision, content_hash as "contentHash", t.id::text as sequence,
       match, least(1, round((m.words::numeric / nullif(s.longest, 0)), 3))::float8 as share, m.corrected, s.corrected as "storyCorrected"
     from taken t left join copydesk.story_articles m on m.article_id = t.article_id
       left join lateral (
         select (${longestIn('m.story_id')}) as longest,
           exists (select from copydesk.story_articles c where c.story_id = m.story_id and c.corrected) as corrected
       ) s on true
     order by t.id`,
    [limit],
  );
  return rows.map(({ articleId, storyId, change, revision, contentHash, sequence, ...copy }) => ({
    articleId,
    storyId,
    copy: storyId === null ? null : copyOf(copy),
    change,
    revision,
    contentHash,
    sequence: Number(sequence),
  }));
}

interface CopyColumns {
  readonly match: NonNullable<ArticleJob['copy']>['match'];
  readonly share: number;
  readonly corrected: boolean;
  readonly storyCorrected: boolean;
}

type Leased = Omit<ArticleJob, 'sequence' | 'copy'> & CopyColumns & { readonly sequence: string };

function copyOf({ match, share, corrected, storyCorrected }: CopyColumns): ArticleJob['copy'] {
  return { match, share, corrected, uncorrected: storyCorrected && !corrected };
}

/**
 * Marks rows as sent, as one batch, unless the queue has another memory by now than the one they were given to: then they
 * may be forgotten, and come again when their lease ends.
 */
export async function markOutboxSent(database: Database, sequences: readonly number[], memory: string): Promise<void> {
  if (sequences.length === 0) return;
  await database.query(
    `with numbered as (update copydesk.relay set batch = batch + 1 where memory = $2::text returning batch)
     update copydesk.outbox set sent_at = now(), leased_until = null, sent_batch = numbered.batch
     from numbered where id = any ($1::bigint[]) and sent_at is null`,
    [sequences, memory],
  );
}

/**
 * A batch gets its number after its messages were queued, and under a lock on the row of `relay`. So when the memory
 * changes, each batch of the old one is either marked already, and unsent here, or will not be marked.
 */
export async function relayTo(
  database: Database,
  memory: string,
  taken: number,
  limit: number,
): Promise<{ batch: number; again: number }> {
  const [known] = await database.query<{ memory: string | null; batch: string; taken: string }>(
    'select memory, batch::text, taken::text from copydesk.relay',
  );
  if (known === undefined) throw new Error('the table copydesk.relay has lost its row');
  if (known.memory === memory) {
    if (taken > Number(known.taken))
      await database.query(
        'update copydesk.relay set taken = $2::bigint where memory = $1::text and taken < $2::bigint',
        [memory, taken],
      );
    return { batch: Number(known.batch), again: 0 };
  }
  return database.transaction(async (session) => {
    const [changed] = await session.query<{ batch: string; taken: string }>(
      'update copydesk.relay set memory = $1::text where memory is distinct from $1::text returning batch::text, taken::text',
      [memory],
    );
    // Another process has just done it.
    if (changed === undefined) return { batch: Number(known.batch), again: 0 };
    const again = await session.query(
      `update copydesk.outbox set sent_at = null, leased_until = null where id in (
         select id from copydesk.outbox where sent_at is not null and sent_batch > $1::bigint order by sent_batch desc limit $2::int
       ) returning id`,
      [Number(changed.taken), limit],
    );
    return { batch: Number(changed.batch), again: again.length };
  });
}
