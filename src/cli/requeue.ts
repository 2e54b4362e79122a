import { readConfig } from '../config.ts';
import { EXIT } from '../exit.ts';
import { RejectReason } from '../model/reject.ts';
import { openRuntime, type Runtime } from '../runtime.ts';
import { print } from './io.ts';
import { UsageError } from './usage.ts';

export interface RequeueOptions {
  /** Only pages refused for this reason. */
  readonly rejected?: string;
  /** Every page of the store, to be cleaned with today's rules. */
  readonly all?: boolean;
  /** Only pages that came in at this instant or day or later, ISO 8601; goes with `all` or `rejected`. */
  readonly since?: string;
  readonly json?: boolean;
}

/** Ids taken from the store in one go. */
const BATCH = 1000;

/**
 * `copydesk requeue`: queues pages that have no outcome; with `--rejected REASON` those refused for it, with `--all` all; `--since` narrows either
 * to those that came in later.
 * A page cleaned again makes a new revision only where its text changed.
 */
export async function requeueCommand(options: RequeueOptions = {}): Promise<number> {
  if (options.rejected !== undefined && options.all === true)
    throw new UsageError('--rejected and --all exclude each other; give one');
  const reason = options.rejected;
  if (reason !== undefined && !RejectReason.safeParse(reason).success) {
    throw new UsageError(
      `--rejected ${reason} is not a known reason; choose one of ${RejectReason.options.join(', ')}`,
    );
  }
  const since = sinceOf(options);
  await using runtime = await openRuntime(readConfig());
  const narrowed = { ...(reason === undefined ? {} : { reason }), ...(since === undefined ? {} : { since }) };
  const count = await requeue(runtime, (after) =>
    nextIds(runtime.store, { all: options.all === true, after, ...narrowed }),
  );
  const pruned = options.all === true || reason !== undefined ? await runtime.store.prunedPages(narrowed) : 0;
  const left = pruned === 0 ? '' : `; ${pruned} left as they are, since their bytes were pruned`;
  await print(
    options.json === true
      ? `${JSON.stringify({ queued: count, pruned })}\n`
      : `${count} ${count === 1 ? 'page' : 'pages'} queued${left}\n`,
  );
  return EXIT.ok;
}

/** A day (from its beginning, UTC) or an instant. */
function sinceOf({ since, all, rejected }: RequeueOptions): string | undefined {
  if (since === undefined) return undefined;
  if (all !== true && rejected === undefined)
    throw new UsageError('--since narrows --all or --rejected REASON; give one of them');
  const at = /^\d{4}-\d{2}-\d{2}(?:T|$)/.test(since) ? new Date(since) : new Date(Number.NaN);
  if (Number.isNaN(at.getTime()))
    throw new UsageError(
      `--since ${since} is not a date; give a day such as 2026-11-17, or an instant such as 2026-11-17T06:00:00Z`,
    );
  return at.toISOString();
}

function nextIds(
  store: Runtime['store'],
  { all, reason, since, after }: { all: boolean; reason?: string; since?: string; after: string | undefined },
): Promise<string[]> {
  if (!all && reason === undefined) return store.pagesWithoutOutcome(BATCH, after);
  return store.pageIds({
    limit: BATCH,
    ...(after === undefined ? {} : { after }),
    ...(reason === undefined ? {} : { reason }),
    ...(since === undefined ? {} : { since }),
  });
}

async function requeue(
  { queues }: Pick<Runtime, 'queues'>,
  next: (after: string | undefined) => Promise<string[]>,
): Promise<number> {
  let count = 0;
  for (let ids = await next(undefined); ids.length > 0; ids = await next(ids.at(-1))) {
    await queues.waitForRoom();
    await queues.addPages(ids);
    count += ids.length;
  }
  return count;
}
