/** How much of some bytes is UTF-8: whole multi-byte characters against bytes that belong to none. */
export interface Utf8Survey {
  readonly valid: number;
  readonly invalid: number;
}

/** Number of bytes at the end that begin a character and do not finish it: 0 to 3. */
export function incompleteTail(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return 0;
    if (byte >= 0xc2) return lengthByLead(byte) > back ? back : 0;
  }
  return 0;
}

export function surveyUtf8(bytes: Uint8Array): Utf8Survey {
  let valid = 0;
  let invalid = 0;
  for (let i = 0; i < bytes.length;) {
    if (bytes[i]! < 0x80) {
      i++;
      continue;
    }
    const length = characterAt(bytes, i);
    if (length === 0) {
      invalid++;
      i++;
    } else {
      valid++;
      i += length;
    }
  }
  return { valid, invalid };
}

/**
 * Reads UTF-8 with foreign bytes in it, as pages have that paste one source into another. A lone high byte is read as
 * windows-1252 (`caf\xE9`); a character that was cut short becomes U+FFFD.
 */
export function decodeMixedUtf8(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const windows1252 = new TextDecoder('windows-1252');
  let out = '';
  let from = 0;
  for (let i = 0; i < bytes.length;) {
    const length = bytes[i]! < 0x80 ? 1 : characterAt(bytes, i);
    if (length > 0) {
      i += length;
      continue;
    }
    out += buffer.toString('utf8', from, i);
    const cut = cutShort(bytes, i);
    out += cut > 1 ? '�' : windows1252.decode(bytes.subarray(i, i + 1));
    i += cut;
    from = i;
  }
  return out + buffer.toString('utf8', from, bytes.length);
}

/** Length of the whole character at `i` (2 to 4), or 0. Overlong forms and surrogates are none. */
function characterAt(bytes: Uint8Array, i: number): number {
  const lead = bytes[i]!;
  const length = lengthByLead(lead);
  if (length < 2) return 0;
  const second = bytes[i + 1] ?? 0;
  if (
    second < (lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80) ||
    second > (lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf)
  )
    return 0;
  for (let k = 2; k < length; k++) if ((bytes[i + k] ?? 0) >> 6 !== 2) return 0;
  return length;
}

/** Bytes of a broken character at `i`: its lead and the continuation bytes it does have. */
function cutShort(bytes: Uint8Array, i: number): number {
  const length = lengthByLead(bytes[i]!);
  let k = 1;
  while (k < length - 1 && (bytes[i + k] ?? 0) >> 6 === 2) k++;
  return k;
}

function lengthByLead(lead: number): number {
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  return lead >= 0xf0 && lead <= 0xf4 ? 4 : 1;
}
