/**
 * Version 4: pages whose bytes were deleted. Their rows stay, with outcome, record and trace, since revisions are in the
 * order in which their pages were seen. The index finds those that still have bytes by age.
 */
export const V4 = `
alter table copydesk.pages alter column body drop not null;
create index pages_kept on copydesk.pages (stored_at) where body is not null;
`;
