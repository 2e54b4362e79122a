import { z } from 'zod';

/**
 * Why a page will never be an article: the closed list. Each has one sentence for the reader of a table.
 * A page that hangs or bursts is refused by the worker (`timeout`, `out-of-memory`), every other by `clean`.
 */
export const REJECT_REASONS = {
  empty: 'the page has no bytes, or no text at all',
  'too-large': 'the page is larger than the limit',
  'not-html':
    'the bytes are neither HTML nor readable text, but a PDF, an image, an archive, a program or other binary data',
  'error-page': 'the server returned an error page, such as "not found"',
  'consent-wall': 'the server returned only a consent form, cookie notice or robot check',
  'paywall-teaser': 'the page shows only the opening lines, then a subscription wall',
  'section-front': 'the page lists links to stories and holds no story',
  'search-page': 'the page shows search results',
  'form-page': 'the page is a form to log in, sign up or contact somebody',
  'video-only': 'the page holds video, audio or pictures, and no story in text',
  'no-story': 'the page has no prose long enough to be a story',
  canceled: 'the agency canceled the item; it must not be used',
  withheld: 'the agency withholds the item; it must not be used yet',
  'bad-item': 'the agency’s item cannot be read or has no id',
  'invalid-record': 'a story was found, but its record does not fit the schema',
  timeout: 'cleaning took longer than the limit',
  'out-of-memory': 'cleaning took more memory than the limit',
  'bad-payload': 'the job does not fit its schema',
  'gave-up': 'faults recurred until no retries were left',
} as const;

export const RejectReason = z.enum(Object.keys(REJECT_REASONS) as [keyof typeof REJECT_REASONS]);
export type RejectReason = z.infer<typeof RejectReason>;

/** A reject: one reason from the closed list, and what showed it, on one line. */
export const Reject = z.strictObject({ reason: RejectReason, detail: z.string() });
export type Reject = z.infer<typeof Reject>;
