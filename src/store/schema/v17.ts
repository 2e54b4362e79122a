/**
 * Version 17: traces packed by the thread that cleaned, as zstd of JSON. As `jsonb` they were parsed, packed and logged by
 * the server, which never looks into them: what cut how often stands in `cuts`. Rows from before keep theirs in `trace`.
 */
export const V17 = `
drop view copydesk.removals;
drop view copydesk.quarantine;
alter table copydesk.outcomes
  alter column trace drop not null,
  add column packed bytea,
  add check (trace is not null or packed is not null);
alter table copydesk.outcomes alter column packed set storage external;
create view copydesk.quarantine as
  select o.page_id, p.url, o.reason, o.detail, o.at
  from copydesk.outcomes o join copydesk.pages p on p.id = o.page_id where o.reason is not null;
`;
