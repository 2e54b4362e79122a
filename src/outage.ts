import { overLines } from './text/over-lines.ts';

/** A service (Redis, PostgreSQL, the data folder) that cannot be used; the message is one line: what, why, what to do. */
export class ServiceUnavailable extends Error {
  override readonly name = 'ServiceUnavailable';
}

/**
 * Codes of errors that are the world's, not the page's: waited out, never counted against a job's tries.
 * Node's own of the network and the disk, and PostgreSQL's SQLSTATE classes (appendix A of its manual).
 */
const OUTAGE_CODES: readonly RegExp[] = [
  /^E(?:CONNREFUSED|CONNRESET|CONNABORTED|PIPE|TIMEDOUT|HOSTUNREACH|NETUNREACH|NOTFOUND|AI_AGAIN|HOSTDOWN)$/,
  /^E(?:NOSPC|DQUOT|ROFS|MFILE|NFILE|IO)$/,
  /^08/, // connection exceptions
  /^53/, // insufficient resources: disk full, out of memory, too many connections
  /^57P/, // shutdown, crash, cannot connect now
  /^58/, // I/O errors of the server
  /^25006$/, // read-only: a standby after a fail-over
  /^(?:40001|40P01|55P03)$/, // serialisation failure, deadlock, lock not available
];

/** Messages of drivers that carry no code. */
const OUTAGE_MESSAGES = new RegExp(
  overLines`
    connection (?:terminated|is closed|ended)
    | client has encountered a connection error
    | timeout (?:exceeded when trying to connect|expired)
    | max retries per request
    | stream isn't writeable
    | reached the max retries
    | ^OOM command not allowed
    | ^LOADING[ ]
    | ^READONLY[ ]
    | ^MISCONF[ ]
    | ^(?:ERR )?max number of clients
    | not queryable
    | query read timeout
  `,
  'i',
);

/** True where a service is away or full: wait and try again, whoever asks. Looks through causes and grouped errors. */
export function isOutage(error: unknown): boolean {
  for (let one = error, depth = 0; one instanceof Error && depth < 5; one = one.cause, depth++) {
    const { code } = one as NodeJS.ErrnoException;
    if (one instanceof ServiceUnavailable) return true;
    if (typeof code === 'string' && OUTAGE_CODES.some((pattern) => pattern.test(code))) return true;
    if (OUTAGE_MESSAGES.test(one.message)) return true;
    if (one instanceof AggregateError && one.errors.some(isOutage)) return true;
  }
  return false;
}
