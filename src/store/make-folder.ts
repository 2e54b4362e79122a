import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Makes `folder` and whatever is missing above it. Not `mkdir` with `recursive`: Node 24 makes parents again for ever
 * where a file system says ENOENT of a folder whose parent is there, as /proc does.
 */
export async function makeFolder(folder: string, parentIsThere = false): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' && (await stat(folder)).isDirectory()) return;
    const parent = dirname(folder);
    if (code !== 'ENOENT' || parent === folder || parentIsThere) throw error;
    // Another process may have made the parent since: one more try tells that from a file system that makes no folders.
    const there = (await stat(parent).catch(() => null)) !== null;
    if (!there) await makeFolder(parent);
    await makeFolder(folder, there);
  }
}
