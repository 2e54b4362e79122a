import type { RejectReason } from './reject.ts';

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
