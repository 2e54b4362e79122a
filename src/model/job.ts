import { z } from 'zod';
import { MATCH_KINDS } from './copy-sketch.ts';

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

/**
 * What a job of queue `articles` tells later stages: what became of an article, whose record is read from the store. It
 * comes at least once, and messages of one article may come out of order.
 */
export const ArticleJob = z.strictObject({
  articleId: z.string(),
  storyId: z
    .string()
    .nullable()
    .describe(
      'the story it is a copy of, when the message was sent; null for one that is withdrawn, or is matched with none',
    ),
  copy: z
    .strictObject({
      match: z
        .enum(MATCH_KINDS)
        .describe('how it came to its story: as the first, by a sure sign, as a copy, or as a part of another article'),
      share: z.number().min(0).max(1).describe('its words as a share of the longest copy’s: a cut copy has .4'),
      corrected: z.boolean().describe('it carries a correction'),
      uncorrected: z.boolean().describe('another copy of its story carries a correction and this one does not'),
    })
    .nullable()
    .describe('what it is among the copies of its story, when the message was sent; null where storyId is'),
  change: z
    .enum(['new', 'revised', 'withdrawn', 'story'])
    .describe(
      'whether the article is there for the first time, has another state, or is gone; story: its record is as before, and storyId or copy have changed, since two stories turned out to be one or a copy was corrected',
    ),
  revision: z.int().positive().describe('its newest revision; of one that is withdrawn, its last'),
  contentHash: z.string().describe('content hash of that revision'),
  sequence: z
    .int()
    .positive()
    .describe('grows with each message of an article: one that is not greater than the last taken is out of date'),
});
export type ArticleJob = z.infer<typeof ArticleJob>;
