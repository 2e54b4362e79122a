import { packPage, type PackedPage } from '../model/packed-page.ts';
import type { PreparedOutcome } from '../model/prepared-outcome.ts';
import { prepareOutcome } from '../store/outcome-row.ts';
import type { RejectReason } from '../model/reject.ts';
import type { CleanContext } from '../pipeline/clean.ts';
import { describeError } from '../observe/log.ts';
import type { Events, FaultKind } from '../observe/events.ts';
import { Requeue, Unrecoverable, type PageTask } from '../queue/page-worker.ts';
import type { Committed, Store } from '../store/store.ts';
import { badOrder, readPayload } from './page-job.ts';
import { waitOutOutage } from './outage-wait.ts';

/** A try that failed by our error or the world's, with what it is counted as. */
export class Fault extends Error {
  override readonly name = 'Fault';
  readonly kind: FaultKind;

  constructor(kind: FaultKind, cause: unknown) {
    super(describeError(cause), { cause });
    this.kind = kind;
  }
}

export interface SettleParts {
  readonly store: Pick<Store, 'getPacked' | 'putPages' | 'commit'>;
  readonly pool: { prepare(page: PackedPage, context: CleanContext): Promise<PreparedOutcome> };
  readonly events: Pick<Events, 'cleaned' | 'committed' | 'pruned' | 'outage' | 'recovered'>;
  /** Called with every outcome, once it is committed. */
  readonly onOutcome: (page: PackedPage, outcome: PreparedOutcome, committed: Committed) => void;
  /** Aborts the wait for a store that is away: the process stops. */
  readonly signal: AbortSignal;
}

/**
 * Brings jobs to their outcome; here is all that may happen to one:
 *
 * | what happens                       | the job                    | what is stored         |
 * |------------------------------------|----------------------------|------------------------|
 * | article or reject                  | completes                  | it                     |
 * | hangs or bursts                    | completes                  | reject, by the pool    |
 * | its bytes were deleted since       | completes                  | nothing: it has its outcome |
 * | the payload breaks the contract    | fails at once              | `bad-payload`          |
 * | the store is away                  | waits, keeps its lock      | nothing until it is back |
 * | anything else is thrown            | is tried again             | nothing                |
 * | the same on the last try           | fails                      | `gave-up`              |
 * | its worker died again and again    | fails                      | `gave-up`              |
 * | the process stops before the end   | waits again, untried       | nothing                |
 */
export class Settler {
  readonly #parts: SettleParts;

  constructor(parts: SettleParts) {
    this.#parts = parts;
  }

  /** Takes one job to its end; throws a {@link Fault} where it must be tried again, a `Requeue` where the process stops. */
  async settle(task: PageTask): Promise<void> {
    try {
      await this.#try(task);
    } catch (error) {
      throw this.#parts.signal.aborted ? new Requeue('the worker stops', { cause: error }) : error;
    }
  }

  async #try(task: PageTask): Promise<void> {
    const page = await this.#pageOf(task);
    if (page === null) return;
    const begun = performance.now();
    try {
      const outcome = await this.#fault('clean', () =>
        this.#parts.pool.prepare(page, { cleanedAt: new Date().toISOString() }),
      );
      this.#parts.events.cleaned(page, task.queuedAt, (performance.now() - begun) / 1000);
      await this.#fault('store', () => this.#commit(page, outcome));
    } catch (error) {
      if (task.lastAttempt && !this.#parts.signal.aborted)
        await this.#commit(page, reject(page, 'gave-up', `after ${task.attempt} tries: ${describeError(error)}`));
      throw error;
    }
  }

  /** Quarantines the page of a job that ended without a try of its own. */
  async abandon(task: PageTask, error: Error): Promise<void> {
    const page = await this.#pageOf(task);
    if (page !== null) await this.#commit(page, reject(page, 'gave-up', describeError(error)));
  }

  /** Null where there is nothing to clean any more. */
  async #pageOf(task: PageTask): Promise<PackedPage | null> {
    const { store } = this.#parts;
    let order = readPayload(task.data);
    if (order.kind === 'stored') {
      const { pageId } = order;
      const page = await this.#fault('store', () => this.#waitOutOutage(() => store.getPacked(pageId)));
      if (page === 'pruned') {
        this.#parts.events.pruned(pageId);
        return null;
      }
      if (page !== null) return page;
      order = badOrder(task.data, `pageId: no page ${pageId} in the store`);
    }
    const page = packPage(order.page);
    if (order.kind === 'inline') {
      await this.#fault('store', () => this.#waitOutOutage(() => store.putPages([page])));
      return page;
    }
    const { detail } = order;
    await this.#fault('store', () => this.#commit(page, reject(page, 'bad-payload', detail)));
    throw new Unrecoverable(detail);
  }

  async #commit(page: PackedPage, outcome: PreparedOutcome): Promise<void> {
    const committed = await this.#waitOutOutage(() => this.#parts.store.commit(page, outcome));
    this.#parts.events.committed(page, outcome, committed.revision, committed.changed);
    this.#parts.onOutcome(page, outcome, committed);
  }

  #waitOutOutage<T>(attempt: () => Promise<T>): Promise<T> {
    return waitOutOutage('store', attempt, this.#parts.events, this.#parts.signal);
  }

  async #fault<T>(kind: FaultKind, step: () => Promise<T>): Promise<T> {
    try {
      return await step();
    } catch (error) {
      throw error instanceof Fault || error instanceof Unrecoverable ? error : new Fault(kind, error);
    }
  }
}

function reject({ id }: PackedPage, reason: RejectReason, detail: string): PreparedOutcome {
  return prepareOutcome({
    outcome: 'rejected',
    reject: { reason, detail },
    trace: { pageId: id, notes: [], removals: [] },
  });
}
