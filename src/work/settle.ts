import { setTimeout as sleep } from 'node:timers/promises';
import { packPage, type PackedPage, type PageName } from '../model/packed-page.ts';
import type { PreparedOutcome } from '../model/prepared-outcome.ts';
import { prepareOutcome } from '../store/outcome-row.ts';
import type { RejectReason } from '../model/reject.ts';
import type { CleanContext } from '../pipeline/clean.ts';
import { describeError } from '../observe/log.ts';
import type { Events, FaultKind } from '../observe/events.ts';
import { Requeue, Unrecoverable, type PageTask } from '../queue/page-worker.ts';
import { kindOf } from '../store/faults.ts';
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

/** Pause of a job that the store gives no end, not even quarantine, in ms. */
const POSTPONED_MS = 5000;

export interface SettleParts {
  readonly store: Pick<Store, 'getPacked' | 'putPages' | 'commit' | 'placeSightings'>;
  readonly pool: { prepare(page: PackedPage, context: CleanContext): Promise<PreparedOutcome> };
  readonly events: Pick<Events, 'cleaned' | 'committed' | 'pruned' | 'outage' | 'recovered'>;
  /** Called with every outcome, once it is committed. */
  readonly onOutcome: (page: PageName, outcome: PreparedOutcome, committed: Committed) => void;
  /** Aborts the wait for a store that is away: the process stops. */
  readonly signal: AbortSignal;
  /** Instead of {@link POSTPONED_MS}. */
  readonly pauseMs?: number;
}

/**
 * Brings jobs to their outcome; here is all that may happen to one:
 *
 * | what happens                       | the job                    | what is stored         |
 * |------------------------------------|----------------------------|------------------------|
 * | article or reject                  | completes                  | it                     |
 * | hangs or bursts                    | completes                  | reject, by the pool; beside the outcome where there is one |
 * | its bytes were deleted since       | completes                  | nothing: it has its outcome |
 * | the payload breaks the contract    | fails at once              | `bad-payload`          |
 * | the store is away                  | waits, keeps its lock      | nothing until it is back |
 * | anything else is thrown            | is tried again             | nothing                |
 * | the same on the last try           | fails                      | `gave-up`; beside the outcome where there is one |
 * | and the store does not take that   | waits again, untried       | nothing until it does  |
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
    let page: PackedPage | null = null;
    try {
      page = await this.#pageOf(task);
      if (page !== null) await this.#clean(page, task.queuedAt);
    } catch (error) {
      if (task.lastAttempt && !(error instanceof Unrecoverable) && !this.#parts.signal.aborted)
        await this.#giveUp(task.data, page, `after ${task.attempt} tries: ${describeError(error)}`);
      throw error;
    }
  }

  async #clean(page: PackedPage, queuedAt: string): Promise<void> {
    const begun = performance.now();
    const outcome = await this.#fault('clean', () =>
      this.#parts.pool.prepare(page, { cleanedAt: new Date().toISOString() }),
    );
    this.#parts.events.cleaned(page, queuedAt, (performance.now() - begun) / 1000);
    await this.#fault('store', () => this.#commit(page, outcome));
  }

  /** Quarantines the page of a job that ended without a try of its own. The queue has forgotten it, so this goes on until it is done. */
  async abandon(task: PageTask, error: Error): Promise<void> {
    const page = await this.#pageOf(task).catch((fault: unknown) =>
      fault instanceof Unrecoverable ? null : undefined,
    );
    if (page === null) return;
    for (;;) {
      try {
        return await this.#quarantine(task.data, page ?? null, describeError(error));
      } catch (fault) {
        this.#parts.events.outage('store', fault);
        await sleep(this.#parts.pauseMs ?? POSTPONED_MS, undefined, { signal: this.#parts.signal });
      }
    }
  }

  /** Quarantines what a job asks for; where the store takes not even that, the job stays in the queue. */
  async #giveUp(data: unknown, page: PackedPage | null, detail: string): Promise<void> {
    try {
      await this.#quarantine(data, page, detail);
    } catch (error) {
      this.#parts.events.outage('store', error);
      const afterMs = this.#parts.pauseMs ?? POSTPONED_MS;
      throw new Requeue('the store takes no outcome', { cause: error, afterMs });
    }
  }

  /** `page`: null where it could not be read. What the store does not take is kept as a page of its own: the payload as its producer sent it. */
  async #quarantine(data: unknown, page: PackedPage | null, detail: string): Promise<void> {
    const order = readPayload(data);
    const known = page ?? (order.kind === 'stored' ? { id: order.pageId, url: null } : packPage(order.page));
    const reason = order.kind === 'bad' ? 'bad-payload' : 'gave-up';
    try {
      await this.#commit(known, reject(known, reason, detail));
    } catch (error) {
      if (kindOf(error) !== 'refused') throw error;
      const evidence = packPage(badOrder(data, detail).page);
      await this.#commit(evidence, reject(evidence, reason, detail));
    }
  }

  /** Null where there is nothing to clean any more. */
  async #pageOf({ data, queuedAt }: PageTask): Promise<PackedPage | null> {
    const { store } = this.#parts;
    let order = readPayload(data);
    if (order.kind === 'stored') {
      const { pageId } = order;
      const page = await this.#fault('store', () => this.#waitOutOutage(() => store.getPacked(pageId)));
      if (page === 'pruned') {
        await this.#fault('store', () => this.#waitOutOutage(() => store.placeSightings(pageId)));
        this.#parts.events.pruned(pageId);
        return null;
      }
      if (page !== null) return page;
      order = badOrder(data, `pageId: no page ${pageId} in the store`);
    }
    const page = packPage(order.page);
    if (order.kind === 'inline') {
      await this.#fault('store', () => this.#waitOutOutage(() => store.putPages([page], queuedAt)));
      return page;
    }
    const { detail } = order;
    await this.#fault('store', () => this.#commit(page, reject(page, 'bad-payload', detail)));
    throw new Unrecoverable(detail);
  }

  async #commit(page: PackedPage | PageName, outcome: PreparedOutcome): Promise<void> {
    const committed = await this.#waitOutOutage(() => this.#parts.store.commit(page, outcome));
    this.#parts.events.committed(page, outcome, committed);
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

function reject({ id }: PageName, reason: RejectReason, detail: string): PreparedOutcome {
  return prepareOutcome({
    outcome: 'rejected',
    reject: { reason, detail },
    trace: { pageId: id, notes: [], removals: [] },
  });
}
