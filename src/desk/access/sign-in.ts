import type { Hono } from 'hono';
import { deleteCookie, setCookie } from 'hono/cookie';
import { setTimeout as sleep } from 'node:timers/promises';
import { html } from '../html/html.ts';
import { layout } from '../html/layout.ts';
import type { DeskParts } from '../parts.ts';
import { Refusal } from '../refusal.ts';
import { formOf } from './form.ts';
import { COOKIE, type DeskEnv } from './gate.ts';

/** A wrong token is answered after this long (ms): guessing takes years either way, and this many times as long. */
const WRONG_TOKEN_MS = 500;

/** The page on which a browser gives its token, once; open to everybody. */
export function addSignIn(app: Hono<DeskEnv>, { access }: DeskParts): void {
  app.get('/sign-in', (c) => {
    const wrong = c.req.query('wrong') !== undefined;
    const to = ownPath(c.req.query('to'));
    const main = html`<div class="sign-in">
      <h1>Sign in</h1>
      <p class="lead">
        This desk asks for a token of role <em>read</em> or <em>edit</em>. Whoever set it up has them, in
        <code>COPYDESK_TOKENS</code>.
      </p>
      ${wrong && html`<p class="notice cut" role="alert">That token is not known here.</p>`}
      <form method="post" action="/sign-in">
        <input type="hidden" name="to" value="${to}" /> <label for="token">Token</label
        ><input id="token" name="token" type="password" autocomplete="current-password" required autofocus />
        <button class="primary">Sign in</button>
      </form>
    </div>`;
    return c.html(String(layout({ title: 'Sign in', place: null, role: null, url: new URL(c.req.url) }, main)));
  });

  app.post('/sign-in', async (c) => {
    const form = await formOf(c);
    const to = ownPath(form.get('to') ?? undefined);
    const role = access.roleOf(form.get('token') ?? '');
    if (role === null || role === 'send') {
      await sleep(WRONG_TOKEN_MS);
      return c.redirect(`/sign-in?wrong&to=${encodeURIComponent(to)}`, 303);
    }
    const { value, seconds } = access.session(role);
    setCookie(c, COOKIE, value, {
      path: '/',
      httpOnly: true,
      sameSite: 'Strict',
      maxAge: seconds,
      secure: c.req.header('x-forwarded-proto') === 'https',
    });
    return c.redirect(to, 303);
  });

  app.post('/sign-out', (c) => {
    if (access.open) throw new Refusal('not-found', 'nobody is signed in: this desk has no tokens');
    deleteCookie(c, COOKIE, { path: '/' });
    return c.redirect('/sign-in', 303);
  });
}

/** A path of this desk; anything else leads to its first view. */
function ownPath(given: string | undefined): string {
  return given !== undefined && /^\/(?![/\\])[^\s\\]*$/.test(given) ? given : '/';
}
