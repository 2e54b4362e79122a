/**
 * Version 24: traces packed by another trace of their host (src/store/dictionaries.ts), which has the number of the
 * dictionary that the pages are packed by. Null for those packed by themselves. No foreign key, as for pages.
 */
export const V24 = `
create table copydesk.trace_dictionaries (
  id integer primary key,
  -- zstd
  body bytea not null,
  made_at timestamptz not null default now()
);
alter table copydesk.trace_dictionaries alter column body set storage external;
alter table copydesk.outcomes add column packed_by integer;
`;
