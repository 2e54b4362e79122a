/** A parameter as it goes over the wire: text, bytes in PostgreSQL's binary form, or null. */
export type WireValue = string | Uint8Array | null;

const BINARY = 1;
const BIND = 0x42;
const EXECUTE = 0x45;
const SYNC = 0x53;
/** Letter, length, and an empty name of a portal; the same with the number of rows, which is all; letter and length. */
const HEAD = 6;
const EXECUTE_SIZE = 10;
const SYNC_SIZE = 5;

/**
 * PostgreSQL's messages that call a prepared statement once for each list of values: bind and execute each time, sync at the
 * end. PGlite's own copies every value five times on its way into one message.
 */
export function callMessage(statement: string, lists: readonly (readonly WireValue[])[]): Buffer {
  const sizes = lists.map((values) => bindSize(statement, values));
  const message = Buffer.allocUnsafe(sizes.reduce((sum, size) => sum + size + EXECUTE_SIZE, SYNC_SIZE));
  let at = 0;
  lists.forEach((values, place) => {
    bind(message, at, sizes[place]!, statement, values);
    at = execute(message, at + sizes[place]!);
  });
  message[at] = SYNC;
  message.writeInt32BE(SYNC_SIZE - 1, at + 1);
  return message;
}

function bindSize(statement: string, values: readonly WireValue[]): number {
  // The name with its end, three counts; of each value its form and its length.
  return values.reduce((sum, value) => sum + 6 + sizeOf(value), HEAD + Buffer.byteLength(statement) + 1 + 6);
}

function sizeOf(value: WireValue): number {
  if (value === null) return 0;
  return typeof value === 'string' ? Buffer.byteLength(value) : value.byteLength;
}

function bind(message: Buffer, from: number, size: number, statement: string, values: readonly WireValue[]): void {
  let at = start(message, from, BIND, size);
  at += message.write(statement, at);
  message[at++] = 0;
  at = message.writeInt16BE(values.length, at);
  for (const value of values) at = message.writeInt16BE(value instanceof Uint8Array ? BINARY : 0, at);
  at = message.writeInt16BE(values.length, at);
  for (const value of values) {
    const length = at;
    at += 4;
    if (typeof value === 'string') at += message.write(value, at);
    else if (value !== null) {
      message.set(value, at);
      at += value.byteLength;
    }
    message.writeInt32BE(value === null ? -1 : at - length - 4, length);
  }
  // Answers come as text.
  message.writeInt16BE(0, at);
}

function execute(message: Buffer, from: number): number {
  return message.writeInt32BE(0, start(message, from, EXECUTE, EXECUTE_SIZE));
}

/** Letter and length, which does not count the letter, and the portal without a name; answers where it goes on. */
function start(message: Buffer, at: number, letter: number, size: number): number {
  message[at] = letter;
  message.writeInt32BE(size - 1, at + 1);
  message[at + HEAD - 1] = 0;
  return at + HEAD;
}
