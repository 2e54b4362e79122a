/**
 * Version 11: where a page was read: a file, with the line or record of it in JSONL and WARC. Null for pages that came
 * another way or before. The index finds them by the file too.
 */
export const V11 = `
alter table copydesk.pages add column source text;
create index pages_source on copydesk.pages (source text_pattern_ops) where source is not null;
`;
