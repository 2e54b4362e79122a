/**
 * What the database does by itself: made anew at the end of every migration, so this is its present form. Tables are
 * changed by the numbered versions alone.
 */
export const FUNCTIONS = `
-- Writes a batch of outcomes, all or none, and answers for each page what stands for it now, its revision, whether
-- anything changed, and whether the outcome before was kept because this try had failed.
-- given_articles: the articles the outcomes belong to. A function, so that a batch costs one statement.
drop function if exists copydesk.commit_outcomes(text[], text[], jsonb);
create function copydesk.commit_outcomes(given_pages text[], given_articles text[], given_outcomes jsonb)
returns table (page_id text, outcome text, revision integer, changed boolean, kept boolean) language plpgsql as $commit$
#variable_conflict use_column
declare
  key integer;
  touched text[] := given_articles;
  moved text[];
  written text[];
  failed_again text[];
begin
  -- Two processes may hold outcomes of the same page or states of the same article: one after the other, always in the
  -- same order. Each statement after this sees what the one before has committed.
  for key in select distinct hashtext(id) from unnest(given_pages || given_articles) id order by 1 loop
    perform pg_advisory_xact_lock(1129271385, key);
  end loop;

  -- Articles that lose a page to another article or to a reject.
  select array_agg(distinct o.article_id) into moved from copydesk.outcomes o
    where o.page_id = any (given_pages) and o.article_id is not null and o.article_id <> all (given_articles);
  if moved is not null then
    for key in select distinct hashtext(id) from unnest(moved) id order by 1 loop
      perform pg_advisory_xact_lock(1129271385, key);
    end loop;
    touched := touched || moved;
  end if;

  with given as materialized (
    select * from jsonb_to_recordset(given_outcomes) as x (page_id text, outcome text, article_id text, content_hash text,
      record jsonb, record_digest text, reason text, detail text, trace jsonb, cuts jsonb, digest text, failed boolean)
  ),
  upserted as (
    insert into copydesk.outcomes as o
      (page_id, outcome, article_id, content_hash, record, record_digest, reason, detail, trace, cuts, digest, failed)
    select page_id, outcome, article_id, content_hash, record, record_digest, reason, detail, trace, cuts, digest, coalesce(failed, false)
    from given
    on conflict (page_id) do update set outcome = excluded.outcome, article_id = excluded.article_id,
      content_hash = excluded.content_hash, record = excluded.record, record_digest = excluded.record_digest,
      reason = excluded.reason, detail = excluded.detail, trace = excluded.trace, cuts = excluded.cuts,
      digest = excluded.digest, failed = excluded.failed, at = excluded.at
    where o.digest <> excluded.digest and (o.failed or not excluded.failed)
    returning o.page_id
  ),
  -- These read the outcomes as they were before.
  noted as (
    insert into copydesk.failed_tries (page_id, reason, detail)
    select g.page_id, g.reason, g.detail from given g join copydesk.outcomes o using (page_id) where g.failed and not o.failed
    on conflict (page_id) do update set reason = excluded.reason, detail = excluded.detail, at = excluded.at
    returning page_id
  ),
  mended as (delete from copydesk.failed_tries f using given g where f.page_id = g.page_id and g.failed is not true)
  select coalesce((select array_agg(page_id) from upserted), '{}'), coalesce((select array_agg(page_id) from noted), '{}')
    into written, failed_again;
  delete from copydesk.waiting w using copydesk.pages p where p.id = any (given_pages) and w.seq = p.seq;

  return query
  with states as materialized (select * from copydesk.states s where s.article_id = any (touched)),
  firsts as (select * from states where first),
  newest as (select distinct on (article_id) * from firsts order by article_id, revision desc),
  gone as (
    delete from copydesk.articles a where a.id = any (touched) and not exists (select from newest n where n.article_id = a.id)
  ),
  refreshed as (
    insert into copydesk.articles as a (id, revision, page_id, content_hash, record_digest, canonical_url, agency, headline, published)
    select n.article_id, n.revision, n.page_id, n.content_hash, n.record_digest, o.record ->> 'canonicalUrl', o.record ->> 'agency',
      o.record ->> 'headline', o.record -> 'published' ->> 'at'
    from newest n join copydesk.outcomes o on o.page_id = n.page_id
    on conflict (id) do update set revision = excluded.revision, page_id = excluded.page_id, content_hash = excluded.content_hash,
      record_digest = excluded.record_digest, canonical_url = excluded.canonical_url, agency = excluded.agency,
      headline = excluded.headline, published = excluded.published, changed_at = excluded.changed_at
    where (a.revision, a.page_id, a.record_digest) is distinct from (excluded.revision, excluded.page_id, excluded.record_digest)
  ),
  withdrawn as (
    delete from copydesk.outbox b where b.article_id = any (touched)
      and not exists (select from firsts f where f.article_id = b.article_id and f.revision = b.revision)
  ),
  announced as (
    insert into copydesk.outbox as b (article_id, revision, content_hash, record_digest)
    select article_id, revision, content_hash, record_digest from firsts order by article_id, revision
    on conflict (article_id, revision) do update set id = excluded.id, content_hash = excluded.content_hash,
      record_digest = excluded.record_digest, leased_until = null, sent_at = null
    where b.record_digest <> excluded.record_digest
  )
  select given.id, o.outcome, s.revision, given.id = any (written), given.id = any (failed_again)
  from unnest(given_pages) given (id) join copydesk.outcomes o on o.page_id = given.id left join states s on s.page_id = given.id;
end
$commit$;
`;
