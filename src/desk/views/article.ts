import type { Hono } from 'hono';
import type { Article } from '../../model/article.ts';
import type { ArticleHistory } from '../../store/desk/desk-store.ts';
import type { DeskEnv } from '../access/gate.ts';
import { WITH_PICTURES } from '../access/policy.ts';
import { difference } from '../html/difference.ts';
import { ago, countryName, counted, exact, languageName } from '../html/figures.ts';
import { html, type Content, type Html } from '../html/html.ts';
import { timeline } from '../html/timeline.ts';
import { heading } from '../html/layout.ts';
import { ASKED, pictureList } from '../html/pictures.ts';
import type { DeskParts } from '../parts.ts';
import { addView, idOf, type DeskContext } from '../view.ts';

export interface ArticleView extends ArticleHistory {
  /** The revision that is shown. */
  readonly article: Article;
  /** The story it is a copy of; null for one that is matched with none. */
  readonly storyId: string | null;
}

export function addArticle(app: Hono<DeskEnv>, { store }: DeskParts): void {
  addView<ArticleView>(app, {
    path: '/articles/:id{a-[0-9a-f]+}',
    place: 'articles',
    title: ({ article }) => article.headline || 'Without a headline',
    load: async (c) => {
      const history = await store.desk.history(idOf(c));
      const asked = Number(c.req.query('revision'));
      const article = history.revisions.find(({ revision }) => revision === asked) ?? history.revisions.at(-1);
      return article === undefined ? null : { article, storyId: await store.stories.storyOf(article.id), ...history };
    },
    render,
  });
}

function render({ article, storyId, revisions, sightings, announced, corrections }: ArticleView, c: DeskContext): Html {
  const { id, headline, revision, pageId, notes } = article;
  const asked = c.req.query(ASKED) === 'load';
  if (asked) c.header('content-security-policy', WITH_PICTURES);
  const newest = revisions.at(-1)?.revision ?? revision;
  const before = revisions.find((one) => one.revision === revision - 1);
  return html`<article class="story-view">
    ${heading(headline || 'Without a headline', meta(article), html`<p class="actions">${storyId !== null && html`<a class="button" href="/stories/${storyId}">All its copies</a> `}<a class="button primary" href="/pages/${pageId}">Why it reads so</a></p>`)}
    ${revision !== newest && html`<p class="notice">This is revision ${revision}. <a href="/articles/${id}">The newest is ${newest}.</a></p>`}
    <div class="reading">
      <div class="story">
        ${opening(article)} ${article.body.paragraphs.slice(opensInLine(article) ? 1 : 0).map(paragraph)}
        ${
          notes.length > 0 &&
          html`<section class="notes">
            <h2>Notes of the story</h2>
            ${notes.map(({ kind, text }) => html`<p><span class="tag">${kind}</span> ${text}</p>`)}
          </section>`
        }
        ${pictureList(article, asked)}
      </div>
      <aside>
        ${fields(article)}
        <section class="downloads">
          <h2>Take it along</h2>
          <p>
            <a href="/v1/articles/${id}.json" download>JSON</a> ·
            <a href="/v1/articles/${id}.ninjs" download>ninjs</a> ·
            <a href="/v1/articles/${id}.md" download>Markdown</a>
          </p>
        </section>
      </aside>
    </div>
    ${before !== undefined && changes(before, article)}
    ${
      revisions.length > 1 &&
      html`<section>
        <h2>Revisions</h2>
        <ol class="revisions">
          ${revisions.toReversed().map((one) => html`<li><a href="/articles/${id}?revision=${one.revision}" ${one.revision === revision && html` aria-current="true"`}>Revision ${one.revision}</a> ${counted(one.body.words, 'word')} <span class="quiet">${one.headline}</span></li>`)}
        </ol>
      </section>`
    }
    <section>
      <h2>What happened</h2>
      ${timeline({ sightings, announced, revisions, corrections })}
    </section>
  </article>`;
}

function meta({ agency, outlet, bylines, published, url }: Article): Html {
  const by = bylines.map(({ text }) => text).join('; ');
  return html`<span class="meta"
    >${agency !== null && html`<span class="agency">${agency}</span>`}${by !== '' && html`<span>${by}</span>`}<span>${outlet.name ?? outlet.host ?? 'outlet not known'}</span>${published !== null && ago(published.at)}${url !== null && html`<a href="${url}" rel="noreferrer noopener nofollow" target="_blank">the page at the outlet ↗</a>`}</span
  >`;
}

/** Whether the dateline stands before the first words of the story, as newspapers set it. */
function opensInLine({ dateline, body }: Article): boolean {
  return dateline !== null && body.paragraphs[0]?.kind === 'paragraph';
}

function opening(article: Article): Html | null {
  const { dateline, body } = article;
  if (dateline === null) return null;
  return opensInLine(article)
    ? html`<p><b class="dateline">${dateline.text}</b> ${body.paragraphs[0]?.text}</p>`
    : html`<p class="dateline">${dateline.text}</p>`;
}

function paragraph({ kind, text, rows }: Article['body']['paragraphs'][number]): Html {
  if (rows !== undefined)
    return html`<table class="cells">
      ${rows.map(
        (cells) =>
          html`<tr>
            ${cells.map((cell) => html`<td>${cell}</td>`)}
          </tr>`,
      )}
    </table>`;
  if (kind === 'subhead') return html`<h3>${text}</h3>`;
  if (kind === 'deck') return html`<p class="deck">${text}</p>`;
  if (kind === 'quote') return html`<blockquote>${text}</blockquote>`;
  if (kind === 'list') return html`<p class="item">${text}</p>`;
  return html`<p>${text}</p>`;
}

function row(name: string, value: Content, source: Content = null): Html | null {
  if (value === null || value === '') return null;
  return html`<div>
    <dt>${name}</dt>
    <dd>${value}${source !== null && source !== '' && html`<span class="source">${source}</span>`}</dd>
  </div>`;
}

/** What the page says of the story in the outlet's own words. */
function declared({ declared: said = {} }: Article): (Html | null)[] {
  const { section, keywords = [], usageTerms, image } = said;
  const from = (sources: readonly string[]): string => [...new Set(sources)].join(', ');
  return [
    row('Section', section?.value ?? null, section?.source),
    row('Keywords', keywords.map(({ value }) => value).join(', '), from(keywords.map(({ source }) => source))),
    row('Usage terms', usageTerms?.value ?? null, usageTerms?.source),
    row(
      'Its picture',
      image === undefined ? null : html`<span class="mono address">${image.value}</span>`,
      image?.source,
    ),
  ];
}

/** Every field, and where it was read. */
function fields(article: Article): Html {
  const { dateline, bylines, published, updated, attribution, quality, provenance, language, itemId, type } = article;
  const dated = (value: Article['published']): Content =>
    value === null
      ? null
      : html`<span title="${value.at}">${Number.isNaN(Date.parse(value.at)) ? value.at : exact(value.at)}</span>`;
  const place = dateline?.places[0];
  return html`<section>
    <h2>Fields</h2>
    <dl class="fields">
      ${row(
        'Agency',
        article.agency,
        attribution.evidence
          .map(({ signal }) => signal)
          .filter((one, at, all) => all.indexOf(one) === at)
          .join(', '),
      )}
      ${row('Dateline', dateline?.canonical ?? null, [place !== undefined && `${place.name}${place.country === null ? '' : `, ${countryName(place.country)}`}`, dateline !== null && dateline.damage.length > 0 && ` · mended: ${dateline.damage.join(', ')}`])}
      ${row('Byline', bylines.map(({ text }) => text).join('; '), bylines.flatMap(({ people }) => people.map(({ name }) => name)).join(', '))}
      ${row('Published', dated(published), published?.source)} ${row('Updated', dated(updated), updated?.source)}
      ${row('Language', language === null ? null : languageName(language))} ${row('Kind', type)}
      ${row('Agency’s id', itemId === null ? null : html`<span class="mono">${itemId}</span>`)}
      ${row('Words', String(article.body.words))} ${declared(article)}
      ${row('Confidence', `${Math.round(quality.confidence * 100)} %`, quality.flags.join(', '))}
      ${row('Attribution', `${Math.round(attribution.confidence * 100)} % sure`, attribution.pressRelease && 'a press release')}
      ${row('Canonical address', html`<span class="mono">${article.canonicalUrl}</span>`)}
      ${row('Page', html`<a class="mono" href="/pages/${article.pageId}" title="${article.pageId}">${article.pageId.slice(0, 14)}…</a>`, `${provenance.charset}, ${provenance.bytes} bytes`)}
      ${row('Read by', `copydesk ${provenance.programVersion}`, `rules ${provenance.rulesVersion}`)}
    </dl>
    <details>
      <summary>Evidence of who wrote it</summary>
      <ul class="evidence">
        ${attribution.evidence.map(({ signal, value, agency, weight }) => html`<li><span class="tag">${signal}</span> ${agency} <span class="quiet">${value.slice(0, 200)}</span> <span class="count">${weight}</span></li>`)}${attribution.evidence.length === 0 && html`<li class="quiet">none: the outlet’s own story</li>`}
      </ul>
    </details>
  </section>`;
}

/** What a revision changed, word by word. */
function changes(before: Article, after: Article): Html {
  return html`<section class="changes">
    <h2>What revision ${after.revision} changed</h2>
    ${before.headline !== after.headline && html`<p class="headline-change">${difference(before.headline, after.headline)}</p>`}
    <div class="difference">${difference(before.body.text, after.body.text)}</div>
  </section>`;
}
