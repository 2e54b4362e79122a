import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { Hono } from 'hono';
import { listen, type Listening } from '../../src/desk/serve.ts';
import type { DeskEnv } from '../../src/desk/access/gate.ts';

let listening: Listening;
beforeAll(async () => {
  listening = await listen(new Hono<DeskEnv>(), '127.0.0.1', 0);
});
afterAll(() => listening[Symbol.asyncDispose]());

/** All that is answered to bytes as they are. */
async function answerTo(sent: string): Promise<{ status: string; body: unknown }> {
  const socket = connect(Number(new URL(listening.url).port), '127.0.0.1');
  socket.write(sent);
  const [head = '', body = ''] = (await text(socket)).split('\r\n\r\n');
  return { status: head.split('\r\n')[0] ?? '', body: JSON.parse(body) };
}

test('an address too long is refused by name', async () => {
  const { status, body } = await answerTo(`GET /articles?q=${'a'.repeat(20_000)} HTTP/1.1\r\nhost: localhost\r\n\r\n`);
  expect(status).toBe('HTTP/1.1 431 Request Header Fields Too Large');
  expect(body).toMatchObject({ error: 'head-too-large', message: expect.stringContaining('as the body') });
});

test('what is not HTTP is refused by name', async () => {
  const { status, body } = await answerTo('\u0016\u0003\u0001 hello\r\n\r\n');
  expect(status).toBe('HTTP/1.1 400 Bad Request');
  expect(body).toMatchObject({ error: 'bad-request', message: 'this is not HTTP' });
});
