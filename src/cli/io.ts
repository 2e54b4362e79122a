import { once } from 'node:events';

/** `EXIT.service`, written out: this file is loaded for `--help` too, and `exit.ts` brings much along. */
const UNWRITABLE = 3;

/** Writes to standard output and waits while whoever reads it is slow, so that a long run holds one page, not all. */
export async function print(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

/** {@link print} of bytes. */
export async function printBytes(bytes: Uint8Array): Promise<void> {
  if (!process.stdout.write(bytes)) await once(process.stdout, 'drain');
}

/** One line to standard error: problems and progress; standard output is for records alone. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/**
 * `copydesk ... | head` closes our output early: that is not an error, and there is nothing left to do. Any other error of
 * writing (its disk is full) ends the process with one line and {@link UNWRITABLE}: what follows would be lost too.
 */
export function endWithReader(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    say(`copydesk: standard output cannot be written (${error.code}); make room on its disk and run it again`);
    process.exit(UNWRITABLE);
  });
  // There is nowhere left to say it.
  process.stderr.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : UNWRITABLE));
}

/** At most `limit` + 1 bytes of standard input. */
export async function readStdin(limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of process.stdin) {
    chunks.push(chunk as Buffer);
    length += (chunk as Buffer).length;
    if (length > limit) break;
  }
  return Buffer.concat(chunks).subarray(0, limit + 1);
}
