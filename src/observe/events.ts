import { isOutage } from '../outage.ts';
import type { PackedPage, PageName } from '../model/packed-page.ts';
import type { PreparedOutcome } from '../model/prepared-outcome.ts';
import { Folded } from './folded.ts';
import { describeError, type Log } from './log.ts';
import { Minutes } from './minutes.ts';
import type { Metrics } from './metrics.ts';

/** Kinds of faults, as in `faults_total{kind}`. */
export type FaultKind = 'payload' | 'clean' | 'store' | 'stalled';

export type Service = 'queue' | 'store';

/** The same trouble is logged at most so often, in ms; the metric counts every time. */
const REPEAT_AFTER = 10_000;

/** One function for each event: it logs and counts together. */
export type Events = ReturnType<typeof createEvents>;

/** What the log and the metrics say of a commit. */
interface Told {
  readonly articleId: string | null;
  readonly revision: number | null;
  readonly change: string | null;
  readonly withdrawn: string | null;
  readonly kept: boolean;
}

export function createEvents(log: Log, metrics: Metrics, now: () => number = Date.now) {
  const outages = new Map<Service, { since: number; logged: number }>();
  const troubles = new Map<string, { logged: number; unsaid: number }>();
  const minutes = new Minutes(now);
  const folded = new Folded((message, { count, jobIds }) => log.warn({ count, jobIds }, message));

  /** Logs `message` unless the same was logged just now; says how often it was held back. */
  function seldom(message: string, fields: object): void {
    const known = troubles.get(message) ?? { logged: Number.NEGATIVE_INFINITY, unsaid: 0 };
    troubles.set(message, known);
    if (troubles.size > 100) troubles.delete(troubles.keys().next().value ?? '');
    if (now() - known.logged < REPEAT_AFTER) return void known.unsaid++;
    log.warn({ ...fields, ...(known.unsaid > 0 ? { repeated: known.unsaid } : {}) }, message);
    known.logged = now();
    known.unsaid = 0;
  }

  return {
    started: (fields: object) => log.info(fields, 'started'),
    listening: (host: string, port: number) =>
      log.info({ host, port }, `health and metrics listen on http://${host}:${port}`),
    draining: (signal: string, deadline: number) =>
      log.info({ signal, deadlineSeconds: deadline / 1000 }, 'draining: no new pages are taken'),
    stopped(drained: boolean): void {
      folded.flush();
      log.info(
        { drained },
        drained
          ? 'stopped: every page in hand was finished'
          : 'stopped at the deadline: pages in hand go to other workers',
      );
    },
    /** A minute of a worker; silent while there is nothing to do, and while a service is away, which is said already. */
    minute(waiting: number): void {
      const made = minutes.take();
      if (outages.size === 0 && made.pages + waiting > 0) log.info({ ...made, waiting }, 'in the last minute');
    },

    cleaned(page: PackedPage, queuedAt: string, seconds: number): void {
      metrics.cleanSeconds.observe(seconds);
      metrics.waitSeconds.observe(Math.max(0, (now() - Date.parse(queuedAt)) / 1000 - seconds));
      metrics.pageBytes.inc(page.size);
    },
    /** `kept`: this try had failed, and the outcome before it stays. */
    committed(page: PageName, outcome: PreparedOutcome, { articleId, revision, change, withdrawn, kept }: Told): void {
      if (outcome.failedRecipe !== undefined) {
        metrics.recipesFailed.inc({ recipe: outcome.failedRecipe });
        seldom(`recipe ${outcome.failedRecipe} yields nothing; its pages are read in the general way`, {
          url: page.url,
        });
      }
      if (withdrawn !== null) {
        metrics.articles.inc({ change: 'withdrawn' });
        log.info({ pageId: page.id, url: page.url, articleId: withdrawn }, 'article withdrawn');
      }
      if (kept && outcome.outcome === 'rejected') {
        metrics.kept.inc({ reason: outcome.reject.reason });
        log.warn(
          { pageId: page.id, url: page.url, ...outcome.reject },
          'cleaning a page again failed; its outcome stays',
        );
      } else if (outcome.outcome === 'article') {
        metrics.articles.inc({ change: change ?? 'unchanged' });
        minutes.article();
        log.debug({ pageId: page.id, url: page.url, articleId, revision, change }, 'article');
      } else {
        metrics.rejects.inc({ reason: outcome.reject.reason });
        minutes.reject(outcome.reject.reason);
        log.debug({ pageId: page.id, url: page.url, ...outcome.reject }, 'rejected');
      }
    },
    pruned(pageId: string): void {
      log.info({ pageId }, 'a page was queued whose bytes were pruned; its outcome stays as it is');
    },
    faulted(kind: FaultKind, jobId: string, attempt: number, error: unknown): void {
      metrics.faults.inc({ kind });
      log.warn({ kind, jobId, attempt, error }, 'fault');
    },
    /** A request that the desk could not answer, by a fault of ours. */
    deskFaulted: (error: unknown) => log.error({ error }, 'a fault of the desk'),
    stalled(jobId: string): void {
      metrics.stalled.inc();
      folded.add('jobs lost their worker and are queued again', jobId);
    },
    threadReplaced(reason: string): void {
      metrics.threadsReplaced.inc({ reason });
      log.warn({ reason }, 'a thread was replaced');
    },
    /** A service is away: called on every failed try, logged when it begins and then seldom. */
    outage(service: Service, error: unknown): void {
      const known = outages.get(service);
      if (known === undefined) metrics.outages.inc({ service });
      if (known === undefined || now() - known.logged >= REPEAT_AFTER) {
        log.error(
          { service, error, seconds: known === undefined ? 0 : Math.round((now() - known.since) / 1000) },
          `the ${service} is away; waiting for it`,
        );
        outages.set(service, { since: known?.since ?? now(), logged: now() });
      }
    },
    recovered(service: Service): void {
      const known = outages.get(service);
      if (known === undefined) return;
      outages.delete(service);
      log.info({ service, seconds: (now() - known.since) / 1000 }, `the ${service} is back`);
    },
    /** An error BullMQ or a connection reports outside any job. */
    queueError(error: Error): void {
      if (isOutage(error)) return this.outage('queue', error);
      // `Missing lock for job p-4f1c.... moveToFinished`: the same of a hundred jobs once a service is back.
      const [text, jobId = null] = withoutJob(describeError(error));
      if (jobId === null) seldom(`queue: ${text}`, {});
      else folded.add(`queue: ${text}`, jobId);
    },
    relayed(count: number): void {
      metrics.relayed.inc(count);
      log.debug({ count }, 'messages sent to queue articles');
    },
    sentAgain(count: number): void {
      metrics.sentAgain.inc(count);
      log.warn(
        { count },
        'the queue may have forgotten messages of queue articles: those not known to be taken are sent again',
      );
    },
    requeued(count: number): void {
      metrics.requeued.inc(count);
      log.warn({ count }, 'pages without an outcome were missing from the queue and are queued again');
    },
    notReady: (reasons: readonly string[]) => seldom(`not ready: ${reasons.join('; ')}`, {}),
  };
}

/** A message of BullMQ without the id of the job it is about, and that id. */
function withoutJob(message: string): [text: string, jobId?: string] {
  const found = /\bjob ([\w-]{8,})/.exec(message);
  if (found === null) return [message];
  return [message.replace(found[0], 'a job'), found[1]!];
}
