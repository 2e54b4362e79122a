import { iso, type Database, type Reader } from '../database.ts';
import { faulting } from '../faults.ts';
import { storable } from '../outcome-row.ts';
import { articleOf } from '../records.ts';
import { findDueStories } from './due.ts';
import type { StorySettings } from './window.ts';
import type { StoryFilter, StoryMember, StoryRow, StoryStore } from './story-store.ts';

export function openStories(database: Database, settings: StorySettings): StoryStore {
  return {
    findDue: (limit) => faulting('find the stories of articles', () => findDueStories(database, limit, settings)),
    list: (filter) => faulting('list stories', () => list(database.ahead, filter)),
    members: (storyId) => faulting('read a story', () => members(database.ahead, storyId, settings.owners)),
    storyOf: (articleId) => faulting('find the story of an article', () => storyOf(database.ahead, articleId)),
  };
}

function list(database: Reader, { limit, copies = 2, agency }: StoryFilter): Promise<StoryRow[]> {
  return database.query<StoryRow>(
    `select s.id, s.kind, ${iso('s.first_seen')} as "firstSeen", ${iso('max(m.seen_at)')} as "lastSeen",
       (array_agg(a.headline order by m.seen_at, a.id))[1] as headline, (array_agg(a.agency order by m.seen_at, a.id))[1] as agency,
       count(*)::int as copies, count(distinct o.record -> 'outlet' ->> 'host')::int as outlets,
       (count(*) filter (where o.record -> 'notes' @> '[{"kind": "correction"}]'))::int as corrected
     from copydesk.stories s join copydesk.story_articles m on m.story_id = s.id
       join copydesk.articles a on a.id = m.article_id join copydesk.outcomes o on o.page_id = a.page_id
     group by s.id having count(*) >= $2::int and ($3::text is null or bool_or(a.agency = $3::text))
     order by max(m.seen_at) desc, s.id limit $1::int`,
    [limit, copies, agency === undefined ? null : storable(agency)],
  );
}

async function members(database: Reader, storyId: string, owners: StorySettings['owners']): Promise<StoryMember[]> {
  const rows = await database.query<Omit<StoryMember, 'article' | 'group'> & { record: unknown }>(
    `select jsonb_set(o.record, '{revision}', to_jsonb(a.revision)) || jsonb_build_object('storyId', m.story_id) as record,
       ${iso('m.seen_at')} as "seenAt", m.match, m.containment::float8 as containment, m.matched_with as "matchedWith", m.holder
     from copydesk.story_articles m join copydesk.articles a on a.id = m.article_id join copydesk.outcomes o on o.page_id = a.page_id
     where m.story_id = coalesce((select into_id from copydesk.merged_stories where id = $1::text), $1::text) order by m.seen_at, a.id`,
    [storable(storyId)],
  );
  return rows.map(({ record, seenAt, match, containment, matchedWith, holder }) => {
    const article = articleOf(record);
    const group = article.outlet.host === null ? null : groupOf(article.outlet.host, owners);
    return { article, seenAt, match, containment, matchedWith, holder, group };
  });
}

/** The owner the settings name for a host, or for the nearest host above it. */
function groupOf(host: string, owners: StorySettings['owners']): string | null {
  for (let at = host; at.includes('.'); at = at.slice(at.indexOf('.') + 1)) {
    const owner = owners.get(at);
    if (owner !== undefined) return owner;
  }
  return null;
}

async function storyOf(database: Reader, articleId: string): Promise<string | null> {
  const [row] = await database.query<{ story_id: string }>(
    'select story_id from copydesk.story_articles where article_id = $1::text',
    [storable(articleId)],
  );
  return row?.story_id ?? null;
}
