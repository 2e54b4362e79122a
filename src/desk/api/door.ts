import { accepts } from 'hono/accepts';
import { stream } from 'hono/streaming';
import type { Hono } from 'hono';
import type { z } from 'zod';
import { isProblem, type IntakeProblem } from '../../intake/problem.ts';
import type { PackedPage } from '../../model/packed-page.ts';
import { articleMarkdown } from '../../export/markdown.ts';
import { ninjs3 } from '../../export/ninjs.ts';
import type { ArticleFilter } from '../../store/desk/desk-store.ts';
import { needs, type DeskEnv } from '../access/gate.ts';
import type { DeskParts } from '../parts.ts';
import { Refusal } from '../refusal.ts';
import type { DeskContext } from '../view.ts';
import { lineOf, pageOf, pagesOf, refusalOf } from './body.ts';
import { ArticleQuery, RejectQuery } from './contract.ts';
import { openApi } from './open-api.ts';
import { reference } from './reference.ts';

/** Pages stored in one go. */
const BATCH = 50;
/** Requests that bring pages, in hand at a time: each may hold 64 MB. */
const MOST_SENDERS = 12;
/** Articles read in one go where all are given out. */
const STEP = 100;

/** The HTTP door. */
export function addDoor(app: Hono<DeskEnv>, parts: DeskParts): void {
  addPages(app, parts);
  addArticles(app, parts);
  addRejectsAndClean(app, parts);
  const contract = openApi(parts.version);
  app.get('/v1/openapi.json', (c) => c.json(contract));
  app.get('/v1', (c) => c.html(String(reference(contract, c))));
}

function addPages(app: Hono<DeskEnv>, { store, queues, pageLimit }: DeskParts): void {
  let senders = 0;
  app.post('/v1/pages', needs('send'), async (c) => {
    if (senders >= MOST_SENDERS) throw new Refusal('busy', 'many pages are being sent; try again in a moment');
    if (!(await queues.hasRoom())) throw new Refusal('queue-full', 'as many pages wait as may');
    senders++;
    try {
      return c.json(await take(c), 202);
    } finally {
      senders--;
    }
  });

  async function take(c: DeskContext): Promise<object> {
    const pages: { id: string; url: string | null; known: boolean }[] = [];
    const problems: IntakeProblem[] = [];
    let batch: PackedPage[] = [];
    const flush = async (): Promise<void> => {
      const fresh = await store.putPages(batch);
      await queues.addPages([...new Set(batch.map(({ id }) => id))]);
      pages.push(...batch.map(({ id, url }) => ({ id, url, known: !fresh.has(id) })));
      batch = [];
    };
    for await (const item of pagesOf(c, pageLimit)) {
      if (isProblem(item)) problems.push(item);
      else if (batch.push(await store.pack({ ...item.page, source: null })) >= BATCH) await flush();
    }
    if (batch.length > 0) await flush();
    if (pages.length === 0) throw refusalOf(problems);
    return { pages, problems: problems.slice(0, 1000).map(lineOf) };
  }

  app.get('/v1/pages/:id', needs('read'), async (c) => {
    const id = c.req.param('id');
    const [info, trace] = await Promise.all([store.desk.page(id), store.trace(id)]);
    if (info === null || trace === null) throw new Refusal('not-found', 'there is no such page in the store');
    const { articleId: _articleId, reason: _reason, detail: _detail, rulesVersion: _rulesVersion, ...page } = info;
    const { article, reject, notes, removals } = trace;
    return c.json({ ...page, article, reject, trace: { notes, removals } });
  });
}

const TYPES = { json: 'application/json', ninjs: 'application/vnd.iptc.ninjs+json', md: 'text/markdown' } as const;

function addArticles(app: Hono<DeskEnv>, { store }: DeskParts): void {
  app.get('/v1/articles', needs('read'), async (c) => {
    const { limit, after, ...asked } = queryOf(c, ArticleQuery);
    const filter = Object.fromEntries(
      Object.entries(asked).filter(([, value]) => value !== undefined),
    ) as ArticleFilter;
    const step = async (size: number, from: string | undefined) => {
      const { articles, next } = await store.desk.findArticles(filter, size, from);
      return { articles: await store.desk.records(articles.map(({ id }) => id)), next };
    };
    const type = accepts(c, { header: 'Accept', supports: [TYPES.json, 'application/x-ndjson'], default: TYPES.json });
    if (type === TYPES.json) {
      const key = `/v1/articles${new URL(c.req.url).search}`;
      return c.json(await c.get('inHand').once(key, () => step(limit, after)));
    }
    c.header('content-type', 'application/x-ndjson');
    return stream(c, async (out) => {
      for (let from = after; !out.aborted;) {
        const { articles, next } = await step(STEP, from);
        await out.write(articles.map((article) => `${JSON.stringify(article)}\n`).join(''));
        if (next === null) return;
        from = next;
      }
    });
  });

  app.get('/v1/articles/:id', needs('read'), async (c) => {
    const [, id = '', ending] = /^(.*?)(?:\.(json|ninjs|md))?$/.exec(c.req.param('id')) ?? [];
    const asked = c.req.query('revision');
    if (asked !== undefined && !/^\d{1,6}$/.test(asked))
      throw new Refusal('bad-request', 'revision: expected a whole number');
    const revisions = await store.revisions(id);
    const article =
      asked === undefined ? revisions.at(-1) : revisions.find(({ revision }) => revision === Number(asked));
    if (article === undefined) throw new Refusal('not-found', 'there is no such article in the store');
    const form = (ending as keyof typeof TYPES | undefined) ?? formOf(c);
    c.header('vary', 'Accept');
    if (ending !== undefined)
      c.header('content-disposition', `inline; filename="${article.id}.${ending === 'ninjs' ? 'ninjs.json' : ending}"`);
    if (form === 'md') return c.body(articleMarkdown(article), 200, { 'content-type': `${TYPES.md}; charset=utf-8` });
    if (form === 'ninjs') return c.body(JSON.stringify(ninjs3(article)), 200, { 'content-type': TYPES.ninjs });
    return c.json(article);
  });
}

function formOf(c: DeskContext): keyof typeof TYPES {
  const type = accepts(c, { header: 'Accept', supports: Object.values(TYPES), default: TYPES.json });
  return (Object.keys(TYPES) as (keyof typeof TYPES)[]).find((name) => TYPES[name] === type) ?? 'json';
}

function addRejectsAndClean(app: Hono<DeskEnv>, { store, reading, pageLimit }: DeskParts): void {
  app.get('/v1/rejects', needs('read'), async (c) => {
    const { reason, limit, after } = queryOf(c, RejectQuery);
    const rejects = await store.rejects({
      limit,
      ...(reason === undefined ? {} : { reason }),
      ...(after === undefined ? {} : { after }),
    });
    const last = rejects.at(-1);
    return c.json({
      rejects,
      next: after !== undefined && rejects.length === limit && last !== undefined ? last.pageId : null,
    });
  });

  app.post('/v1/clean', needs('send'), async (c) => {
    if (!reading.hasRoom) throw new Refusal('busy', 'many pages are being read; try again in a moment');
    const { page } = await pageOf(c, pageLimit);
    const made = await reading.clean(page, new Date().toISOString());
    return c.json(
      made.outcome === 'article'
        ? { outcome: made.outcome, article: made.article, trace: made.trace }
        : { outcome: made.outcome, reject: made.reject, trace: made.trace },
    );
  });
}

/** The parameters of an address, checked; one that is none of ours is a typing error. */
function queryOf<Schema extends z.ZodType>(c: DeskContext, schema: Schema): z.infer<Schema> {
  const read = schema.safeParse(c.req.query());
  if (read.success) return read.data;
  const problems = read.error.issues.map(({ path, message }) => `${path.join('.') || 'parameters'}: ${message}`);
  throw new Refusal('bad-request', problems[0] ?? 'a parameter is wrong', problems);
}
