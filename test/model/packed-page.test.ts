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
