import { BY_INDEX } from './by-index.ts';

/** The states of an article: which sightings begin a revision, and which is the newest. */
export const STATES = `
-- Says of sightings that came, left or are read anew, and of those next to them, whether a revision begins there.
drop function if exists copydesk.begin_revisions(text[], timestamptz[], text[]);
create function copydesk.begin_revisions(articles text[], seen timestamptz[], pages text[]) returns void language plpgsql ${BY_INDEX} as $begin$
begin
  with spots as (select * from unnest(articles, seen, pages) as spot (article_id, seen_at, page_id)),
  judged as (
    select s.article_id, s.seen_at, s.page_id, s.first from spots join copydesk.sightings s using (article_id, seen_at, page_id)
    union
    select next.* from spots p cross join lateral (
      select s.article_id, s.seen_at, s.page_id, s.first from copydesk.sightings s
      where s.article_id = p.article_id and (s.seen_at, s.page_id) > (p.seen_at, p.page_id)
      order by s.seen_at, s.page_id limit 1
    ) next
  )
  update copydesk.sightings s set first = not j.first from judged j join copydesk.outcomes o using (page_id)
  where s.page_id = j.page_id and s.seen_at = j.seen_at and j.first <> (o.content_hash is distinct from (
    select q.content_hash from copydesk.outcomes q where q.page_id = (
      select b.page_id from copydesk.sightings b
      where b.article_id = j.article_id and (b.seen_at, b.page_id) < (j.seen_at, j.page_id)
      order by b.seen_at desc, b.page_id desc limit 1
    )
  ));
end
$begin$;

-- Stable, so that it becomes part of the query that calls it and is planned with it, once.
-- The newest revision of an article whose sightings have changed from an instant on; nothing where it has none. Where all
-- that changed is later than the newest revision was, only what is later is counted.
drop function if exists copydesk.newest_revision(text, copydesk.articles, timestamptz);
create function copydesk.newest_revision(article text, known copydesk.articles, changed_from timestamptz)
returns table (revision integer, seen_at timestamptz, page_id text, content_hash text, record_digest text, canonical_url text,
  agency text, headline text, published text) language sql stable as $newest$
  select case
      when changed_from > known.seen_at then known.revision + (
        select count(*)::int from copydesk.sightings s
        where s.article_id = article and s.first and (s.seen_at, s.page_id) > (known.seen_at, known.page_id)
      )
      else (select count(*)::int from copydesk.sightings s where s.article_id = article and s.first)
    end,
    n.seen_at, n.page_id, o.content_hash, o.record_digest, o.record ->> 'canonicalUrl', o.record ->> 'agency',
    o.record ->> 'headline', o.record -> 'published' ->> 'at'
  from (
    select s.seen_at, s.page_id from copydesk.sightings s where s.article_id = article and s.first
    order by s.seen_at desc, s.page_id desc limit 1
  ) n join copydesk.outcomes o on o.page_id = n.page_id
$newest$;
`;
