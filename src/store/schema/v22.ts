/** Version 22: which article a refused page takes back, as an agency's item that is canceled or withheld in a later version. */
export const V22 = `
alter table copydesk.outcomes add column withdraws text;
create index outcomes_withdraws on copydesk.outcomes (withdraws) where withdraws is not null;
`;
