import { z } from 'zod';

/**
 * Why a page will never be an article: the closed list. Each has one sentence for the reader of a table.
 * A page that hangs or bursts is refused by the worker (`timeout`, `out-of-memory`), every other by `clean`.
 */
export const REJECT_REASONS = {
  empty: 'the page has no bytes, or no text at all',
  'too-large': 'the page is larger than the limit',
  'not-html':
    'the bytes are neither HTML nor a text to read (a PDF, an image, an archive, a program, other binary data)',
  'error-page': 'the server answered with an error or "not found" page',
  'consent-wall': 'only a consent, cookie or robot check was served',
  'paywall-teaser': 'only the opening lines stand before a subscription wall',
  'section-front': 'a list of links to stories, not a story',
  'search-page': 'a page of search results',
  'form-page': 'a page to log in, sign up or write to somebody, not a story',
  'video-only': 'a video, audio or gallery page without a story in text',
  'no-story': 'no run of prose long enough to be a story',
  canceled: 'an agency canceled its item: nobody may use it',
  withheld: 'an agency withholds its item: it is not to be used yet',
  'bad-item': 'an agency’s item that cannot be read, or is known by no id',
  'invalid-record': 'a story was found but its record fails the schema',
  timeout: 'cleaning took longer than the limit',
  'out-of-memory': 'cleaning took more memory than the limit',
  'bad-payload': 'the job does not fit the contract',
  'gave-up': 'faults kept coming until the retries ran out',
} as const;

export const RejectReason = z.enum(Object.keys(REJECT_REASONS) as [keyof typeof REJECT_REASONS]);
export type RejectReason = z.infer<typeof RejectReason>;

/**
 * Reasons that tell of a try that failed, by our fault or a limit, and nothing of the page. Such a try never takes the
 * place of what `clean` decided before: a bad release must not empty the store.
 */
export const FAILED_TRY: ReadonlySet<RejectReason> = new Set([
  'too-large',
  'invalid-record',
  'timeout',
  'out-of-memory',
  'bad-payload',
  'gave-up',
]);

/** A reject: one reason from the closed list, and the thing that showed it, on one line. */
export const Reject = z.strictObject({ reason: RejectReason, detail: z.string() });
export type Reject = z.infer<typeof Reject>;
