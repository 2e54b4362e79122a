import Table from 'cli-table3';
import { EXIT } from '../exit.ts';
import { maskCredentials } from '../text/mask.ts';
import { REJECT_REASONS, RejectReason } from '../model/reject.ts';
import type { Quarantined, Store } from '../store/store.ts';
import { print, say } from './io.ts';
import { jsonLine, walk, withStore, type OpenStore } from './stored.ts';
import { clip, columnsOf, PLAIN_TABLE } from './terminal.ts';
import { UsageError } from './usage.ts';

export interface RejectsOptions {
  /** Only pages refused for this reason. */
  readonly reason?: string;
  readonly limit?: number;
  /** One reject a line instead of a table; without `limit` all of them. */
  readonly json?: boolean;
}

/** Rows of a table where no limit is given. */
const ROWS = 50;

/** `copydesk rejects`: pages in quarantine, last refused first, as a table or one JSON object a line. */
export async function rejectsCommand(options: RejectsOptions = {}, open?: OpenStore): Promise<number> {
  const { reason } = options;
  if (reason !== undefined && !RejectReason.safeParse(reason).success) {
    throw new UsageError(
      `the reason "${clip(reason, 40)}" is not known; choose one of ${Object.keys(REJECT_REASONS).join(', ')}`,
    );
  }
  return withStore(open, (store) => (options.json === true ? lines(store, options) : table(store, options)));
}

async function lines(store: Store, { reason, limit = Infinity }: RejectsOptions): Promise<number> {
  const all = walk<Quarantined>(
    limit,
    ({ pageId }) => pageId,
    (step, after) => store.rejects({ limit: step, after, ...only(reason) }),
  );
  for await (const { url, detail, ...rest } of all) {
    await print(
      jsonLine({ ...rest, url: url === null ? null : maskCredentials(url), detail: maskCredentials(detail) }),
    );
  }
  return EXIT.ok;
}

async function table(store: Store, { reason, limit = ROWS }: RejectsOptions): Promise<number> {
  const rejects = await store.rejects({ limit, ...only(reason) });
  const { rejects: total } = await store.counts();
  if (rejects.length > 0) await print(`${rejectTable(rejects)}\n`);
  const of = reason === undefined ? '' : ` (${reason}: ${REJECT_REASONS[RejectReason.parse(reason)]})`;
  say(`${rejects.length} ${rejects.length === 1 ? 'reject' : 'rejects'} shown${of}, ${total} in the store`);
  return EXIT.ok;
}

function only(reason: string | undefined): { reason?: string } {
  return reason === undefined ? {} : { reason };
}

function rejectTable(rejects: readonly Quarantined[]): string {
  // Reason and borders take 27 columns; the page gets more of the rest, for a cut URL is hard to use.
  const rest = Math.max(60, columnsOf(process.stdout, 220) - 27);
  const detailWidth = Math.floor(rest * 0.4);
  const rows = new Table({ ...PLAIN_TABLE, head: ['Reason', 'Detail', 'Page'] });
  for (const { reason, detail, url, source, pageId } of rejects) {
    rows.push([
      reason,
      clip(maskCredentials(detail), detailWidth),
      clip(maskCredentials(url ?? source ?? pageId), rest - detailWidth),
    ]);
  }
  return rows.toString();
}
