/**
 * Version 6: tries that failed on a page which has its outcome. They are noted beside it, and go with the next try that
 * does not fail. An outcome that is such a try itself, for want of a better one, is marked.
 */
export const V6 = `
alter table copydesk.outcomes add column failed boolean not null default false;
update copydesk.outcomes set failed = true
  where reason in ('too-large', 'invalid-record', 'timeout', 'out-of-memory', 'bad-payload', 'gave-up');

create table copydesk.failed_tries (
  page_id text primary key references copydesk.pages (id) on delete cascade,
  reason text not null,
  detail text not null,
  at timestamptz not null default now()
);
create index failed_tries_reason on copydesk.failed_tries (reason);
`;
