import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Role } from './access/access.ts';
import { isOutage } from '../outage.ts';
import { StoreFault } from '../store/faults.ts';
import { html } from './html/html.ts';
import { layout } from './html/layout.ts';
import { Refusal, REFUSALS } from './refusal.ts';

/** Seconds after which to come back. */
const RETRY_AFTER: Partial<Record<Refusal['reason'], number>> = { 'queue-full': 5, busy: 2, unavailable: 5 };

/** What became of a request that failed: JSON for programs, a page for people; nothing of the fault itself. */
export function answerError(error: Error, c: Context, onFault: (error: unknown) => void): Response {
  const refusal = refusalOf(error);
  if (refusal.reason === 'fault') onFault(error);
  const retry = RETRY_AFTER[refusal.reason];
  if (retry !== undefined) c.header('retry-after', String(retry));
  // The rest of the body is not read, so the connection cannot be used again.
  if (refusal.reason === 'too-large') c.header('connection', 'close');
  const url = new URL(c.req.url);
  const forPeople = c.req.method === 'GET' && !url.pathname.startsWith('/v1') && !url.pathname.endsWith('.json');
  if (refusal.reason === 'unauthorized') {
    if (forPeople) return c.redirect(`/sign-in?to=${encodeURIComponent(url.pathname + url.search)}`, 303);
    c.header('www-authenticate', 'Bearer');
  }
  if (!forPeople && !/text\/html/.test(c.req.header('accept') ?? '')) return c.json(problemOf(refusal), refusal.status);
  const main = html`<div class="empty">
    <h1>${TITLES[refusal.status] ?? 'This did not work'}</h1>
    <p>${capital(refusal.message)}.</p>
    <p><a href="/">Back to Now</a></p>
  </div>`;
  return c.html(
    String(
      layout(
        { title: String(refusal.status), place: null, role: (c.get('role') as Role | undefined) ?? null, url },
        main,
      ),
    ),
    refusal.status,
  );
}

/** The body of a refusal, as the contract has it. */
export function problemOf({ reason, message, problems }: Refusal): object {
  return { error: reason, message, meaning: REFUSALS[reason].meaning, ...(problems.length > 0 ? { problems } : {}) };
}

const TITLES: Readonly<Record<number, string>> = {
  403: 'Not allowed',
  404: 'Not found',
  405: 'Not in this way',
  429: 'Too busy',
  503: 'The store or the queue is away',
};

function refusalOf(error: Error): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof HTTPException && error.status < 500) return new Refusal('bad-request', error.message);
  if (isOutage(error) || (error instanceof StoreFault && error.kind === 'outage'))
    return new Refusal('unavailable', 'the store or the queue is away');
  return new Refusal('fault', 'a fault of copydesk; the log has more');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
