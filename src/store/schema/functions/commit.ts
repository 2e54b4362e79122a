import { BY_INDEX } from './by-index.ts';

/** The commit of a batch: `copydesk.commit_outcomes`. */
export const COMMIT = `
-- Writes a batch of outcomes, all or none, and answers what became of each page. given_articles: the articles the
-- outcomes belong to. given_bytes: one after the other, the record of each outcome as JSON and its packed trace, of the
-- sizes its row names. A function, so that a batch costs one call. It costs what the batch brings, not what there is.
drop function if exists copydesk.commit_outcomes(text[], text[], jsonb);
drop function if exists copydesk.commit_outcomes(text[], text[], jsonb, bytea);
create function copydesk.commit_outcomes(given_pages text[], given_articles text[], given_outcomes jsonb, given_bytes bytea)
returns table (
  page_id text,
  -- What stands for the page now: article or rejected.
  outcome text,
  article_id text,
  -- The article's revision that the page showed last.
  revision integer,
  -- False where all of it stood there already.
  changed boolean,
  -- True where this try had failed and the outcome before it stays.
  kept boolean,
  -- What it is to the article: new, revised, unchanged, older; withdrawn for a reject; null where there is none.
  change text,
  -- The article that has no page any more for it.
  withdrawn text
) language plpgsql ${BY_INDEX} as $commit$
#variable_conflict use_column
declare
  key integer;
  -- Pages whose outcome is another than before; that keep theirs, this try having failed; whose record is another.
  written text[];
  failed_again text[];
  reread text[];
  -- Articles that a page took back before, and no longer.
  released text[];
  -- These and those of other batches that a claim of this one moves to another article.
  concerned text[];
  -- Pages that belong to another article now or to none, and which they belonged to.
  moved text[];
  moved_from text[];
  -- Sightings that left an article; that came to one, or whose record is another.
  left_articles text[];
  left_at timestamptz[];
  left_pages text[];
  came_articles text[];
  came_at timestamptz[];
  came_pages text[];
  touched text[];
begin
  -- Two processes may hold outcomes of the same page or states of the same article: one after the other, always in the
  -- same order. Each statement after this sees what the one before has committed.
  for key in
    select distinct hashtext(id) from unnest(given_pages || given_articles) id order by 1
  loop
    perform pg_advisory_xact_lock(1129271385, key);
  end loop;
  for key in
    select distinct hashtext(coalesce(o.article_id, o.withdraws)) from copydesk.outcomes o
    where o.page_id = any (given_pages) and coalesce(o.article_id, o.withdraws) <> all (given_articles) order by 1
  loop
    perform pg_advisory_xact_lock(1129271385, key);
  end loop;

  with listed as (
    select *, sum(record_size + trace_size) over (order by place)::int as ends
    from rows from (jsonb_to_recordset(given_outcomes) as (page_id text, outcome text, article_id text, content_hash text,
      record_size int, record_digest text, reason text, detail text, trace_size int, packed_by int, cuts jsonb, digest text, failed boolean,
      claim text, claim_url text, own_id text, own_url text, withdraws text)) with ordinality
      as x (page_id, outcome, article_id, content_hash, record_size, record_digest, reason, detail, trace_size, packed_by, cuts, digest,
      failed, claim, claim_url, own_id, own_url, withdraws, place)
  ),
  given as materialized (
    select *, case when record_size > 0
        then convert_from(substring(given_bytes from ends - trace_size - record_size + 1 for record_size), 'UTF8')::jsonb end as record,
      substring(given_bytes from ends - trace_size + 1 for trace_size) as packed
    from listed
  ),
  -- As they were before.
  before as materialized (
    select o.page_id, o.record_digest, o.failed, o.withdraws from copydesk.outcomes o where o.page_id = any (given_pages)
  ),
  upserted as (
    insert into copydesk.outcomes as o
      (page_id, outcome, article_id, content_hash, record, record_digest, reason, detail, packed, packed_by, cuts, digest, failed,
       claim, claim_url, own_id, own_url, withdraws)
    select page_id, outcome, article_id, content_hash, record, record_digest, reason, detail, packed, packed_by, cuts, digest,
      coalesce(failed, false), claim, claim_url, own_id, own_url, withdraws
    from given
    on conflict (page_id) do update set outcome = excluded.outcome, article_id = excluded.article_id,
      content_hash = excluded.content_hash, record = excluded.record, record_digest = excluded.record_digest,
      reason = excluded.reason, detail = excluded.detail, trace = null, packed = excluded.packed, packed_by = excluded.packed_by, cuts = excluded.cuts,
      digest = excluded.digest, failed = excluded.failed, claim = excluded.claim, claim_url = excluded.claim_url,
      own_id = excluded.own_id, own_url = excluded.own_url,
      withdraws = excluded.withdraws, at = excluded.at
    where o.digest <> excluded.digest and (o.failed or not excluded.failed)
      -- What a person has corrected stays an article, whatever newer rules say.
      and (excluded.outcome = 'article' or not exists (select from copydesk.corrections c where c.page_id = o.page_id))
    returning o.page_id, o.record_digest
  ),
  noted as (
    insert into copydesk.failed_tries (page_id, reason, detail)
    select g.page_id, g.reason, g.detail from given g join before b using (page_id) where g.failed and not b.failed
    on conflict (page_id) do update set reason = excluded.reason, detail = excluded.detail, at = excluded.at
    returning page_id
  ),
  mended as (delete from copydesk.failed_tries f using given g where f.page_id = g.page_id and g.failed is not true)
  select coalesce((select array_agg(page_id) from upserted), '{}'), coalesce((select array_agg(page_id) from noted), '{}'),
      (select array_agg(u.page_id) from upserted u join before b using (page_id) where u.record_digest <> b.record_digest),
      (select array_agg(b.withdraws) from upserted u join before b using (page_id) where b.withdraws is not null)
    into written, failed_again, reread, released;

  -- Before the sightings are read: whoever brings another one meanwhile lists the page anew.
  delete from copydesk.waiting w using copydesk.pages p where p.id = any (given_pages) and w.seq = p.seq;

  concerned := written || copydesk.judge_claims(given_pages);
  select array_agg(page_id), array_agg(article_id) into moved, moved_from from (
    select distinct s.page_id, s.article_id
    from unnest(concerned) c (page_id) join copydesk.outcomes o using (page_id) join copydesk.sightings s using (page_id)
    where s.article_id is not null and s.article_id is distinct from o.article_id
  ) m;
  if moved is not null then
    with leaving as (
      select s.article_id, s.seen_at, s.page_id from copydesk.sightings s
      where s.page_id = any (moved) and s.article_id is not null
    ),
    freed as (
      update copydesk.sightings s set article_id = null, first = false where s.page_id = any (moved) and s.article_id is not null
    )
    select array_agg(article_id), array_agg(seen_at), array_agg(page_id) into left_articles, left_at, left_pages from leaving;
  end if;

  with placed as (
    -- Most begin a revision: of those that do not, it is taken back below.
    update copydesk.sightings s set article_id = o.article_id, first = true from copydesk.outcomes o
    where o.page_id = any (given_pages || concerned) and o.article_id is not null and s.page_id = o.page_id and s.article_id is null
    returning s.article_id, s.seen_at, s.page_id
  ),
  coming as (
    select * from placed
    union all
    select s.article_id, s.seen_at, s.page_id from copydesk.sightings s
    where s.page_id = any (reread) and s.article_id is not null
  )
  select array_agg(article_id), array_agg(seen_at), array_agg(page_id) into came_articles, came_at, came_pages from coming;

  select array_agg(distinct id) into touched from (
    select unnest(came_articles || left_articles || released) as id
    union all
    select o.withdraws from copydesk.outcomes o where o.page_id = any (written) and o.withdraws is not null
  ) t;
  if touched is not null then
    perform copydesk.begin_revisions(came_articles || left_articles, came_at || left_at, came_pages || left_pages);
  end if;

  return query
  with changes as materialized (
    select t.id, a.id as known, a.seen_at as from_at, a.page_id as from_page, a.record_digest as digest_before, n.*
    from unnest(touched) t (id)
      left join copydesk.articles a on a.id = t.id
      left join lateral (
        select min(at) as at from unnest(came_articles || left_articles, came_at || left_at) c (article_id, at)
        where c.article_id = t.id
      ) changed on true
      -- An item that its agency took back since is no article, until a later version may be used.
      left join lateral copydesk.newest_revision(t.id, a, changed.at) n on not exists (
        select from copydesk.outcomes w join copydesk.sightings s using (page_id)
        where w.withdraws = t.id
          and s.seen_at >= (select max(l.seen_at) from copydesk.sightings l where l.article_id = t.id)
      )
  ),
  announced as (
    insert into copydesk.outbox (article_id, revision, content_hash, record_digest, change)
    select c.id, c.revision, c.content_hash, c.record_digest, case when c.known is null then 'new' else 'revised' end
    from changes c left join copydesk.articles a on a.id = c.id
    where c.page_id is not null and (a.revision, a.record_digest) is distinct from (c.revision, c.record_digest)
    union all
    select a.id, a.revision, a.content_hash, a.record_digest, 'withdrawn'
    from changes c join copydesk.articles a on a.id = c.id where c.page_id is null
  ),
  gone as (delete from copydesk.articles a using changes c where a.id = c.id and c.page_id is null),
  -- What their newest state is now was cleaned in another batch.
  unplaced as (
    insert into copydesk.story_due (article_id)
    select c.id from changes c
    where c.page_id is not null and c.page_id <> all (given_pages) and c.record_digest is distinct from c.digest_before
    on conflict (article_id) do update set due_at = excluded.due_at
  ),
  refreshed as (
    insert into copydesk.articles as a
      (id, revision, page_id, seen_at, content_hash, record_digest, canonical_url, agency, headline, published)
    select c.id, c.revision, c.page_id, c.seen_at, c.content_hash, c.record_digest, c.canonical_url, c.agency, c.headline, c.published
    from changes c where c.page_id is not null
    on conflict (id) do update set revision = excluded.revision, page_id = excluded.page_id, seen_at = excluded.seen_at,
      content_hash = excluded.content_hash, record_digest = excluded.record_digest, canonical_url = excluded.canonical_url,
      agency = excluded.agency, headline = excluded.headline, published = excluded.published, changed_at = excluded.changed_at
    where (a.revision, a.page_id, a.seen_at, a.record_digest)
      is distinct from (excluded.revision, excluded.page_id, excluded.seen_at, excluded.record_digest)
  ),
  -- Of the sightings that came: the last of each page that begins a revision, and which page came first.
  came as (select * from unnest(came_articles, came_at, came_pages) as c (article_id, seen_at, page_id)),
  begun as (
    select s.page_id, max(s.seen_at) as seen_at from came join copydesk.sightings s using (page_id, seen_at) where s.first group by 1
  ),
  earliest as (select distinct on (article_id) article_id, page_id from came order by article_id, seen_at, page_id),
  withdrawing as (
    -- A page of another batch may have been moved by a claim of this one: then the first page here tells of it.
    select m.article_id, coalesce(max(m.page_id) filter (where m.page_id = any (given_pages)), given_pages[1]) as page_id
    from (
      select * from unnest(moved, moved_from) as m (page_id, article_id)
      union all
      select o.page_id, o.withdraws from copydesk.outcomes o where o.page_id = any (written) and o.withdraws is not null
    ) m
      join changes c on c.id = m.article_id
    where c.known is not null and c.page_id is null group by 1
  )
  select p.id, o.outcome, o.article_id,
    case when o.article_id is not null then coalesce(c.revision, a.revision, (
      select count(*)::int from copydesk.sightings s where s.article_id = o.article_id and s.first
    )) - (
      select count(*)::int from copydesk.sightings s where s.article_id = o.article_id and s.first
        and (s.seen_at, s.page_id) > ((select max(l.seen_at) from copydesk.sightings l where l.page_id = p.id), p.id)
    ) end,
    p.id = any (written) or exists (select from came where came.page_id = p.id),
    p.id = any (failed_again),
    case
      when o.article_id is null then case when w.article_id is not null then 'withdrawn' end
      -- Taken back by a later version.
      when c.id is not null and c.page_id is null then 'older'
      when c.id is not null and c.known is null and e.page_id = p.id then 'new'
      when b.seen_at is null then 'unchanged'
      when (b.seen_at, p.id) = (c.seen_at, c.page_id) and (later or (b.seen_at, p.id) is not distinct from (c.from_at, c.from_page)) then
        case when c.record_digest = c.digest_before then 'unchanged' else 'revised' end
      when later then case when ends then 'older' else 'unchanged' end
      else 'revised'
    end,
    w.article_id
  from unnest(given_pages) p (id) join copydesk.outcomes o on o.page_id = p.id
    left join copydesk.articles a on a.id = o.article_id
    left join changes c on c.id = o.article_id
    left join earliest e on e.article_id = o.article_id
    left join begun b on b.page_id = p.id
    left join withdrawing w on w.page_id = p.id
    -- Whether the article was seen later than this by a page that is not of this batch; and whether its next sighting
    -- begins another revision, or was the begin of this one before.
    left join lateral (
      select coalesce((
        select s.first from copydesk.sightings s where s.article_id = o.article_id and (s.seen_at, s.page_id) > (b.seen_at, p.id)
        order by s.seen_at, s.page_id limit 1
      ), true) as ends, exists (
        select from copydesk.sightings s where s.article_id = o.article_id and (s.seen_at, s.page_id) > (b.seen_at, p.id)
          and not exists (select from came where came.page_id = s.page_id and came.seen_at = s.seen_at)
      ) as later
    ) l on true;
end
$commit$;
`;
