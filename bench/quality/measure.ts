import { availableParallelism } from 'node:os';
import { CleanPool } from '../../src/pool/pool.ts';
import type { Corpus, Sample } from './corpus.ts';
import { scorePage, type Score, type Truth } from './score.ts';
import type { Refusals } from './table.ts';

/** One page of the table. */
export interface Row extends Score {
  readonly id: string;
  readonly set: string;
}

/** One page that should be refused. */
export interface RefusedRow {
  readonly id: string;
  readonly wanted: string;
  /** `article` or `rejected: reason`. */
  readonly outcome: string;
}

export interface Measured {
  readonly rows: readonly Row[];
  readonly refused: readonly RefusedRow[];
}

/** No limit that a slow or busy machine would turn into a reject. */
const LIMITS = { threadMemoryMb: 2048, timeLimitSeconds: 600, pageLimitMb: 1024 };

/** Cleans all pages of a corpus, in as many threads as there are cores, and scores each. */
export async function measure({ samples }: Pick<Corpus, 'samples'>): Promise<Measured> {
  const threads = Math.max(1, Math.min(availableParallelism(), samples.length));
  await using pool = new CleanPool({ ...LIMITS, threads });
  const rows: (Row | undefined)[] = [];
  const refused: RefusedRow[] = [];
  const queue = samples.entries();
  async function work(): Promise<void> {
    for (const [i, { id, set, truth, read }] of queue) {
      const made = await pool.clean(read(), { cleanedAt: null }).catch((error: Error) => {
        throw new Error(`${id}: ${error.message}`, { cause: error });
      });
      if (isArticle(truth)) rows[i] = { id, set, ...scorePage(truth, made) };
      else
        refused.push({
          id,
          wanted: truth.refused,
          outcome: made.outcome === 'article' ? 'article' : `rejected: ${made.reject.reason}`,
        });
    }
  }
  await Promise.all(Array.from({ length: threads + 1 }, work));
  return { rows: rows.filter((row) => row !== undefined), refused };
}

export function refusalsOf(refused: readonly RefusedRow[]): Refusals {
  return { pages: refused.length, right: refused.filter(isRight).length };
}

export function isRight({ wanted, outcome }: RefusedRow): boolean {
  return outcome === `rejected: ${wanted}`;
}

function isArticle(truth: Sample['truth']): truth is Truth {
  return !('refused' in truth);
}
