import type { Context, MiddlewareHandler } from 'hono';

/** The desk's own pages: nothing from elsewhere, no script and no style in the page itself, nobody frames them. */
const OWN =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** {@link OWN}, where somebody asked for the pictures of a story: they are loaded from wherever they stand. */
export const WITH_PICTURES = OWN.replace("img-src 'self' data:", "img-src 'self' data: https: http:");

/**
 * A page of an outlet, stripped and framed: no script, no network, an origin of its own. Its styles are what it brought in
 * itself, and may fetch nothing.
 */
export const FRAMED =
  "sandbox; default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'";

/** Bytes of strangers that are handed on: never shown, never run. */
export const HANDED_ON = "sandbox; default-src 'none'; frame-ancestors 'none'";

/** Headers of every answer. A handler that needs another policy sets it itself. */
export function policy(): MiddlewareHandler {
  return async (c, next) => {
    await next();
    setDefault(c, 'content-security-policy', OWN);
    setDefault(c, 'cache-control', 'no-cache');
    c.header('x-content-type-options', 'nosniff');
    c.header('referrer-policy', 'same-origin');
    c.header('cross-origin-opener-policy', 'same-origin');
    c.header('cross-origin-resource-policy', 'same-origin');
  };
}

function setDefault(c: Context, name: string, value: string): void {
  if (!c.res.headers.has(name)) c.header(name, value);
}
