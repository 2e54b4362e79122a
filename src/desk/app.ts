import { Hono, type MiddlewareHandler } from 'hono';
import { etag } from 'hono/etag';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { addDoor } from './api/door.ts';
import { gate, SAFE, type DeskEnv } from './access/gate.ts';
import { policy } from './access/policy.ts';
import { addSignIn } from './access/sign-in.ts';
import { ASSETS } from './assets.ts';
import { answerError } from './errors.ts';
import { InHand } from './in-hand.ts';
import type { DeskParts } from './parts.ts';
import { Refusal } from './refusal.ts';
import { addArticle } from './views/article.ts';
import { addArticles } from './views/articles.ts';
import { addCorrect } from './views/correct.ts';
import { addNow } from './views/now.ts';
import { addQueue } from './views/queue.ts';
import { addRejects } from './views/rejects.ts';
import { addRules } from './views/rules.ts';
import { addTryRule } from './views/try-rule.ts';
import { addStories } from './views/stories.ts';
import { addWhy } from './views/why.ts';

export interface DeskOptions {
  /** True where the desk listens on loopback alone. */
  readonly loopback: boolean;
}

/** START HERE. The desk as a function from request to answer: probes and assets, then who is asking, then the views. */
export function createDesk(parts: DeskParts, { loopback }: DeskOptions): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  app.onError((error, c) => answerError(error, c, parts.onFault));
  app.notFound((c) => answerError(new Refusal('not-found', 'there is nothing at this address'), c, parts.onFault));
  app.use(policy());
  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed(c, methods) {
        c.header('allow', methods.join(', '));
        const refusal = new Refusal('wrong-method', `${c.req.method} is not of use here; use ${methods.join(' or ')}`);
        return answerError(refusal, c, parts.onFault);
      },
    }),
  );
  addProbes(app, parts);
  app.get('/assets/:name', (c) => {
    const asset = ASSETS.get(c.req.path);
    if (asset === undefined) throw new Refusal('not-found', 'there is no such asset');
    c.header('cache-control', 'public, max-age=31536000, immutable');
    c.header('content-type', asset.type);
    return c.body(asset.body);
  });
  addSignIn(app, parts);
  app.use(gate({ access: parts.access, loopback }));
  app.use(shareReading());
  app.use('/v1/*', etag());
  addNow(app, parts);
  addArticles(app, parts);
  addArticle(app, parts);
  addStories(app, parts);
  addWhy(app, parts);
  addCorrect(app, parts);
  addRejects(app, parts);
  addTryRule(app, parts);
  addRules(app, parts);
  addQueue(app, parts);
  addDoor(app, parts);
  return app;
}

/** What is read for one is for all who ask at the same time, until somebody changes something. */
function shareReading(): MiddlewareHandler<DeskEnv> {
  const inHand = new InHand();
  return async (c, next) => {
    c.set('inHand', inHand);
    await next();
    if (!SAFE.has(c.req.method)) inHand.forget();
  };
}

/** For whoever watches the process; they tell counts and readiness, nothing of a page. */
function addProbes(app: Hono<DeskEnv>, { notReady, metrics: { registry } }: DeskParts): void {
  app.get('/healthz', (c) => c.text('ok\n'));
  app.get('/readyz', async (c) => {
    const reasons = await notReady();
    return c.json({ ready: reasons.length === 0, reasons }, reasons.length === 0 ? 200 : 503);
  });
  app.get('/metrics', async (c) => {
    await notReady();
    return c.text(await registry.metrics(), 200, { 'content-type': registry.contentType });
  });
}
