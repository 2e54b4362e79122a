import type { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Minute, Sender } from '../../store/desk/desk-store.ts';
import { needs, type DeskEnv } from '../access/gate.ts';
import { dayChart } from '../html/chart.ts';
import { ago, count, counted, rate, span } from '../html/figures.ts';
import { html, type Content, type Html } from '../html/html.ts';
import { empty, heading } from '../html/layout.ts';
import type { DeskParts } from '../parts.ts';
import type { Beat, Senders } from '../pulse.ts';
import { Refusal } from '../refusal.ts';
import { addView } from '../view.ts';

interface Now {
  readonly beat: Beat;
  readonly minutes: readonly Minute[];
  readonly senders: Senders;
  readonly system: {
    readonly backend: string;
    readonly place: string;
    readonly version: string;
    readonly node: string;
    readonly database: string;
  };
}

/** Open event streams beyond which a further one is refused. */
const MOST_LISTENERS = 200;
/** A stream without a beat says so now and then, so that a browser notices a connection that is gone. */
const KEEP_ALIVE_MS = 15_000;

/** Senders shown before the rest is folded away. */
const SHOWN = 12;
/** Articles in the week before from which on silence is worth a word. */
const REGULAR = 5;

export function addNow(app: Hono<DeskEnv>, parts: DeskParts): void {
  addView<Now>(app, {
    path: '/',
    place: 'now',
    title: () => 'Now',
    load: async () => {
      const [beat, minutes, senders, database] = await Promise.all([
        parts.pulse.beat(),
        parts.pulse.minutes(),
        parts.pulse.senders(),
        parts.store.desk.serverVersion(),
      ]);
      const { version, place } = parts;
      return {
        beat,
        minutes,
        senders,
        system: { backend: parts.queues.kind, place, version, node: process.versions.node, database },
      };
    },
    render,
  });
  app.get('/now/events', needs('read'), (c) => {
    if (parts.pulse.listeners >= MOST_LISTENERS) throw new Refusal('busy', 'as many views as may be are open');
    return streamSSE(c, async (stream) => {
      const ended = Promise.withResolvers<void>();
      stream.onAbort(ended.resolve);
      const send = (beat: Beat) =>
        void stream.writeSSE({ event: 'beat', data: JSON.stringify(beat) }).catch(ended.resolve);
      const stop = parts.pulse.listen(send);
      const keepAlive = setInterval(() => void stream.write(': \n\n').catch(ended.resolve), KEEP_ALIVE_MS);
      try {
        send(await parts.pulse.beat());
        await ended.promise;
      } finally {
        clearInterval(keepAlive);
        stop();
      }
    });
  });
}

function render({ beat, minutes, senders, system }: Now): Html {
  const now = Date.parse(beat.at);
  const nothing = beat.pages + beat.articles + beat.rejects + beat.waiting === 0;
  return html`${heading('Now', html`What came in during the last 24 hours, and what became of it.`)}
    <section class="figures" data-live-from="/now/events" aria-label="Counts">
      ${figure('Pages in', 'pages', count(beat.pages))}
      ${figure('Articles', 'articles', count(beat.articles), '/articles')}
      ${figure('Rejects', 'rejects', count(beat.rejects), '/rejects')}
      ${figure('Waiting', 'waiting', count(beat.waiting), null, html`<span data-beat="oldest">${oldest(beat)}</span>`)}
      ${figure('Active', 'active', count(beat.active), null, html`<span data-beat="rate">${rate(beat.perSecond)}</span> pages a second`)}
      ${figure('Failed', 'failed', count(beat.failed), '/queue', html`jobs in the queue`)}
    </section>
    ${nothing ? nothingYet(senders) : html`<section aria-label="The last day">${dayChart(minutes, now)}</section>`}
    ${silent([...senders.agencies, ...senders.outlets])}
    <div class="columns">
      ${list('Agencies', 'agency', senders.agencies, 'Outlets’ own')}
      ${list('Outlets', 'host', senders.outlets, 'no URL')}
    </div>
    <dl class="facts">
      ${fact('Queue and store', system.backend === 'embedded' ? 'embedded in this process' : system.backend === 'redis' ? 'Redis and PostgreSQL' : 'PostgreSQL')}
      ${fact('Records', html`<span class="mono">${system.place}</span>`)}
      ${fact('Workers', beat.workers === null ? 'not told by this queue' : html`<span data-beat="workers">${count(beat.workers)}</span> connected`)}
      ${fact('Versions', `copydesk ${system.version}, Node ${system.node}, PostgreSQL ${system.database}`)}
    </dl>`;
}

function figure(name: string, key: string, value: string, href: string | null = null, note: Content = null): Html {
  const number = html`<span class="number" data-beat="${key}">${value}</span>`;
  return html`<div class="figure ${key}">
    <p class="name">${href === null ? name : html`<a href="${href}">${name}</a>`}</p>
    <p>${number}</p>
    ${note !== null && html`<p class="note">${note}</p>`}
  </div>`;
}

function oldest({ waiting, oldestSeconds }: Beat): string {
  return waiting === 0 ? 'nothing waits' : `the oldest for ${span(oldestSeconds)}`;
}

function nothingYet({ agencies, outlets }: Senders): Html {
  const feed = html`Take pages in: <code>npx copydesk feed path/to/folder</code>. They show up here by themselves.`;
  return agencies.length + outlets.length === 0
    ? empty('No page has come in yet', feed)
    : empty('Nothing came in during the last day', feed);
}

/** Those that used to send and have stopped. */
function silent(senders: readonly Sender[]): Html | null {
  const quiet = senders.filter(({ day, week }) => day === 0 && week >= REGULAR);
  if (quiet.length === 0) return null;
  return html`<section class="notice" aria-label="Gone quiet">
    <h2>Gone quiet</h2>
    <ul>
      ${quiet
        .slice(0, SHOWN)
        .map(
          ({ name, week, last }) =>
            html`<li>
              <strong>${name ?? 'Outlets’ own stories'}</strong>: ${counted(week, 'article')} in the week before, the
              last ${ago(last)}
            </li>`,
        )}
    </ul>
  </section>`;
}

function list(title: string, facet: string, senders: readonly Sender[], unnamed: string): Html {
  const sending = senders.filter(({ day }) => day > 0);
  const most = Math.max(1, ...sending.map(({ day }) => day));
  const row = ({ name, day }: Sender) =>
    html`<li>
      <a href="/articles?${facet}=${encodeURIComponent(name ?? 'none')}">${name ?? unnamed}</a
      ><meter min="0" max="${most}" value="${day}" aria-hidden="true"></meter><span class="count">${count(day)}</span>
    </li>`;
  return html`<section class="senders">
    <h2>${title}</h2>
    ${
      sending.length === 0
        ? html`<p class="quiet">None in the last day.</p>`
        : html`<ul>
            ${sending.slice(0, SHOWN).map(row)}
          </ul>`
    }
    ${
      sending.length > SHOWN &&
      html`<details>
        <summary>${count(sending.length - SHOWN)} more</summary>
        <ul>
          ${sending.slice(SHOWN, 100).map(row)}
        </ul>
      </details>`
    }
  </section>`;
}

function fact(name: string, value: Content): Html {
  return html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;
}
