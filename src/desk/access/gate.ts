import type { Context, MiddlewareHandler } from 'hono';
import { getCookie } from 'hono/cookie';
import { allows, type Access, type Role } from './access.ts';
import type { InHand } from '../in-hand.ts';
import { Refusal } from '../refusal.ts';

/** The cookie of a signed-in browser. */
export const COOKIE = 'copydesk_session';

/** What handlers find in their context. */
export interface DeskEnv {
  Variables: { role: Role; signedIn: boolean; inHand: InHand };
}

/** Names a loopback address goes by, for requests to a desk that has no tokens. */
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/i;

export interface GateOptions {
  readonly access: Access;
  /** True where the desk listens on loopback: then a request for any other host name is a page of another site, sent here by its DNS. */
  readonly loopback: boolean;
}

/** Says who is asking, or refuses: before anything of the request's body is read. */
export function gate({ access, loopback }: GateOptions): MiddlewareHandler<DeskEnv> {
  return async (c, next) => {
    const host = c.req.header('host') ?? new URL(c.req.url).host;
    if (loopback && access.open && !LOOPBACK.test(host))
      throw new Refusal('wrong-host', `this desk answers to localhost only, not to "${host.slice(0, 100)}"`);
    const role = roleOf(c, access);
    if (!SAFE.has(c.req.method) && role.by !== 'token') refuseForeign(c, host);
    c.set('role', role.role);
    c.set('signedIn', role.by === 'session');
    await next();
  };
}

/** Refuses who may not; `needed` is what the route asks for. */
export function needs(needed: Role): MiddlewareHandler<DeskEnv> {
  return async (c, next) => {
    const role = c.get('role');
    if (!allows(role, needed)) throw new Refusal('forbidden', `this takes a token of role ${needed}; yours is ${role}`);
    await next();
  };
}

/** Methods that change nothing. */
export const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

function roleOf(c: Context, access: Access): { readonly role: Role; readonly by: 'token' | 'session' | 'nobody' } {
  const token = /^Bearer ([\x21-\x7e]{1,500})$/.exec(c.req.header('authorization') ?? '')?.[1];
  if (token !== undefined && !access.open) {
    const role = access.roleOf(token);
    if (role === null) throw new Refusal('unauthorized', 'this token is not known here');
    return { role, by: 'token' };
  }
  if (access.open) return { role: 'edit', by: 'nobody' };
  const role = access.roleOfSession(getCookie(c, COOKIE) ?? '');
  if (role === null) throw new Refusal('unauthorized', 'sign in, or send "Authorization: Bearer TOKEN"');
  return { role, by: 'session' };
}

/**
 * A browser says where a request that changes something comes from: `Sec-Fetch-Site`, or `Origin` where it is older. Only
 * this desk's own pages may send one. A program that is not a browser sends neither, and no cookie either.
 */
function refuseForeign(c: Context, host: string): void {
  const site = c.req.header('sec-fetch-site');
  const origin = c.req.header('origin');
  const own =
    site === undefined ? origin === undefined || hostOf(origin) === host : site === 'same-origin' || site === 'none';
  if (!own || (site === undefined && origin === undefined && getCookie(c, COOKIE) !== undefined))
    throw new Refusal('cross-site', 'sent by a page of another site; only the pages of this desk may change anything');
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
