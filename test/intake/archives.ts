import { crc32, deflateRawSync } from 'node:zlib';

/** A ZIP archive of these entries, stored as they are, or deflated. */
export function zip(entries: Record<string, Uint8Array>, deflated = false): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(entries)) {
    const data = deflated ? deflateRawSync(content) : Buffer.from(content);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(0x0800, 2);
    facts.writeUInt16LE(deflated ? 8 : 0, 4);
    facts.writeUInt32LE(crc32(content), 10);
    facts.writeUInt32LE(data.length, 14);
    facts.writeUInt32LE(content.length, 18);
    facts.writeUInt16LE(Buffer.byteLength(name), 22);
    local.push(Buffer.from('PK\x03\x04', 'latin1'), facts, Buffer.from(name), data);
    const where = Buffer.alloc(14);
    where.writeUInt32LE(offset, 10);
    central.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), facts, where, Buffer.from(name));
    offset += 30 + Buffer.byteLength(name) + data.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(Object.keys(entries).length, 8);
  end.writeUInt16LE(Object.keys(entries).length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, directory, end]);
}

type Plist = string | Uint8Array | { readonly [key: string]: Plist };

/** A binary property list (Apple's `bplist00`) of strings, data and dictionaries. */
export function binaryPlist(root: Plist): Buffer {
  const objects: Buffer[] = [];
  const sized = (kind: number, count: number): Buffer =>
    count < 15
      ? Buffer.from([kind | count])
      : Buffer.from([kind | 15, 0x12, count >>> 24, count >>> 16, count >>> 8, count]);
  const add = (value: Plist): number => {
    const at = objects.push(Buffer.alloc(0)) - 1;
    if (typeof value === 'string')
      objects[at] = Buffer.concat([sized(0x50, value.length), Buffer.from(value, 'latin1')]);
    else if (value instanceof Uint8Array) objects[at] = Buffer.concat([sized(0x40, value.length), value]);
    else {
      const refs = [...Object.keys(value), ...Object.values(value)].map(add);
      objects[at] = Buffer.concat([sized(0xd0, refs.length / 2), Buffer.from(refs)]);
    }
    return at;
  };
  add(root);
  let offset = 8;
  const offsets = objects.map(({ length }) => {
    const own = Buffer.alloc(4);
    own.writeUInt32BE(offset);
    offset += length;
    return own;
  });
  const trailer = Buffer.alloc(32);
  trailer[6] = 4;
  trailer[7] = 1;
  trailer.writeBigUInt64BE(BigInt(objects.length), 8);
  trailer.writeBigUInt64BE(BigInt(offset), 24);
  return Buffer.concat([Buffer.from('bplist00'), ...objects, ...offsets, trailer]);
}

/** One WARC record of a page as its server sent it. */
export function warcRecord(url: string, html: string): string {
  const http = `HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${html}`;
  return record('response', url, 'application/http;msgtype=response', http);
}

/** One record of a WET file: a page's plain text. */
export function wetRecord(url: string, text: string): string {
  return record('conversion', url, 'text/plain', text);
}

function record(type: string, url: string, contentType: string, body: string): string {
  return `WARC/1.0\r\nWARC-Type: ${type}\r\nWARC-Target-URI: ${url}\r\nWARC-Date: 2024-05-06T07:08:09Z\r\nContent-Type: ${contentType}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}\r\n\r\n`;
}
