import type { Hono } from 'hono';
import {
  FACETS,
  FACETS_OVER,
  type ArticleFacets,
  type ArticleFilter,
  type ArticleLine,
  type ArticlePage,
  type Facet,
} from '../../store/desk/desk-store.ts';
import type { DeskEnv } from '../access/gate.ts';
import { ago, count, countryName, languageName } from '../html/figures.ts';
import { html, type Html } from '../html/html.ts';
import { empty, heading } from '../html/layout.ts';
import { datelineMap } from '../html/map.ts';
import type { DeskParts } from '../parts.ts';
import { addView, type DeskContext } from '../view.ts';

interface Articles extends ArticlePage, ArticleFacets {
  readonly filter: ArticleFilter;
}

const A_PAGE = 30;
/** Counting is the dearest part of the view: it may take a twentieth of the time. */
const FACETS_WORTH = 20;
/** Longest value of a filter that is looked at, in characters. */
const LONGEST = 300;

const NAMES: Readonly<Record<Facet, string>> = {
  agency: 'Agency',
  host: 'Outlet',
  country: 'Country of dateline',
  language: 'Language',
  type: 'Kind',
  day: 'Day',
  flag: 'Flag',
  confidence: 'Confidence',
};

const NONE: Readonly<Partial<Record<Facet, string>>> = {
  agency: 'outlet’s own',
  country: 'no dateline',
  host: 'no URL',
};

export function addArticles(app: Hono<DeskEnv>, { store }: DeskParts): void {
  addView<Articles>(app, {
    path: '/articles',
    place: 'articles',
    title: ({ filter }) => (filter.q === undefined ? 'Articles' : `“${filter.q}”`),
    load: async (c) => {
      const filter = filterOf(c);
      const [page, facets] = await Promise.all([
        store.desk.findArticles(filter, A_PAGE, c.req.query('after')),
        c.get('inHand').once(`facets ${JSON.stringify(filter)}`, () => store.desk.facets(filter), FACETS_WORTH),
      ]);
      return { filter, ...page, ...facets };
    },
    render: (data, c) => render(data, new URL(c.req.url)),
  });
}

/** The filter of an address; parameters that are none of ours are left alone. */
export function filterOf(c: DeskContext): ArticleFilter {
  const filter: Record<string, string> = {};
  for (const name of ['q', ...FACETS]) {
    const value = c.req.query(name)?.trim().slice(0, LONGEST);
    if (value !== undefined && value !== '') filter[name] = value;
  }
  return filter;
}

/** The same view with one filter set, or without it; always from its first page. */
function hrefWith(url: URL, name: string, value: string | null): string {
  const parameters = new URLSearchParams(url.search);
  parameters.delete('after');
  if (value === null) parameters.delete(name);
  else parameters.set(name, value);
  return `/articles${parameters.size > 0 ? `?${parameters.toString()}` : ''}`;
}

function render(data: Articles, url: URL): Html {
  const { filter, total, complete, articles, next, points } = data;
  const active = FACETS.filter((facet) => filter[facet] !== undefined);
  const narrowed = active.length > 0 || filter.q !== undefined;
  const number = complete ? count(total) : `more than ${count(FACETS_OVER)}`;
  return html`${heading('Articles', html`${number} ${total === 1 ? 'article' : 'articles'}${narrowed && ' match'}`)}
    <form class="search" role="search" action="/articles">
      <input
        type="search"
        name="q"
        value="${filter.q ?? ''}"
        placeholder="Words, or “a phrase”"
        aria-label="Search articles"
        maxlength="${LONGEST}"
      />
      ${active.map((facet) => html`<input type="hidden" name="${facet}" value="${filter[facet] ?? ''}" />`)}
      <button>Search</button>
    </form>
    ${
      narrowed &&
      html`<p class="chips">
        ${filter.q !== undefined && html`<a class="chip" href="${hrefWith(url, 'q', null)}" aria-label="Without ${filter.q}">“${filter.q}” <span aria-hidden="true">×</span></a>`}${active.map(
          (facet) =>
            html`<a class="chip" href="${hrefWith(url, facet, null)}"
              ><span class="quiet">${NAMES[facet]}</span> ${valueName(facet, filter[facet] ?? null)}
              <span aria-hidden="true">×</span></a
            >`,
        )}<a class="plain" href="/articles">Clear all</a>
      </p>`
    }
    <div class="browse">
      <div>
        ${
          articles.length === 0
            ? nothing(narrowed)
            : html`<ol class="articles">
                ${articles.map(line)}
              </ol>`
        }
        ${next !== null && html`<p class="more"><a class="button" rel="next" href="${hrefAfter(url, next)}">Older articles</a></p>`}
      </div>
      <aside aria-label="Filters">
        ${
          points.length > 0 &&
          html`<details class="where" open>
            <summary>Where the datelines are</summary>
            ${datelineMap(points, (country) => hrefWith(url, 'country', country))}
          </details>`
        }
        ${FACETS.map((facet) => facetList(facet, data, url))}
      </aside>
    </div>`;
}

function hrefAfter(url: URL, next: string): string {
  const parameters = new URLSearchParams(url.search);
  parameters.set('after', next);
  return `/articles?${parameters.toString()}`;
}

function line({
  id,
  headline,
  summary,
  agency,
  host,
  dateline,
  at,
  flags,
  corrected,
  type,
  revision,
}: ArticleLine): Html {
  return html`<li>
    <h2><a href="/articles/${id}">${headline || 'Without a headline'}</a></h2>
    <p class="meta">
      ${agency !== null && html`<span class="agency">${agency}</span>`}<span>${host ?? 'no URL'}</span>${ago(at)}${revision > 1 && html`<span>revision ${revision}</span>`}${type !== 'story' && html`<span class="tag">${type}</span>`}${corrected && html`<span class="tag accent">corrected by hand</span>`}${flags
        .filter((flag) => flag !== 'corrected')
        .slice(0, 3)
        .map((flag) => html`<span class="tag">${flag}</span>`)}
    </p>
    <p class="summary">
      ${dateline !== null && html`<span class="dateline">${dateline}</span> `}${summary}${summary.length >= 200 && '…'}
    </p>
  </li>`;
}

function facetList(facet: Facet, { facets, filter }: Articles, url: URL): Html | null {
  const values = facets[facet].filter(({ value }) => value !== null || NONE[facet] !== undefined);
  if (filter[facet] !== undefined || values.length === 0 || (values.length === 1 && facet !== 'flag')) return null;
  return html`<section class="facet">
    <h2>${NAMES[facet]}</h2>
    <ul>
      ${values.map(
        ({ value, count: number }) =>
          html`<li>
            <a href="${hrefWith(url, facet, value ?? 'none')}">${valueName(facet, value)}</a
            ><span class="count">${count(number)}</span>
          </li>`,
      )}
    </ul>
  </section>`;
}

export function valueName(facet: Facet, value: string | null): string {
  if (value === null || value === 'none') return NONE[facet] ?? 'none';
  if (facet === 'country') return countryName(value);
  if (facet === 'language') return languageName(value);
  return value;
}

function nothing(narrowed: boolean): Html {
  return narrowed
    ? empty(
        'No article matches',
        html`Take a filter away, or <a href="/articles">see all articles</a>. Words of the newest articles can be found
          a few seconds after they came in.`,
      )
    : empty(
        'No article yet',
        html`Take pages in: <code>npx copydesk feed path/to/folder</code>. What was refused stands under rejects.`,
      );
}
