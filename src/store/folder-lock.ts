import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, stat, unlink, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { ServiceUnavailable } from '../outage.ts';

/** The sole right to a data folder. */
export interface FolderLock {
  release(): Promise<void>;
}

/** The holder touches its lock this often (ms). */
const BEAT_MS = 5_000;

/** A lock not touched for this long (ms) belongs to a process of another host, or of a container now gone, that died. */
const DEAD_AFTER_MS = 20_000;

/** Who holds a lock. `started` tells a process from a later one with the same number. */
interface Holder {
  readonly pid: number;
  readonly host: string;
  readonly started: string | null;
}

/**
 * Takes `folder/lock`, or throws a {@link ServiceUnavailable} that names the holder. Two processes in one PGlite folder
 * would destroy it. A lock whose holder is dead is taken over: at once where it ran on this host, after
 * {@link DEAD_AFTER_MS} where that cannot be seen.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const path = join(folder, 'lock');
  const own: Holder = { pid: process.pid, host: hostname(), started: await startOf(process.pid) };
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, JSON.stringify(own));
  try {
    for (let tries = 0; !(await linked(draft, path)); tries++) {
      const found = await readFile(path, 'utf8').catch(() => null);
      // Released since.
      if (found === null) continue;
      const holder = holderIn(found);
      if (holder !== null && (tries > 2 || (await lives(holder, path)))) throw inUse(folder, holder);
      if (await takenOver(draft, path, found, folder)) break;
    }
  } finally {
    await rm(draft, { force: true });
  }
  const beat = setInterval(() => void utimes(path, new Date(), new Date()).catch(() => {}), BEAT_MS);
  beat.unref();
  return {
    async release() {
      clearInterval(beat);
      await unlink(path).catch(() => {});
    },
  };
}

/** A hard link appears whole or not at all, and never over another. */
async function linked(draft: string, path: string): Promise<boolean> {
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Puts `draft` in the place of a dead holder's lock, which holds `dead`. Two processes may find it dead at once, and the
 * later one would take the lock that the faster one has just taken: so only who has the guard may do it, and looks again.
 */
async function takenOver(draft: string, path: string, dead: string, folder: string): Promise<boolean> {
  const guard = `${path}.takeover`;
  if (!(await linked(draft, guard))) {
    const other = holderIn(await readFile(guard, 'utf8').catch(() => ''));
    if (other !== null && (await lives(other, guard))) throw inUse(folder, other);
    await rm(guard, { force: true });
    return false;
  }
  try {
    if ((await readFile(path, 'utf8').catch(() => null)) !== dead) return false;
    await rename(draft, path);
    return true;
  } finally {
    await rm(guard, { force: true });
  }
}

/** The holder a lock names; null where its writing was cut off. */
function holderIn(text: string): Holder | null {
  try {
    return JSON.parse(text) as Holder;
  } catch {
    return null;
  }
}

async function lives(holder: Holder, path: string): Promise<boolean> {
  if (holder.host !== hostname()) {
    const touched = await stat(path).catch(() => null);
    return touched !== null && Date.now() - touched.mtimeMs < DEAD_AFTER_MS;
  }
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return holder.started === (await startOf(holder.pid));
}

/** Start of a process in clock ticks since boot, on Linux: field 22 of its stat, after the name in brackets. */
async function startOf(pid: number): Promise<string | null> {
  try {
    const line = await readFile(`/proc/${pid}/stat`, 'utf8');
    return line.slice(line.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

function inUse(folder: string, holder: Holder): ServiceUnavailable {
  return new ServiceUnavailable(
    `the data folder ${folder} is in use by process ${holder.pid} on ${holder.host}; wait until it ends, set COPYDESK_DATA to another folder, or set DATABASE_URL to share a database between processes`,
  );
}
