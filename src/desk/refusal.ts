/** Why a request is not served: the closed list, with its HTTP status and one sentence for the reader of a table. */
export const REFUSALS = {
  'bad-request': {
    status: 400,
    meaning: 'the request cannot be read: broken JSON, an unknown parameter, a wrong value',
  },
  unauthorized: { status: 401, meaning: 'no token, or one that is not known' },
  forbidden: { status: 403, meaning: 'the token is of a role that may not do this' },
  'cross-site': { status: 403, meaning: 'a page of another site sent a form here' },
  'wrong-host': { status: 403, meaning: 'asked for by a host name that is not this desk’s' },
  'not-found': { status: 404, meaning: 'there is no such page, article or view' },
  'wrong-method': { status: 405, meaning: 'the address is there, but not for this method; `Allow` names those it has' },
  'too-slow': { status: 408, meaning: 'the request did not come within its time' },
  'too-large': { status: 413, meaning: 'the body, or a page in it, is larger than the limit' },
  'unsupported-type': { status: 415, meaning: 'this content type is not accepted here' },
  invalid: { status: 422, meaning: 'the body was read, but what it says does not fit the contract' },
  'head-too-large': { status: 431, meaning: 'address and headers together are longer than 16 KB' },
  'queue-full': { status: 429, meaning: 'as many pages wait as may; come back after Retry-After seconds' },
  busy: {
    status: 429,
    meaning: 'as many requests of this kind are in hand as may be; come back after Retry-After seconds',
  },
  fault: { status: 500, meaning: 'a fault of copydesk' },
  unavailable: { status: 503, meaning: 'the store or the queue is away; come back after Retry-After seconds' },
} as const satisfies Record<string, { status: number; meaning: string }>;

export type RefusalReason = keyof typeof REFUSALS;

/** A request that is not served: thrown by a handler, shown as a page or as JSON. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly reason: RefusalReason;
  /** One line each: what exactly is wrong. */
  readonly problems: readonly string[];

  constructor(reason: RefusalReason, message: string, problems: readonly string[] = []) {
    super(message);
    this.reason = reason;
    this.problems = problems;
  }

  get status(): (typeof REFUSALS)[RefusalReason]['status'] {
    return REFUSALS[this.reason].status;
  }
}
