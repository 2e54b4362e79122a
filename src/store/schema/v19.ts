/** Version 19: whom the copyright line of a copy's page names, so that a chain's sites are one owner. */
export const V19 = `
alter table copydesk.story_articles add column holder text;
`;
