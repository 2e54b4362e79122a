/**
 * Versions of what other programs read, raised by one with the first release that changes it: the article record
 * (docs/schema/article.json), the message of queue `articles` (docs/schema/message.json), and the views for analysts
 * (docs/sql.md). A test compares each with the last release (docs/schema/released.json) and fails where one changed and
 * its version did not, or the reverse.
 */
export const VERSIONS = { record: 2, message: 2, views: 1 } as const;
