import { mkdirSync } from 'node:fs';
import { open, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { outputError } from './output-error.ts';

/**
 * A file in the making, beside where it will stand. It takes its name once it is whole and on the disk: whoever looks for
 * it finds the whole or nothing. Every error is an `OutputError` that names the file.
 */
export class PartFile {
  readonly path: string;
  /** Where it is until then. */
  readonly partPath: string;
  readonly #file: FileHandle;
  #bytes: number;

  private constructor(path: string, file: FileHandle, bytes: number) {
    this.path = path;
    this.partPath = partPathOf(path);
    this.#file = file;
    this.#bytes = bytes;
  }

  /** Begins a file, or with `bytes` goes on behind this many bytes of one that was begun before. */
  static async begin(path: string, bytes = 0): Promise<PartFile> {
    return named(path, async () => {
      const file = await open(partPathOf(path), bytes > 0 ? 'r+' : 'w');
      if (bytes > 0) await file.truncate(bytes);
      return new PartFile(path, file, bytes);
    });
  }

  /** Bytes written so far. */
  get bytes(): number {
    return this.#bytes;
  }

  async append(piece: Uint8Array): Promise<void> {
    await named(this.path, async () => {
      for (let from = 0; from < piece.byteLength;) {
        const { bytesWritten } = await this.#file.write(piece, from, piece.byteLength - from, this.#bytes);
        from += bytesWritten;
        this.#bytes += bytesWritten;
      }
    });
  }

  /** What was written is on the disk. */
  async sync(): Promise<void> {
    await named(this.path, () => this.#file.sync());
  }

  /** Gives the file its name. */
  async finish(): Promise<void> {
    await named(this.path, async () => {
      await this.#file.sync();
      await this.#file.close();
      await rename(this.partPath, this.path);
    });
  }

  /** Closes it unfinished; with `keep` what was written stays, to go on with. */
  async leave(keep: boolean): Promise<void> {
    await this.#file.close().catch(() => {});
    if (!keep) await rm(this.partPath, { force: true }).catch(() => {});
  }
}

/** Writes a whole file, or none. */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const file = await PartFile.begin(path);
  try {
    await file.append(typeof content === 'string' ? Buffer.from(content) : content);
    await file.finish();
  } catch (error) {
    await file.leave(false);
    throw error;
  }
}

export function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    throw outputError(path, error);
  }
}

/** Bytes of a file; null where there is none. */
export async function sizeOf(path: string): Promise<number | null> {
  return stat(path).then(
    ({ size }) => size,
    () => null,
  );
}

export function partPathOf(path: string): string {
  return join(dirname(path), `.${basename(path)}.part`);
}

async function named<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw outputError(path, error);
  }
}
