/**
 * Version 21: pages packed by another page of their host (src/store/dictionaries.ts). Null for those packed by themselves.
 * No foreign key: it would lock one row for every page of a host, and nothing deletes from `dictionaries`.
 */
export const V21 = `
create table copydesk.dictionaries (
  id integer primary key generated always as identity,
  host text not null,
  -- zstd
  body bytea not null,
  made_at timestamptz not null default now()
);
alter table copydesk.dictionaries alter column body set storage external;
create index dictionaries_host on copydesk.dictionaries (host, id);
alter table copydesk.pages add column dictionary integer;
`;
