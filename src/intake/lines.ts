/** One line of a stream: its number from 1 and its bytes, or null in their place where it was longer than the limit. */
export interface Line {
  readonly number: number;
  readonly bytes: Buffer | null;
}

/** Splits a stream at newlines and keeps at most `longest` bytes of a line: one of 1 GB is skipped, not held. */
export async function* linesOf(source: AsyncIterable<Uint8Array>, longest: number): AsyncGenerator<Line> {
  let parts: Buffer[] = [];
  let length = 0;
  let number = 1;
  const take = (chunk: Buffer): void => {
    length += chunk.length;
    if (length <= longest) parts.push(chunk);
    else parts = [];
  };
  const line = (): Line => {
    const bytes = length > longest ? null : parts.length === 1 ? parts[0]! : Buffer.concat(parts);
    parts = [];
    length = 0;
    return { number: number++, bytes };
  };
  for await (const data of source) {
    const chunk = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
    let from = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      take(chunk.subarray(from, end));
      yield line();
      from = end + 1;
    }
    if (from < chunk.length) take(chunk.subarray(from));
  }
  if (length > 0) yield line();
}
