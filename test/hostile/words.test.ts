import { describe, expect, test } from 'vitest';
import { maskCredentials } from '../../src/text/mask.ts';
import { printable } from '../../src/text/printable.ts';
import { readPayload } from '../../src/work/page-job.ts';
import { cpuMs } from '../cpu-time.ts';
import { storyPage } from './story.ts';

const MB = 1_000_000;

describe('jobs of direct producers', () => {
  test.each([
    [null],
    [undefined],
    [1e999],
    ['x'],
    [[]],
    [{}],
    [JSON.parse('{"__proto__":{"html":"<p>x</p>"}}')],
    [{ html: 1 }],
    [{ html: '<p>', constructor: 1 }],
    [{ html: '<p>', url: 'javascript:alert(1)' }],
    [{ html: '<p>', url: 'https://' }],
    [{ pageId: '../../etc/passwd' }],
    [{ pageId: 'p-', html: '<p>' }],
    [{ html: '<p>', fetchedAt: 'yesterday' }],
  ])('%j does not fit the contract, and is kept as it came', (data) => {
    const order = readPayload(data);
    expect(order.kind).toBe('bad');
    if (order.kind === 'bad') expect(order.detail.length).toBeLessThan(500);
    expect(({} as Record<string, unknown>)['html']).toBeUndefined();
  });

  test('one with everything in it that should not be is a sound page', () => {
    const order = readPayload({
      html: `\u0000\ud800${storyPage()}`,
      url: 'https://ada:hunter2@a.example/x',
      contentType: 'text/html\u0000; charset=__proto__',
    });
    expect(order).toMatchObject({
      kind: 'inline',
      page: { url: 'https://a.example/x', contentType: 'text/html; charset=utf-8' },
    });
  });
});

describe('what is shown', () => {
  test('text of strangers is one line without controls, and of bounded length', () => {
    // eslint-disable-next-line no-control-regex -- controls are what is looked for
    for (const text of [
      '\u001b[31mred\u001b[0m',
      'a\r\nb\u0000',
      '\u202egpj.exe',
      '\u009b31m',
      '\u0301'.repeat(10_000),
      'x'.repeat(MB),
      '\ud800',
      ' '.repeat(MB),
    ]) {
      const shown = printable(text);
      // eslint-disable-next-line no-control-regex -- controls are what is looked for
      expect(shown).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
      expect(shown.length).toBeLessThanOrEqual(500);
    }
  });

  test('credentials are masked whatever stands around them, in linear time', () => {
    for (const text of [
      'postgres://me:hunter2@db/x',
      'see redis://:hunter2@h:1',
      '(https://a:hunter2@b)',
      'x?password=hunter2&y',
      `${'a://'.repeat(1000)}u:hunter2@h`,
    ])
      expect(maskCredentials(text)).not.toContain('hunter2');
    for (const bait of ['a', 'a:', 'a://', 'a://b', '@', '?password=', 'a.'])
      expect(
        cpuMs(() => maskCredentials(bait.repeat(100_000 / bait.length))),
        bait,
      ).toBeLessThan(300);
  });
});
