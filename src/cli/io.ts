import { once } from 'node:events';

/** Writes to standard output and waits while whoever reads it is slow, so that a long run holds one page, not all. */
export async function print(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

/** One line to standard error: problems and progress; standard output is for records alone. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** `copydesk ... | head` closes our output early: that is no error, and there is nothing left to do. */
export function endQuietlyWithReader(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      process.exit(0);
    });
  }
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
