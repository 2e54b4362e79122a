import { PassThrough } from 'node:stream';
import type { WriteStream } from 'node:tty';
import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { showProgress } from '../../src/cli/progress-bar.ts';

test('no bar is shown before there are pages, and none is full before they are done', () => {
  const stream = Object.assign(new PassThrough({ encoding: 'utf8' }), {
    isTTY: true,
    columns: 80,
    rows: 24,
    cursorTo: () => true,
    clearLine: () => true,
    moveCursor: () => true,
  });
  const counted = { taken: 0, done: 0 };
  const bar = showProgress(counted, 'cleaning', stream as unknown as WriteStream);
  bar.note('a line');
  expect(stream.read()).toBe('\r\u001b[Ka line\n');
  counted.taken = 4;
  bar.note('another');
  const first = stripVTControlCharacters(stream.read() as string);
  expect(first).toContain('0/4 pages');
  expect(first).not.toContain('=');
  counted.done = 4;
  bar[Symbol.dispose]();
  expect(stripVTControlCharacters(stream.read() as string)).toMatch(/=+ 4\/4 pages/);
});
