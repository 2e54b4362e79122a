import { z } from 'zod';
import { Article } from '../../model/article.ts';
import { JsonlPage } from '../../model/jsonl-page.ts';
import { Reject, RejectReason } from '../../model/reject.ts';
import { Trace } from '../../model/trace.ts';
import { FACETS } from '../../store/desk/desk-store.ts';
import { REFUSALS, type RefusalReason } from '../refusal.ts';

/** What the door takes and gives, as the schemas that check it; `openApi` makes the contract of them. */

export const Record = Article.meta({ id: 'Article', description: 'The article record.' });

export const Problem = z
  .strictObject({
    error: z.enum(Object.keys(REFUSALS) as [RefusalReason]),
    message: z.string().meta({ description: 'What exactly is wrong, on one line.' }),
    meaning: z.string().meta({ description: 'What this error means wherever it is given.' }),
    problems: z.array(z.string()).optional(),
  })
  .meta({ id: 'Problem', description: 'Why a request was not served.' });

const MEANINGS: Readonly<Record<(typeof FACETS)[number], string>> = {
  agency: 'Code of the agency, such as `AP`; `none` for the outlets’ own.',
  host: 'Host of the outlet.',
  country: 'ISO 3166-1 alpha-2 of the dateline’s first place; `none` without one.',
  language: 'BCP 47, such as `en`; `none` where it is not known.',
  type: 'Kind of item: `story`, `press-release`, `advisory` ...',
  day: '`YYYY-MM-DD` in UTC on which it came out, or was first seen where the page does not say.',
  flag: 'One of its quality flags; `none` without any.',
  confidence: '`high`, `fair` or `low`.',
};

/** What of the articles is asked for; every facet of the desk is a filter here. */
export const ArticleQuery = z.strictObject({
  q: z
    .string()
    .max(300)
    .optional()
    .meta({ description: 'Words to find: `"a phrase"`, `or` and `-without` are understood.' }),
  ...(Object.fromEntries(
    FACETS.map((facet) => [facet, z.string().max(300).optional().meta({ description: MEANINGS[facet] })]),
  ) as Record<(typeof FACETS)[number], z.ZodOptional<z.ZodString>>),
  limit: z.coerce.number().int().min(1).max(200).default(50).meta({ description: 'Maximum number of items.' }),
  after: z.string().max(100).optional().meta({ description: 'The `next` of the answer before.' }),
});

export const ArticleList = z
  .strictObject({
    articles: z.array(Record),
    next: z
      .string()
      .nullable()
      .meta({ description: 'Give it as `after` for the articles after these; null at the end.' }),
  })
  .meta({ id: 'ArticleList' });

export const RejectQuery = z.strictObject({
  reason: RejectReason.optional().meta({ description: 'Only pages refused for this.' }),
  limit: z.coerce.number().int().min(1).max(200).default(50).meta({ description: 'Maximum number of items.' }),
  after: z.string().max(100).optional().meta({ description: 'The `next` of the answer before.' }),
});

export const RejectList = z
  .strictObject({
    rejects: z.array(
      z.strictObject({
        pageId: z.string(),
        url: z.string().nullable(),
        source: z.string().nullable().meta({ description: 'The file it was read from, with the line or record.' }),
        reason: RejectReason,
        detail: z.string(),
        at: z.iso.datetime(),
      }),
    ),
    next: z.string().nullable(),
  })
  .meta({ id: 'RejectList' });

export const StoredPage = z
  .strictObject({
    id: z.string(),
    url: z.string().nullable(),
    contentType: z.string().nullable(),
    fetchedAt: z.string().nullable(),
    seenAt: z.iso.datetime(),
    storedAt: z.iso.datetime(),
    cleanedAt: z.iso.datetime().nullable(),
    bytes: z.int(),
    kept: z.boolean().meta({ description: 'False where the bytes were deleted.' }),
    outcome: z.enum(['article', 'rejected', 'waiting']),
    article: z.strictObject({ id: z.string(), revision: z.int(), headline: z.string() }).nullable(),
    reject: Reject.nullable(),
    trace: Trace.omit({ pageId: true }),
  })
  .meta({ id: 'Page', description: 'A page without its bytes, what became of it, and every block that was cut.' });

/** One page as JSON, as a line of JSONL has it. */
export const GivenPage = JsonlPage.meta({
  id: 'GivenPage',
  description: 'A page: exactly one of `html` and `bodyBase64` (the bytes as they came).',
});

export const Taken = z
  .strictObject({
    pages: z.array(
      z.strictObject({
        id: z.string().meta({ description: 'Where it can be looked at: /v1/pages/ID.' }),
        url: z.string().nullable(),
        known: z.boolean().meta({ description: 'True where this very page was stored before.' }),
      }),
    ),
    problems: z.array(z.string()).meta({ description: 'What could not be taken, one line each.' }),
  })
  .meta({ id: 'Taken' });

export const Cleaned = z
  .discriminatedUnion('outcome', [
    z.strictObject({ outcome: z.literal('article'), article: Record, trace: Trace }),
    z.strictObject({ outcome: z.literal('rejected'), reject: Reject, trace: Trace }),
  ])
  .meta({ id: 'Cleaned' });

export const PageHeaders = z.object({
  'page-url': z
    .string()
    .optional()
    .meta({ description: 'With a page as it stands, such as `text/html`: the URL it was fetched from.' }),
  'page-fetched-at': z
    .string()
    .optional()
    .meta({ description: 'With a page as it stands, such as `text/html`: when it was fetched, as ISO 8601.' }),
});
