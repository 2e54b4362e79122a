import { zstdCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { freePage, packPage, unpackPage } from '../../src/model/packed-page.ts';
import { newPage } from '../../src/model/page.ts';

function unpacked(size: number) {
  const bytes = Buffer.alloc(size, 'abc ');
  return unpackPage(packPage(newPage({ url: null, bytes, contentType: null, fetchedAt: null })));
}

describe('an unpacked page', () => {
  test('gives its memory back when it is freed, twice as well as once', () => {
    const page = unpacked(200_000);
    expect(page.bytes.byteLength).toBe(200_000);
    freePage(page);
    freePage(page);
    expect(page.bytes.byteLength).toBe(0);
  });

  test.each([0, 1, 5000, 40_000, Buffer.poolSize - 1])(
    'of %i bytes takes nothing from others that share its memory',
    (size) => {
      const [page, other] = [unpacked(size), unpacked(size)];
      freePage(page);
      expect(other.bytes).toEqual(Buffer.alloc(size, 'abc '));
      expect(Buffer.from('still there').toString()).toBe('still there');
    },
  );
});

test('pages of more outlets than dictionaries are held for are read time and again', () => {
  const pages = Array.from({ length: 40 }, (_, n) => {
    const body = Buffer.alloc(n % 2 === 0 ? 128_000 : 500, `outlet ${n} `);
    const dictionary = { id: n, digest: `d-${n}`, packed: zstdCompressSync(body) };
    const page = newPage({
      url: null,
      bytes: Buffer.alloc(70_000, `outlet ${n} `),
      contentType: null,
      fetchedAt: null,
    });
    return { page, packed: packPage(page, dictionary) };
  });
  for (const { page, packed } of [...pages, ...pages.toReversed()]) {
    const read = unpackPage(packed);
    expect(Buffer.compare(read.bytes, page.bytes)).toBe(0);
    freePage(read);
  }
});
