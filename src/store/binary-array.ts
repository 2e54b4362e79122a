/** Ids of PostgreSQL's own types. */
const INT4 = 23;
const INT8 = 20;
const HEAD = 20;
const HIGH = 2 ** 32;

/**
 * Whole numbers as a `bigint[]` parameter in PostgreSQL's binary form. As text each would become a string, be looked through
 * for signs to escape, and be read anew by the server.
 */
export function bigints(numbers: ArrayLike<number>): Uint8Array {
  const view = arrayOf(INT8, 8, numbers.length);
  for (let i = 0, at = HEAD; i < numbers.length; i++, at += 12) {
    const number = numbers[i]!;
    const high = Math.floor(number / HIGH);
    view.setInt32(at, 8);
    view.setInt32(at + 4, high);
    view.setUint32(at + 8, number - high * HIGH);
  }
  return new Uint8Array(view.buffer);
}

/** As {@link bigints}, for an `integer[]`. */
export function integers(numbers: ArrayLike<number>): Uint8Array {
  const view = arrayOf(INT4, 4, numbers.length);
  for (let i = 0, at = HEAD; i < numbers.length; i++, at += 8) {
    view.setInt32(at, 4);
    view.setInt32(at + 4, numbers[i]!);
  }
  return new Uint8Array(view.buffer);
}

/** Room for an array of so many elements of `size` bytes, each with its size before it; its head is written. */
function arrayOf(type: number, size: number, length: number): DataView {
  const view = new DataView(new ArrayBuffer(length === 0 ? HEAD - 8 : HEAD + length * (4 + size)));
  // Dimensions, whether nulls are among them (none are), and the type; for the one dimension its length and its first index.
  view.setInt32(0, length === 0 ? 0 : 1);
  view.setInt32(8, type);
  if (length === 0) return view;
  view.setInt32(12, length);
  view.setInt32(16, 1);
  return view;
}
