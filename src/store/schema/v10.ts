/**
 * Version 10: canonical URLs that several pages claim. A page may name another URL than its own as canonical, and so may
 * others that hold other stories. Of the pages that claim one article, one owns it, and the rest belong to it where they
 * tell its story; those that do not are articles by their own URLs.
 */
export const V10 = `
-- All four are null where a page stands at its canonical URL, or has no URL of its own: there is nothing to judge.
alter table copydesk.outcomes
  -- The article by the canonical URL, and that URL.
  add column claim text,
  add column claim_url text,
  -- The article by the page's own URL, and that URL.
  add column own_id text,
  add column own_url text;
create index outcomes_claim on copydesk.outcomes (claim) where claim is not null;

-- Who owns an article that a page at another URL has claimed.
create table copydesk.claims (
  article_id text primary key,
  page_id text not null references copydesk.pages (id) on delete cascade
);
create index claims_page on copydesk.claims (page_id);
`;
