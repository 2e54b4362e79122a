import type { Hono } from 'hono';
import type { Article } from '../../model/article.ts';
import type { Page } from '../../model/page.ts';
import type { Correction, Mark, PageInfo } from '../../store/desk/desk-store.ts';
import { formOf } from '../access/form.ts';
import { needs, type DeskEnv } from '../access/gate.ts';
import { HANDED_ON } from '../access/policy.ts';
import type { ShownBlock } from '../html/blocks.ts';
import { difference } from '../html/difference.ts';
import { ago, counted } from '../html/figures.ts';
import { html, type Html } from '../html/html.ts';
import type { DeskParts } from '../parts.ts';
import { Refusal } from '../refusal.ts';
import { idOf, type DeskContext } from '../view.ts';

/** Marks of one correction, and characters of its note. */
const MOST_MARKS = 500;
const LONGEST_NOTE = 500;
/** Quality flag of a record that a person has corrected. */
const CORRECTED = 'corrected';

/** "Cut wrongly" and "left in wrongly": a record with the marks applied, which cleaning never overwrites, and a draft of a fixture. */
export function addCorrect(app: Hono<DeskEnv>, parts: DeskParts): void {
  const { store, reading } = parts;
  app.post('/pages/:id{p-[0-9a-f]+}/correct', needs('edit'), async (c) => {
    const id = idOf(c);
    const form = await formOf(c);
    const page = await store.getPage(id);
    const info = await store.desk.page(id);
    if (page === null || info === null) throw new Refusal('not-found', 'there is no such page in the store');
    if (page === 'pruned')
      throw new Refusal('invalid', 'the bytes of this page were deleted, so it cannot be read again');
    const refused = info.reason !== null;
    if (!refused) await refuseOthers(parts, info);
    const blocks = new Set(form.getAll('mark').slice(0, MOST_MARKS).map(Number));
    if (blocks.size === 0 && form.get('story') !== 'yes') await takeBack(parts, page);
    else {
      const marks = await marksOf(parts, page, blocks);
      const made = await reading.correct(page, marks, new Date().toISOString());
      if (made.outcome === 'rejected')
        throw new Refusal('invalid', `with these marks the page is not a story: ${made.reject.detail}`);
      const { quality } = made.article;
      const record: Article = { ...made.article, quality: { ...quality, flags: [...quality.flags, CORRECTED] } };
      const note = (form.get('note') ?? '').trim().slice(0, LONGEST_NOTE);
      await store.desk.correct({ pageId: id, marks, record, note });
      // From now on the page is an article, and no rule can make a reject of it.
      if (refused) await store.commit(page, made);
    }
    await store.desk.indexArticles(50);
    return c.redirect(`/pages/${id}#correction`, 303);
  });
  addDraft(app, parts);
}

/** The blocks that were marked, each with the fate that the mark gives it. */
async function marksOf({ reading }: DeskParts, page: Page, blocks: ReadonlySet<number>): Promise<Mark[]> {
  const { explained } = await reading.explain(page);
  const marks = explained.blocks
    .filter(({ block }) => blocks.has(block))
    .map(({ block, fate, text }): Mark => ({ block, fate: fate === 'kept' ? 'cut' : 'kept', text }));
  if (marks.length !== blocks.size)
    throw new Refusal('invalid', 'a mark names a block that the page does not have; reload and mark again');
  return marks;
}

/** The page is again what `clean` makes of it: a reject too, where only the correction made an article of it. */
async function takeBack({ store, reading }: DeskParts, page: Page): Promise<void> {
  await store.desk.withdrawCorrection(page.id);
  const made = await reading.clean(page, new Date().toISOString());
  if (made.outcome === 'rejected') await store.commit(page, made);
}

/** A correction is of the page that a revision is read from: of any other it would change nothing anybody sees. */
async function refuseOthers({ store }: DeskParts, { id, articleId }: PageInfo): Promise<void> {
  if (articleId === null) throw new Refusal('invalid', 'this page waits to be cleaned; correct it afterwards');
  const { sightings } = await store.desk.history(articleId);
  if (sightings.some(({ pageId, first }) => pageId === id && first)) return;
  const revision = sightings.find(({ pageId }) => pageId === id)?.revision;
  const first = sightings.find((one) => one.first && one.revision === revision)?.pageId;
  throw new Refusal('invalid', `this state of the article was read from page ${first ?? 'before'}; correct that one`);
}

/** The three files of a fixture: the page, what is known of its fetch, and what a reader would write down. */
function addDraft(app: Hono<DeskEnv>, { store }: DeskParts): void {
  app.get('/pages/:id{p-[0-9a-f]+}/draft/:file', needs('read'), async (c) => {
    const id = idOf(c);
    const [page, correction, info] = await Promise.all([
      store.getPage(id),
      store.desk.correction(id),
      store.desk.page(id),
    ]);
    if (page === null || page === 'pruned' || info === null)
      throw new Refusal('not-found', 'the bytes of this page are not in the store');
    const hand = (body: string | Uint8Array<ArrayBuffer>, name: string): Response => {
      c.header('content-security-policy', HANDED_ON);
      c.header('content-disposition', `attachment; filename="${name}"`);
      return c.body(body, 200, { 'content-type': 'application/octet-stream' });
    };
    const file = c.req.param('file');
    const { url, contentType, fetchedAt } = page;
    if (file === 'page.html') return hand(new Uint8Array(page.bytes), file);
    if (file === 'page.json')
      return hand(
        json({ url, ...(contentType === null ? {} : { contentType }), ...(fetchedAt === null ? {} : { fetchedAt }) }),
        file,
      );
    if (file !== 'truth.json') throw new Refusal('not-found', 'a draft has page.html, page.json and truth.json');
    if (info.reason !== null) return hand(json({ outcome: 'rejected', reason: info.reason }), file);
    const record = correction?.record ?? (await recordOf(store, info));
    if (record === undefined) throw new Refusal('not-found', 'this page has no record yet');
    return hand(json(truthOf(record)), file);
  });
}

async function recordOf({ desk }: DeskParts['store'], { id, articleId }: PageInfo): Promise<Article | undefined> {
  if (articleId === null) return undefined;
  const { revisions, sightings } = await desk.history(articleId);
  const revision = sightings.find(({ pageId }) => pageId === id)?.revision;
  return revisions.find((one) => one.revision === revision);
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** A record as a fixture's truth has it; whoever keeps it puts their own words in the place of the outlet's. */
function truthOf({ headline, dateline, agency, bylines, published, body, captions, notes }: Article): object {
  return {
    outcome: 'article',
    headline,
    dateline:
      dateline === null
        ? null
        : {
            text: dateline.text,
            places: dateline.places.map(({ name, country }) => ({ name, country })),
            agency: dateline.agency,
          },
    agency,
    bylines: bylines.flatMap(({ people }) => people.map(({ name }) => ({ name }))),
    ...(published === null ? {} : { published: published.at }),
    paragraphs: body.paragraphs,
    captions,
    notes: notes.map(({ kind, text }) => ({ kind, text })),
  };
}

/** The mark at a block: what it says turns the block's fate. */
export function markOf({ block, fate }: ShownBlock, correction: Correction | null): Html {
  const marked = correction?.marks.some((mark) => mark.block === block) === true;
  const words = fate === 'kept' ? 'left in wrongly' : 'cut wrongly';
  return html`<label class="mark"
    ><input type="checkbox" name="mark" value="${block}" form="correct" ${marked && html` checked`} />${words}</label
  >`;
}

/** Below the blocks: what is marked becomes a correction; of a page that was refused, an article. */
export function correctForm({ id, reason }: PageInfo, correction: Correction | null): Html {
  const words =
    reason === null
      ? html`<p>Mark blocks that were cut or left in wrongly.</p>`
      : html`<p>
            Is it a story after all? Mark blocks that were cut or left in wrongly; what is kept then becomes the
            article.
          </p>
          <input type="hidden" name="story" value="yes" />`;
  return html`<form id="correct" class="correct" method="post" action="/pages/${id}/correct">
    ${words}
    <label class="skip" for="note">Why</label
    ><input
      id="note"
      name="note"
      maxlength="${LONGEST_NOTE}"
      value="${correction?.note ?? ''}"
      placeholder="Why, in a few words"
    /><button class="primary">${reason === null ? 'Keep the correction' : 'Make it an article'}</button>
  </form>`;
}

/** What a person made of the page, and the draft of a fixture. */
export function correctionPanel(id: string, correction: Correction | null, c: DeskContext): Html | null {
  if (correction === null) return null;
  const { marks, note, at, record, before } = correction;
  const put = marks.filter(({ fate }) => fate === 'kept').length;
  const taken = marks.length - put;
  const parts = [
    put > 0 && `${counted(put, 'block')} put back`,
    taken > 0 && `${counted(taken, 'block')} taken out`,
  ].filter(Boolean);
  return html`<section id="correction" class="notice correction">
    <h2>Corrected by hand ${ago(at)}: ${parts.length === 0 ? 'it is a story' : parts.join(', ')}</h2>
    ${note !== '' && html`<p>${note}</p>`}
    ${
      before !== null &&
      before.body.text !== record.body.text &&
      html`<details>
        <summary>What it changed</summary>
        <div class="difference">${difference(before.body.text, record.body.text)}</div>
      </details>`
    }
    <p>
      Cleaning this page again leaves the correction as it is. So that the rules learn from it, make a fixture of its
      draft: <a href="/pages/${id}/draft/page.html">page.html</a> (put words of your own in the place of the outlet’s),
      <a href="/pages/${id}/draft/page.json">page.json</a>, <a href="/pages/${id}/draft/truth.json">truth.json</a>.
    </p>
    ${c.get('role') === 'edit' && html`<form method="post" action="/pages/${id}/correct"><button>Take the correction back</button></form>`}
  </section>`;
}
