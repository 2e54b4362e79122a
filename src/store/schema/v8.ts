/**
 * Version 8: one sweep for all workers. `sweep`, one row, says when the next is due: who moves that on has the turn. A
 * page that waits is marked by the first sweep that meets it, so that any process knows it at the next.
 */
export const V8 = `
create table copydesk.sweep (
  one boolean primary key default true check (one),
  due timestamptz not null default '-infinity'
);
insert into copydesk.sweep default values;
alter table copydesk.waiting add column met boolean not null default false;
`;
