import { z } from 'zod';

/**
 * What a job of queue `pages` carries: the id of a page in the store (claim check), or, from a direct producer in any
 * language, the page itself. Job id: the page id, or any id of the producer's without `:`.
 */
export const PageRef = z.strictObject({ pageId: z.string().regex(/^p-[0-9a-f]{32}$/) });
export const InlinePage = z.strictObject({
  url: z.string().nullable().optional(),
  html: z.string(),
  contentType: z.string().optional(),
  fetchedAt: z.iso.datetime({ offset: true }).optional(),
});
export const PageJob = z.union([PageRef, InlinePage]);
export type PageJob = z.infer<typeof PageJob>;

/** What a job of queue `articles` carries for later stages: the record's id and revision, to be read from the store. */
export const ArticleJob = z.strictObject({
  articleId: z.string(),
  revision: z.int().positive(),
  contentHash: z.string(),
});
export type ArticleJob = z.infer<typeof ArticleJob>;
