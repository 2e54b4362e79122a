import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { PGlite, Transaction } from '@electric-sql/pglite';
import { ServiceUnavailable } from '../outage.ts';
import type { Database, Parameter, Session } from './database.ts';
import { writeCluster } from './cluster/cluster.ts';
import { checkRoom } from './disk-room.ts';
import { lockFolder, type FolderLock } from './folder-lock.ts';
import { makeFolder } from './make-folder.ts';
import { PreparedPglite } from './prepared-pglite.ts';
import { watchForWedge } from './wedge-watch.ts';

/** PostgreSQL inside this process, and the instance itself for the queue, which shares it. */
export interface EmbeddedDatabase extends Database {
  readonly pglite: PGlite;
}

/** What the file system of PGlite throws where the disk is full: no `Error`, but a number (wasi_snapshot_preview1, `errno`). */
const WASI_NOSPC = 51;

/**
 * Opens the database kept in `folder`, made where it is missing; null keeps it in memory and loses it at the end.
 * One in memory begins with `image`, a data folder as {@link PGlite.dumpDataDir} packs it. With `writes` each statement is refused while the disk is too full for any. A folder serves one process at a time. What is committed outlives the death of the process; PGlite leaves syncing to
 * the operating system, so a power cut may lose the last seconds.
 */
export async function openPglite(
  folder: string | null,
  { writes = false, image }: { writes?: boolean; image?: Blob } = {},
): Promise<EmbeddedDatabase> {
  if (folder === null)
    return new PgliteDatabase(await PreparedPglite.open(null, undefined, image), new AsyncDisposableStack());
  await using held = new AsyncDisposableStack();
  const lock = await prepare(folder);
  held.defer(() => lock.release());
  const database = join(folder, 'postgres');
  const fresh = !existsSync(database);
  if (writes || fresh) checkRoom(folder, fresh ? 'make' : 'write');
  held.use(watchForWedge(folder));
  try {
    if (fresh) writeCluster(database);
    const pglite = await PreparedPglite.open(database, writes ? () => checkRoom(folder, 'write') : undefined);
    return new PgliteDatabase(pglite, held.move());
  } catch (error) {
    const { errno, code } = error as { errno?: unknown; code?: unknown };
    const full = errno === WASI_NOSPC || code === 'ENOSPC';
    throw new ServiceUnavailable(
      `the data folder ${folder} cannot be opened: ${full ? 'no space is left on its disk; make room there' : `${(error as Error).message}; move it away to start with an empty one`}`,
      { cause: error },
    );
  }
}

async function prepare(folder: string): Promise<FolderLock> {
  try {
    await makeFolder(folder);
    return await lockFolder(folder);
  } catch (error) {
    if (error instanceof ServiceUnavailable) throw error;
    throw new ServiceUnavailable(
      `the data folder ${folder} cannot be used: ${(error as Error).message}; set COPYDESK_DATA to a folder that can be written`,
      { cause: error },
    );
  }
}

class PgliteDatabase implements EmbeddedDatabase {
  readonly kind = 'embedded';
  readonly pglite: PreparedPglite;
  readonly ahead: Database['ahead'];
  readonly #held: AsyncDisposable;

  /** `held` is let go of once the database is closed. */
  constructor(pglite: PreparedPglite, held: AsyncDisposable) {
    this.pglite = pglite;
    this.ahead = {
      async query<Row>(text: string, parameters: readonly Parameter[] = []) {
        return (await pglite.queryAhead<Row>(text, [...parameters])).rows;
      },
    };
    this.#held = held;
  }

  get hurried(): boolean {
    return this.pglite.hurried;
  }

  query<Row>(text: string, parameters?: readonly Parameter[]): Promise<Row[]> {
    return session(this.pglite).query(text, parameters);
  }

  script(text: string): Promise<void> {
    return session(this.pglite).script(text);
  }

  transaction<T>(work: (session: Session) => Promise<T>, settings = ''): Promise<T> {
    return this.pglite.transaction(async (transaction) => {
      if (settings !== '') await transaction.exec(settings);
      return work(session(transaction));
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (!this.pglite.closed) await this.pglite.close();
    await this.#held[Symbol.asyncDispose]();
  }
}

function session(pglite: PGlite | Transaction): Session {
  return {
    async query<Row>(text: string, parameters: readonly Parameter[] = []) {
      return (await pglite.query<Row>(text, [...parameters])).rows;
    },
    async script(text: string) {
      await pglite.exec(text);
    },
  };
}
