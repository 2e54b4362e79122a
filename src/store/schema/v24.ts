/**
 * Version 24: the keys of a text in one row. As a row each they took twice the disk and the log, most of it what a row and
 * its entry in an index have beside the key. No list of pending entries: it is read by each look-up and logged twice.
 */
export const V24 = `
alter table copydesk.story_keys rename to story_keys_before;
alter index copydesk.story_keys_key rename to story_keys_before_key;
create table copydesk.story_keys (
  day date not null,
  story integer not null,
  -- Null for shingles of the text, else the kind of sure sign.
  sign text,
  keys bigint[] not null
) partition by range (day);
do $move$
declare
  part record;
begin
  for part in
    select c.relname as name, pg_get_expr(c.relpartbound, c.oid) as bounds from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'copydesk.story_keys_before'::regclass
  loop
    execute format('alter table copydesk.%I rename to %I', part.name, part.name || '_before');
    execute format('create table copydesk.%I partition of copydesk.story_keys %s', part.name, part.bounds);
  end loop;
end
$move$;
insert into copydesk.story_keys (day, story, sign, keys)
  select day, story, sign, array_agg(distinct key) from copydesk.story_keys_before group by day, story, sign;
drop table copydesk.story_keys_before;
create index story_keys_keys on copydesk.story_keys using gin (keys) with (fastupdate = off);
`;
