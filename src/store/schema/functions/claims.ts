import { BY_INDEX } from './by-index.ts';

/** Which of the pages that claim one article belong to it. */
export const CLAIMS = `
-- Decides for each article that pages at other URLs claim, and that one of these pages may change: who owns it, and who
-- belongs to it. The owner is the page seen first, one at the canonical URL before all others. What it comes to does not
-- depend on the order of commits. Answers the pages that belong to another article now.
drop function if exists copydesk.judge_claims(text[]);
create function copydesk.judge_claims(given_pages text[]) returns text[] language plpgsql ${BY_INDEX} as $judge$
declare
  contested text;
  owner text;
  best text;
  at_stake text[];
  key integer;
  moved text[];
  judged text[] := '{}';
begin
  for contested in
    select o.claim from copydesk.outcomes o where o.page_id = any (given_pages) and o.claim is not null
    union
    select c.article_id from copydesk.claims c join copydesk.outcomes o using (article_id) where o.page_id = any (given_pages)
    union
    select c.article_id from copydesk.claims c where c.page_id = any (given_pages)
    order by 1
  loop
    owner := (
      select c.page_id from copydesk.claims c join copydesk.outcomes o using (page_id)
      where c.article_id = contested and coalesce(o.claim, o.article_id) = contested
    );
    best := (
      select o.page_id from (
        select page_id, claim from copydesk.outcomes
          where owner is not null and page_id = any (given_pages || owner) and coalesce(claim, article_id) = contested
        union all
        select page_id, claim from copydesk.outcomes where owner is null and claim = contested
        union all
        select page_id, claim from copydesk.outcomes where owner is null and claim is null and article_id = contested
      ) o
      order by o.claim is not null, (select min(s.seen_at) from copydesk.sightings s where s.page_id = o.page_id), o.page_id limit 1
    );
    if best is null then
      delete from copydesk.claims c where c.article_id = contested;
      continue;
    end if;
    insert into copydesk.claims as c (article_id, page_id) values (contested, best)
    on conflict (article_id) do update set page_id = excluded.page_id where c.page_id <> excluded.page_id;
    -- The pages to judge: those given, and all who claim the article where its owner is another now. A list of ids, since
    -- one condition for both would read every page that ever claimed it, and so would the index of claims for those given.
    at_stake := array(
      select page_id from copydesk.outcomes where owner is distinct from best and claim = contested
      union all
      select page_id from copydesk.outcomes where owner = best and page_id = any (given_pages) and claim || '' = contested
    );
    for key in
      select distinct hashtext(o.own_id) from copydesk.outcomes o where o.page_id = any (at_stake) order by 1
    loop
      perform pg_advisory_xact_lock(1129271385, key);
    end loop;
    with verdicts as materialized (
      select o.page_id, o.page_id = best or o.own_id = b.own_id or copydesk.is_alike(o.record, b.record) as belongs
      from copydesk.outcomes o join copydesk.outcomes b on b.page_id = best
      where o.page_id = any (at_stake)
    ),
    placed as (
      update copydesk.outcomes o set article_id = case when belongs then o.claim else o.own_id end,
        record = o.record || case when belongs then jsonb_build_object('id', o.claim, 'canonicalUrl', o.claim_url)
          else jsonb_build_object('id', o.own_id, 'canonicalUrl', o.own_url) end
      from verdicts v where v.page_id = o.page_id and o.article_id is distinct from case when belongs then o.claim else o.own_id end
      returning o.page_id
    )
    select array_agg(page_id) into moved from placed;
    judged := judged || moved;
  end loop;
  return judged;
end
$judge$;

-- Whether two records may be states of one story: one headline, or half of the longer words of the shorter text in both.
drop function if exists copydesk.is_alike(jsonb, jsonb);
create function copydesk.is_alike(one jsonb, other jsonb) returns boolean language plpgsql immutable as $alike$
begin
  if one ->> 'headline' <> '' and lower(one ->> 'headline') = lower(other ->> 'headline') then
    return true;
  end if;
  return (
    with ours as (
      select distinct word from regexp_split_to_table(lower(one #>> '{body,text}'), '[[:space:][:punct:]]+') word where length(word) > 4
    ),
    theirs as (
      select distinct word from regexp_split_to_table(lower(other #>> '{body,text}'), '[[:space:][:punct:]]+') word where length(word) > 4
    )
    select 2 * (select count(*) from (select word from ours intersect select word from theirs) shared)
      >= least((select count(*) from ours), (select count(*) from theirs))
  );
end
$alike$;
`;
