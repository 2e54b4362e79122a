import { expect, test } from 'vitest';
import { decode } from '../../src/pipeline/page/decode.ts';
import { readPayload } from '../../src/work/page-job.ts';

const pageId = `p-${'0'.repeat(32)}`;

test('a page of the store by its id', () => {
  expect(readPayload({ pageId })).toEqual({ kind: 'stored', pageId });
});

test('a page that a job carries: its text is UTF-8, and its URL loses credentials and fragment', () => {
  const order = readPayload({
    url: 'https://me:hunter2@a.example/story#top',
    html: '<meta charset=latin1><p>café',
    contentType: 'text/html; charset=latin1',
  });
  if (order.kind !== 'inline') throw new Error(order.kind);
  expect(order.page.url).toBe('https://a.example/story');
  expect(decode(order.page.bytes, order.page.contentType)).toMatchObject({
    text: '<meta charset=latin1><p>café',
    flags: [],
  });
});

test.for([
  [{ pageId: 'p-1' }, 'pageId: '],
  [{ pageId, html: '<p>' }, 'payload: '],
  [{ url: 'https://a.example/' }, 'html: '],
  [{ html: '<p>', url: 'javascript:alert(1)' }, 'url: not an absolute http or https URL'],
  [{ html: '<p>', url: 'story.html' }, 'url: not an absolute http or https URL'],
  [{ html: '<p>', extra: 1 }, 'payload: '],
  [{ html: '<p>', fetchedAt: 'yesterday' }, 'fetchedAt: '],
  [null, 'payload: '],
  ['<p>', 'payload: '],
] as const)('%j does not fit the contract, is kept and says why', ([data, words]) => {
  const order = readPayload(data);
  if (order.kind !== 'bad') throw new Error(order.kind);
  expect(order.detail).toContain(words);
  expect(Buffer.from(order.page.bytes).toString()).toBe(JSON.stringify(data));
});

test('a payload that does not fit is kept under the URL it names, without credentials, so that its producer can be found', () => {
  const order = readPayload({ url: 'https://me:hunter2@a.example/story', html: '<p>', extra: 1 });
  if (order.kind !== 'bad') throw new Error(order.kind);
  expect(order.page.url).toBe('https://a.example/story');
});
