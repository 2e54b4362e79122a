import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Access } from '../../src/desk/access/access.ts';
import { isLoopback } from '../../src/desk/serve.ts';
import { readConfig } from '../../src/config.ts';
import { checkAccess, deskSettings } from '../../workers/desk.ts';
import { openTestDesk, type Ask, type TestDesk } from './open.ts';

const TOKENS = [
  { role: 'send', value: 'send-token-0123456' },
  { role: 'read', value: 'read-token-0123456' },
  { role: 'edit', value: 'edit-token-0123456' },
] as const;
const bearer = (value: string): RequestInit => ({ headers: { authorization: `Bearer ${value}` } });

let desk: TestDesk;
let guarded: Ask;
beforeAll(async () => {
  desk = await openTestDesk();
  guarded = desk.with({ tokens: TOKENS, loopback: false });
});
afterAll(() => desk[Symbol.asyncDispose]());

describe('a desk with tokens', () => {
  test('lets in who has one of the role, and nobody else', async () => {
    expect((await guarded('/now.json')).status).toBe(401);
    expect((await guarded('/now.json', bearer('wrong-token-0123456'))).status).toBe(401);
    expect((await guarded('/now.json', bearer('send-token-0123456'))).status).toBe(403);
    expect((await guarded('/now.json', bearer('read-token-0123456'))).status).toBe(200);
    expect((await guarded('/now.json', bearer('edit-token-0123456'))).status).toBe(200);
    const refused = await guarded('/now.json');
    expect(refused.headers.get('www-authenticate')).toBe('Bearer');
    expect(await refused.json()).toMatchObject({ error: 'unauthorized' });
  });

  test('sends a browser to sign in, keeps a session and not the token, and signs out', async () => {
    const away = await guarded('/articles?q=kite', { headers: { accept: 'text/html' } });
    expect([away.status, away.headers.get('location')]).toEqual([303, '/sign-in?to=%2Farticles%3Fq%3Dkite']);
    const sign = (token: string, to = '/articles') =>
      guarded('/sign-in', { method: 'POST', body: new URLSearchParams({ token, to }) });
    expect((await sign('wrong-token-0123456')).headers.get('location')).toMatch(/^\/sign-in\?wrong/);
    expect((await sign('send-token-0123456')).headers.get('location')).toMatch(/^\/sign-in\?wrong/);
    for (const to of ['https://evil.example/', '//evil.example/', '/\\evil.example'])
      expect((await sign('read-token-0123456', to)).headers.get('location')).toBe('/');
    const signed = await sign('read-token-0123456');
    expect(signed.headers.get('location')).toBe('/articles');
    const cookie = signed.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    expect(cookie).not.toContain('read-token');
    const headers = { cookie: cookie.split(';')[0] ?? '', accept: 'text/html' };
    const page = await guarded('/', { headers });
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('action="/sign-out"');
    const forged = { cookie: headers.cookie.replace('read.', 'edit.') };
    expect((await guarded('/now.json', { headers: forged })).status).toBe(401);
  });

  test('probes and the sign-in page are open to all', async () => {
    for (const path of ['/healthz', '/readyz', '/metrics', '/sign-in'])
      expect((await guarded(path)).status, path).toBe(200);
    expect(await (await guarded('/metrics')).text()).toContain('copydesk_ready');
  });
});

describe('a form of another site', () => {
  const post = (ask: Ask, headers: Record<string, string>) =>
    ask('/rejects/resolve', { method: 'POST', body: new URLSearchParams({ reason: 'empty', host: '' }), headers });

  test('is refused by where the browser says it comes from', async () => {
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
    ]) {
      const answer = await post(desk.ask, headers as Record<string, string>);
      expect(answer.status, JSON.stringify(headers)).toBe(403);
      expect(await answer.json()).toMatchObject({ error: 'cross-site' });
    }
  });

  test('is refused with a cookie where the browser says nothing', async () => {
    const { value } = new Access(TOKENS).session('edit');
    expect((await post(guarded, { cookie: `copydesk_session=${value}` })).status).toBe(401);
    const signed = await guarded('/sign-in', {
      method: 'POST',
      body: new URLSearchParams({ token: 'edit-token-0123456' }),
    });
    const cookie = signed.headers.get('set-cookie')?.split(';')[0] ?? '';
    expect((await post(guarded, { cookie })).status).toBe(403);
    expect((await post(guarded, { cookie, origin: 'http://evil.example' })).status).toBe(403);
  });
});

describe('a desk without tokens', () => {
  test('answers to its own name alone, so that no other site can read it by its DNS', async () => {
    for (const host of ['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example:9465'])
      expect((await desk.ask('/now.json', { headers: { host } })).status, host).toBe(403);
    for (const host of ['localhost:9465', '127.0.0.1:9465', '[::1]:9465'])
      expect((await desk.ask('/now.json', { headers: { host } })).status, host).toBe(200);
  });

  test('does not listen beyond this machine unless told to', () => {
    const config = readConfig({});
    expect(() => checkAccess(config, { host: '0.0.0.0', port: 0, open: false })).toThrow(/COPYDESK_TOKENS[^\n]*--open/);
    expect(() => checkAccess(config, { host: '0.0.0.0', port: 0, open: true })).not.toThrow();
    expect(() => checkAccess(config, deskSettings(config))).not.toThrow();
    const tokens = readConfig({ COPYDESK_TOKENS: 'edit:0123456789abcdef' });
    expect(() => checkAccess(tokens, { host: '0.0.0.0', port: 0, open: false })).not.toThrow();
    for (const host of ['127.0.0.1', '127.1.2.3', 'localhost', '::1']) expect(isLoopback(host), host).toBe(true);
    for (const host of ['0.0.0.0', '::', '10.0.0.1', 'desk.example', '127.0.0.1.example'])
      expect(isLoopback(host), host).toBe(false);
  });
});

describe('tokens', () => {
  test('a wrong list is refused and never shown', () => {
    for (const list of ['secret-0123456789', 'edit:short', 'admin:0123456789abcdef', 'edit:has a blank in it'])
      expect(() => readConfig({ COPYDESK_TOKENS: list })).toThrow('COPYDESK_TOKENS is "***"; expected a list such as');
    expect(readConfig({ COPYDESK_TOKENS: 'send:0123456789abcdef, edit:fedcba9876543210:x' }).tokens).toEqual([
      { role: 'send', value: '0123456789abcdef' },
      { role: 'edit', value: 'fedcba9876543210:x' },
    ]);
  });

  test('a session ends after half a day, and with its process', () => {
    let now = 0;
    const access = new Access(TOKENS, () => now);
    const { value } = access.session('read');
    expect(access.roleOfSession(value)).toBe('read');
    expect(new Access(TOKENS, () => now).roleOfSession(value)).toBeNull();
    now = 12 * 3600_000 + 1;
    expect(access.roleOfSession(value)).toBeNull();
    for (const odd of ['', '..', 'read', 'edit.9999999999999.', 'a.b.c.d'])
      expect(access.roleOfSession(odd)).toBeNull();
  });
});
