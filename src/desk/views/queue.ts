import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { HonoAdapter } from '@bull-board/hono';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Hono } from 'hono';
import { QUEUES, type QueueName } from '../../queue/topology.ts';
import type { QueueCounts } from '../../queue/queues.ts';
import { needs, type DeskEnv } from '../access/gate.ts';
import { count } from '../html/figures.ts';
import { html, type Html } from '../html/html.ts';
import { heading } from '../html/layout.ts';
import type { DeskParts } from '../parts.ts';
import { addView } from '../view.ts';

interface Queue {
  readonly queues: readonly (QueueCounts & { readonly name: QueueName })[];
}

const BOARD = '/queue/board';

/** bull-board's own policy: it has styles in its page, and a base. Nothing from elsewhere either. */
const BOARD_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'self'; frame-ancestors 'self'";

/** Links of its page to another host: fonts, which it does without. */
const ELSEWHERE = /<link[^>]*\bhref="https?:[^>]*>/g;

/** The queues as BullMQ has them, for the engineer. */
export function addQueue(app: Hono<DeskEnv>, { queues }: DeskParts): void {
  addView<Queue>(app, {
    path: '/queue',
    place: 'queue',
    title: () => 'Queue',
    load: async () => ({
      queues: await Promise.all(
        (Object.keys(QUEUES) as QueueName[]).map(async (name) => Object.assign({ name }, await queues.counts(name))),
      ),
    }),
    render,
  });
  const adapter = new HonoAdapter(serveStatic);
  adapter.setBasePath(BOARD);
  createBullBoard({
    queues: queues.all().map((queue) => new BullMQAdapter(queue, { readOnlyMode: false })),
    serverAdapter: adapter,
    options: { uiConfig: { boardTitle: 'copydesk', hideRedisDetails: true } },
  });
  app.use(`${BOARD}/*`, async (c, next) => {
    await needs(c.req.method === 'GET' ? 'read' : 'edit')(c, next);
    if (c.res.headers.get('content-type')?.startsWith('text/html')) {
      const page = (await c.res.text()).replace(ELSEWHERE, '');
      c.res = new Response(page, { status: c.res.status, headers: { 'content-type': 'text/html; charset=utf-8' } });
    }
    c.header('content-security-policy', BOARD_POLICY);
  });
  app.route(BOARD, adapter.registerPlugin());
}

function render({ queues }: Queue): Html {
  return html`${heading('Queue', html`The queues as BullMQ has them. Jobs carry ids only: what became of a page stands under <a href="/articles">Articles</a> and <a href="/rejects">Rejects</a>.`)}
    <dl class="facts">
      ${queues.map(
        ({ name, waiting, active, delayed, failed }) =>
          html`<div>
            <dt>${name}</dt>
            <dd>
              ${count(waiting)} waiting, ${count(active)} active, ${count(delayed)} delayed, ${count(failed)} failed
            </dd>
          </div>`,
      )}
    </dl>
    <div class="board"><iframe title="bull-board: jobs of the queues" src="${BOARD}"></iframe></div>`;
}
