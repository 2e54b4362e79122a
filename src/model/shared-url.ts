import { overLines } from '../text/over-lines.ts';

/** Last parts of a path that name a rendering of a page, not the page. */
const RENDERING = /^(?:amp|print|full|m|index\.\w+|default\.\w+|\d{1,2})$/i;
/** Parameters that say which story is shown. */
const ID = /^(?:p|id|[a-z]*_?id|story|article|entry|post|item|node)$/i;

/** Fronts of sections by which templates name all their stories, in the languages that outlets of the Americas write. */
const SECTION = new RegExp(overLines`
  ^(?:
    home
    | index
    | default
    | news
    | noticias
    | nouvelles
    | local
    | state
    | nation
    | national
    | world
    | us
    | politics
    | business
    | sports?
    | deportes
    | opinion
    | entertainment
    | lifestyle
    | weather
    | latest
    | articles
    | stories
    | posts
    | blog
    | ap
    | wire
    | home-?page
    | [a-z]+-news
    | news-[a-z]+
  )$
`);

/**
 * True for a URL that an outlet's template gives to many stories (`/`, `/news`, `/article.php`), judged beside `own`, the
 * URL of the page that names it as canonical. A URL with an id, a number or three words at its end is one story's. Any
 * other is shared, unless it lies deeper than the page's own or ends as that does. Where the page's own URL is not known
 * (null), the front page and the fronts of sections are shared.
 */
export function isShared(canonical: URL, own: URL | null): boolean {
  const named = partsOf(canonical);
  const words = (named.at(-1) ?? '').split(/[-_]/).length;
  if (words > 2 || /\d{2}/.test(canonical.pathname) || hasId(canonical)) return false;
  if (own === null) return named.length === 0 || (named.length < 3 && SECTION.test(stemOf(named)));
  const fetched = partsOf(own);
  return stemOf(named) === stemOf(fetched) ? hasId(own) : named.length <= fetched.length;
}

function partsOf({ pathname }: URL): string[] {
  const parts = pathname.split('/').filter((part) => part !== '');
  while (parts.length > 1 && RENDERING.test(parts.at(-1)!)) parts.pop();
  return parts;
}

/** The last part without its ending: `barge.html` and `barge` are one. */
function stemOf(parts: readonly string[]): string {
  return (parts.at(-1) ?? '').replace(/\.\w{1,5}$/, '').toLowerCase();
}

function hasId({ search, searchParams }: URL): boolean {
  return search !== '' && [...searchParams].some(([name, value]) => ID.test(name) || /\d{3}/.test(value));
}
