/**
 * Version 2: what is known of the messages that were sent. Redis may forget them before a later stage has taken them, so
 * each row of the outbox keeps the number of the batch it was sent in, and `relay`, one row, what the batches went into.
 */
export const V2 = `
create table copydesk.relay (
  one boolean primary key default true check (one),
  -- Names the memory that holds the queue; another name once Redis was emptied, started anew or replaced.
  memory text,
  -- Number of the last batch sent.
  batch bigint not null default 0,
  -- All messages up to this batch were taken by later stages.
  taken bigint not null default 0
);
insert into copydesk.relay default values;

alter table copydesk.outbox add column sent_batch bigint;
create index outbox_sent on copydesk.outbox (sent_batch) where sent_at is not null;
`;
