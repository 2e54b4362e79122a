import type { Minute, Sender } from '../store/desk/desk-store.ts';
import type { Queues } from '../queue/queues.ts';
import type { Store } from '../store/store.ts';

/** What the first view shows and what it is told while it is open. */
export interface Beat {
  /** ISO 8601 instant. */
  readonly at: string;
  readonly waiting: number;
  readonly active: number;
  readonly delayed: number;
  readonly failed: number;
  /** Seconds the oldest waiting page has waited. */
  readonly oldestSeconds: number;
  /** Of the last day. */
  readonly pages: number;
  readonly articles: number;
  readonly rejects: number;
  /** Outcomes a second, over the last minute or two. */
  readonly perSecond: number;
  /** Workers that are connected to the queue; null where the queue cannot tell. */
  readonly workers: number | null;
}

export interface Senders {
  readonly agencies: readonly Sender[];
  readonly outlets: readonly Sender[];
}

const DAY_MINUTES = 1440;
/** A beat is no older than this, in ms, whoever asks. */
const FRESH_MS = 1000;
const EVERY_MS = 2000;
/** The whole day is counted again after this long: pages cleaned again change minutes that have passed. */
const WHOLE_MS = 300_000;
const SENDERS_MS = 10_000;
/** Minutes counted again at each beat. */
const RECENT = 3;

/**
 * Counts what is going on, once for all who look: nothing is counted while nobody does, and a hundred open pages cost
 * what one does.
 */
export class Pulse implements Disposable {
  readonly #store: Store;
  readonly #queues: Pick<Queues, 'counts' | 'oldestWaitingSeconds' | 'workers'>;
  readonly #now: () => number;
  readonly #listeners = new Set<(beat: Beat) => void>();
  readonly #minutes = new Map<number, Minute>();
  #wholeAt = Number.NEGATIVE_INFINITY;
  #beat: { readonly at: number; readonly value: Promise<Beat> } | undefined;
  #senders: { readonly at: number; readonly value: Promise<Senders> } | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    store: Store,
    queues: Pick<Queues, 'counts' | 'oldestWaitingSeconds' | 'workers'>,
    now: () => number = Date.now,
  ) {
    this.#store = store;
    this.#queues = queues;
    this.#now = now;
  }

  /** Listeners there are. */
  get listeners(): number {
    return this.#listeners.size;
  }

  /** Calls back at each beat until the answer is called. */
  listen(listener: (beat: Beat) => void): () => void {
    this.#listeners.add(listener);
    this.#timer ??= setInterval(() => void this.#tell(), EVERY_MS);
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this[Symbol.dispose]();
    };
  }

  /** The newest beat. */
  beat(): Promise<Beat> {
    const now = this.#now();
    if (this.#beat === undefined || now - this.#beat.at > FRESH_MS) {
      const value = this.#count(now);
      this.#beat = { at: now, value };
      // A failure is told to whoever asked, and not kept.
      value.catch(() => (this.#beat = undefined));
    }
    return this.#beat.value;
  }

  /** The minutes of the last day in which anything happened, in order; as fresh as the newest beat. */
  async minutes(): Promise<readonly Minute[]> {
    await this.beat();
    return [...this.#minutes.values()].toSorted((a, b) => a.minute - b.minute);
  }

  senders(): Promise<Senders> {
    const now = this.#now();
    if (this.#senders === undefined || now - this.#senders.at > SENDERS_MS) {
      const { desk } = this.#store;
      const value = Promise.all([desk.senders('agency'), desk.senders('host')]).then(([agencies, outlets]) => ({
        agencies,
        outlets,
      }));
      this.#senders = { at: now, value };
      value.catch(() => (this.#senders = undefined));
    }
    return this.#senders.value;
  }

  async #tell(): Promise<void> {
    const beat = await this.beat().catch(() => null);
    if (beat !== null) for (const listener of this.#listeners) listener(beat);
  }

  async #count(now: number): Promise<Beat> {
    await this.#countMinutes(now);
    const counts = await this.#queues.counts('pages');
    const oldestSeconds = counts.waiting === 0 ? 0 : await this.#queues.oldestWaitingSeconds('pages', now);
    const workers = await this.#queues.workers('pages');
    const minute = Math.floor(now / 60_000);
    const done = [minute - 1, minute].reduce((sum, one) => {
      const { articles = 0, rejects = 0 } = this.#minutes.get(one) ?? {};
      return sum + articles + rejects;
    }, 0);
    const day = { pages: 0, articles: 0, rejects: 0 };
    for (const { pages, articles, rejects } of this.#minutes.values()) {
      day.pages += pages;
      day.articles += articles;
      day.rejects += rejects;
    }
    return {
      at: new Date(now).toISOString(),
      ...counts,
      oldestSeconds: Math.round(oldestSeconds),
      ...day,
      perSecond: Math.round((done / (60 + ((now / 1000) % 60))) * 10) / 10,
      workers,
    };
  }

  async #countMinutes(now: number): Promise<void> {
    const minute = Math.floor(now / 60_000);
    const whole = now - this.#wholeAt > WHOLE_MS;
    const from = whole ? minute - DAY_MINUTES + 1 : minute - RECENT + 1;
    const counted = await this.#store.desk.minutes(new Date(from * 60_000).toISOString());
    for (const known of this.#minutes.keys())
      if (known >= from || known <= minute - DAY_MINUTES) this.#minutes.delete(known);
    for (const one of counted) this.#minutes.set(one.minute, one);
    if (whole) this.#wholeAt = now;
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
