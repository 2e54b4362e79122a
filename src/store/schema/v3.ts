/**
 * Version 3: how records and traces are packed. PostgreSQL's own way (pglz) is half of what a commit costs it: lz4 takes
 * a tenth of that. A server built without lz4, as the embedded one is, keeps them unpacked: 12 kB more for a page.
 */
export const V3 = `
do $storage$
begin
  alter table copydesk.outcomes alter column record set compression lz4, alter column trace set compression lz4;
exception when feature_not_supported then
  alter table copydesk.outcomes alter column record set storage external, alter column trace set storage external;
end
$storage$;
`;
