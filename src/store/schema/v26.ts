/**
 * Version 26: the longest copies of a story are found by index, however many it has (src/store/stories/longest.ts), and so
 * is whether any carries a correction.
 */
export const V26 = `
create index story_articles_longest on copydesk.story_articles (story_id, speaks, (match = 'copy'), words desc, article_id);
create index story_articles_corrected on copydesk.story_articles (story_id) where corrected;
drop index copydesk.story_articles_story;
`;
