import { isOutage, ServiceUnavailable } from '../outage.ts';
import { SchemaTooNew } from './migrations.ts';

/**
 * What went wrong with the database:
 * `outage`: away, full or refusing connections; waited out.
 * `conflict`: two processes in each other's way; tried again here, and a fault only when that does not end.
 * `refused`: the database does not take this value; trying again gives the same.
 * `unexpected`: none of these; worth the usual few tries.
 */
export type StoreFaultKind = 'outage' | 'conflict' | 'refused' | 'unexpected';

const RETRYABLE: Readonly<Record<StoreFaultKind, boolean>> = {
  outage: true,
  conflict: true,
  refused: false,
  unexpected: true,
};

/** Serialisation failure, deadlock, lock not available (PostgreSQL manual, appendix A). */
const CONFLICT_CODES = new Set(['40001', '40P01', '55P03']);

/** Data exception, constraint violation, a limit of the program exceeded (PostgreSQL manual, appendix A). */
const REFUSED_CLASSES = /^(?:22|23|54)/;

/** An operation of the store that failed; one line. */
export class StoreFault extends Error {
  override readonly name = 'StoreFault';
  readonly kind: StoreFaultKind;
  readonly retryable: boolean;

  constructor(action: string, cause: unknown) {
    const kind = kindOf(cause);
    super(`the store could not ${action}: ${lineOf(cause)}`, { cause });
    this.kind = kind;
    this.retryable = RETRYABLE[kind];
  }
}

/** Sorts an error of a driver. */
export function kindOf(error: unknown): StoreFaultKind {
  if (error instanceof StoreFault) return error.kind;
  const code = sqlState(error);
  if (CONFLICT_CODES.has(code)) return 'conflict';
  if (REFUSED_CLASSES.test(code)) return 'refused';
  return isOutage(error) ? 'outage' : 'unexpected';
}

/** The five characters PostgreSQL sorts its errors by; empty for errors of other origin. */
export function sqlState(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : '';
}

/** Runs `work`; what it throws becomes a {@link StoreFault}, unless it has a name of its own. */
export async function faulting<T>(action: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof StoreFault || error instanceof ServiceUnavailable || error instanceof SchemaTooNew)
      throw error;
    throw new StoreFault(action, error);
  }
}

/** Tries a conflict is given before it becomes a fault. */
const CONFLICT_TRIES = 8;

/** Runs `work`, again where it met a conflict, after a wait that grows (10 ms doubled, with jitter). */
export async function withoutConflict<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (tries === CONFLICT_TRIES || kindOf(error) !== 'conflict') throw error;
      await new Promise((resolve) => setTimeout(resolve, 10 * 2 ** (tries - 1) * (0.5 + Math.random())));
    }
  }
}

function lineOf(error: unknown): string {
  const text = error instanceof Error ? error.message || String((error as NodeJS.ErrnoException).code) : String(error);
  return text.split('\n', 1)[0] ?? '';
}
