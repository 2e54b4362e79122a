import type { Hono } from 'hono';
import type { TraceBlock } from '../../model/trace.ts';
import { REJECT_REASONS } from '../../model/reject.ts';
import type { Correction, PageInfo } from '../../store/desk/desk-store.ts';
import { needs, type DeskEnv } from '../access/gate.ts';
import { FRAMED, HANDED_ON } from '../access/policy.ts';
import { blockList, type ShownBlock } from '../html/blocks.ts';
import { ago, bytes } from '../html/figures.ts';
import { html, type Html } from '../html/html.ts';
import { empty, heading } from '../html/layout.ts';
import type { DeskParts } from '../parts.ts';
import { toldBlocks } from '../reading/fields.ts';
import { FRAME_STYLE } from '../reading/frame.ts';
import { Unreadable } from '../reading/reading.ts';
import { Refusal } from '../refusal.ts';
import { correctForm, correctionPanel, markOf } from './correct.ts';
import { addView, idOf, type DeskContext } from '../view.ts';

interface Why {
  readonly page: PageInfo;
  readonly headline: string | null;
  /** Every block in page order, read with today's rules; what was stored of the removals where the bytes are gone. */
  readonly blocks: readonly ShownBlock[];
  readonly notes: readonly string[];
  /** True where the outcome in the store was made by the rules of today. */
  readonly current: boolean;
  /** What a person made of the page. */
  readonly correction: Correction | null;
  /** True where a correction would change what is read: the page was refused, or a revision was read from it. */
  readonly correctable: boolean;
}

export function addWhy(app: Hono<DeskEnv>, parts: DeskParts): void {
  addView<Why>(app, {
    path: '/pages/:id{p-[0-9a-f]+}',
    place: ({ page }) => (page.reason === null ? 'articles' : 'rejects'),
    title: ({ headline, page }) => `Why: ${headline ?? page.url ?? page.id}`,
    load: (c) => load(parts, idOf(c)),
    render,
  });
  app.get('/pages/:id{p-[0-9a-f]+}/frame', needs('read'), async (c) => {
    const page = await pageOf(parts, c);
    let framed: string;
    try {
      framed = await parts.reading.frame(page);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      framed = `<!doctype html><title>The page as it was</title><p>The page cannot be shown.</p>`;
    }
    c.header('content-security-policy', FRAMED.replace("'unsafe-inline'", FRAME_STYLE));
    return c.html(framed);
  });
  app.get('/pages/:id{p-[0-9a-f]+}/source', needs('read'), async (c) => {
    const page = await pageOf(parts, c);
    c.header('content-security-policy', HANDED_ON);
    c.header('content-type', 'application/octet-stream');
    c.header('content-disposition', `attachment; filename="${page.id}.html"`);
    return c.body(new Uint8Array(page.bytes));
  });
}

async function pageOf({ store, reading }: DeskParts, c: DeskContext) {
  if (!reading.hasRoom) throw new Refusal('busy', 'many pages are being read; try again in a moment');
  const page = await store.getPage(idOf(c));
  if (page === null) throw new Refusal('not-found', 'there is no such page in the store');
  if (page === 'pruned')
    throw new Refusal('not-found', 'the bytes of this page were deleted; its outcome and its trace are kept');
  return page;
}

async function load({ store, reading }: DeskParts, id: string): Promise<Why | null> {
  const [info, trace, page, correction] = await Promise.all([
    store.desk.page(id),
    store.trace(id),
    store.getPage(id),
    store.desk.correction(id),
  ]);
  if (info === null || trace === null) return null;
  const headline = trace.article?.headline ?? null;
  if (page === null || page === 'pruned')
    return {
      page: info,
      headline,
      blocks: trace.removals.map(removedBlock),
      notes: trace.notes,
      current: true,
      correction,
      correctable: false,
    };
  if (!reading.hasRoom) throw new Refusal('busy', 'many pages are being read; try again in a moment');
  const { explained, anchors } = await reading.explain(page);
  const reasons = new Map(explained.trace.removals.map(({ block, reason }) => [block, reason]));
  const rulesVersion = explained.outcome === 'article' ? explained.article.provenance.rulesVersion : null;
  const sightings = info.articleId === null ? [] : (await store.desk.history(info.articleId)).sightings;
  return {
    page: info,
    correction,
    correctable: info.reason !== null || sightings.some(({ pageId, first }) => pageId === id && first),
    headline,
    blocks: toldBlocks(explained).map(({ block, text, fate, by, path, field }, index) => ({
      block,
      text,
      fate,
      by,
      path,
      reason: field === null ? (reasons.get(block) ?? null) : `read as the ${field}, kept in its own field`,
      anchor: anchors[index] ?? block,
    })),
    notes: explained.trace.notes,
    current: info.outcome === explained.outcome && (rulesVersion === null || rulesVersion === info.rulesVersion),
  };
}

function removedBlock({
  block,
  text,
  rule,
  reason,
}: {
  block: number;
  text: string;
  rule: string;
  reason: string;
}): ShownBlock {
  const fate: TraceBlock['fate'] = rule.startsWith('note-') ? 'moved' : 'cut';
  return { block, text, fate, by: rule, path: '', reason, anchor: null };
}

function render({ page, headline, blocks, notes, current, correction, correctable }: Why, c: DeskContext): Html {
  const editable = correctable && c.get('role') === 'edit';
  const of = (fate: TraceBlock['fate']): number => blocks.filter((block) => block.fate === fate).length;
  return html`${heading(headline ?? (page.outcome === 'waiting' ? 'A page that waits' : 'A page that was refused'), lead(page), actions(page))}
  ${outcome(page)} ${correctionPanel(page.id, correction, c)}
  ${!current && html`<p class="notice">The rules have changed since this page was cleaned. What is shown is how it reads today; <code>npx copydesk requeue --all</code> cleans the store anew.</p>`}
  ${!page.kept && html`<p class="notice">The bytes of this page were deleted, so only what was cut is known.</p>`}
  ${
    blocks.length === 0
      ? empty('No text was found in this page', 'Its bytes may be no HTML, or hold nothing a reader would see.')
      : html`<p class="legend">
            <span class="key kept">${of('kept')} kept</span>
            <span class="key moved">${of('moved')} moved to a field</span> <span class="key cut">${of('cut')} cut</span>
            ${editable && html`<span class="quiet">${page.reason === null ? 'Wrong? Point at a block to mark it.' : html`A story after all? <a href="#correct">Make it an article</a>.`}</span>`}
          </p>
          <div class="why">
            <div class="blocks">
              ${blockList(blocks, page.id, editable ? (block) => markOf(block, correction) : undefined)}${editable && correctForm(page, correction)}
            </div>
            ${page.kept && html`<div class="beside"><iframe name="page-frame" title="The page as it was, without pictures, styles and scripts" src="/pages/${page.id}/frame" sandbox referrerpolicy="no-referrer" loading="lazy"></iframe></div>`}
          </div>`
  }
  ${
    notes.length > 0 &&
    html`<section class="decisions">
      <h2>Decisions</h2>
      <ul>
        ${notes.map((note) => html`<li>${note}</li>`)}
      </ul>
    </section>`
  }`;
}

function lead(page: PageInfo): Html {
  return html`<span class="meta"
    >${page.url !== null && html`<a href="${page.url}" rel="noreferrer noopener nofollow" target="_blank">${page.url.slice(0, 160)} ↗</a>`}<span
      >${bytes(page.bytes)}</span
    ><span>seen ${ago(page.seenAt)}</span
    ><span>${page.cleanedAt === null ? 'not cleaned yet' : html`cleaned ${ago(page.cleanedAt)}`}</span></span
  >`;
}

function actions(page: PageInfo): Html {
  return html`<p class="actions">
    ${page.articleId !== null && html`<a class="button" href="/articles/${page.articleId}">The article</a>`}${page.kept && html`<a class="button" href="/pages/${page.id}/source" download>Bytes as they came</a>`}
  </p>`;
}

function outcome({ outcome, reason, detail }: PageInfo): Html | null {
  if (outcome === 'waiting')
    return html`<p class="notice">This page waits for a worker. What is shown is how it would read.</p>`;
  if (reason === null) return null;
  return html`<p class="notice cut">
    <strong>Rejected as ${reason}</strong>: ${REJECT_REASONS[reason]}. <span class="quiet">${detail ?? ''}</span>
  </p>`;
}
