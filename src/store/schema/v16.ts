/** Version 16: when an article was withdrawn, for exports that go on where the last one ended. */
export const V16 = `
alter table copydesk.outbox add column at timestamptz not null default now();
create index outbox_withdrawn on copydesk.outbox (at) where change = 'withdrawn';
`;
