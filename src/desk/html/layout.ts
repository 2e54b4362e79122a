import type { Role } from '../access/access.ts';
import { ASSETS } from '../assets.ts';
import { html, type Html } from './html.ts';

/** The views one can go to. */
export const PLACES = {
  now: { path: '/', name: 'Now' },
  articles: { path: '/articles', name: 'Articles' },
  stories: { path: '/stories', name: 'Stories' },
  rejects: { path: '/rejects', name: 'Rejects' },
  rules: { path: '/rules', name: 'Rules' },
  queue: { path: '/queue', name: 'Queue' },
  api: { path: '/v1', name: 'API' },
} as const;
export type Place = keyof typeof PLACES;

export interface Shell {
  readonly title: string;
  /** Null outside all views: signing in, an error. */
  readonly place: Place | null;
  readonly role: Role | null;
  readonly signedIn?: boolean;
  readonly url: URL;
  /** Without a `.json` twin. */
  readonly alone?: boolean;
}

/** A whole page around a view. */
export function layout({ title, place, role, url, signedIn = false, alone = false }: Shell, main: Html): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · copydesk</title>
        <link rel="icon" href="${ASSETS.path('icon.svg')}" type="image/svg+xml" />
        <link rel="stylesheet" href="${ASSETS.path('desk.css')}" />
        ${!alone && place !== null && html`<link rel="alternate" type="application/json" href="${twinOf(url)}" />`}
        <script type="module" src="${ASSETS.path('desk.js')}"></script>
      </head>
      <body>
        <a class="skip" href="#main">Skip to the content</a>
        <header class="rail">
          <a class="brand" href="/">${brandMark()}<span>copydesk</span></a>
          ${role !== null && html`<nav aria-label="Views">${(Object.keys(PLACES) as Place[]).map((name) => link(name, place))}</nav>`}
          <p class="live" data-live hidden><span class="dot"></span><span data-live-words>Live</span></p>
          ${signedIn && html`<form class="sign-out" method="post" action="/sign-out"><button class="plain">Sign out</button></form>`}
        </header>
        <main id="main" tabindex="-1">${main}</main>
        ${!alone && place !== null && html`<footer class="foot"><a href="${twinOf(url)}">This view as JSON</a></footer>`}
      </body>
    </html>`;
}

function link(name: Place, here: Place | null): Html {
  const { path, name: words } = PLACES[name];
  return html`<a href="${path}" ${name === here ? html` aria-current="page"` : ''}>${words}</a>`;
}

/** The address of a view's JSON twin. */
export function twinOf(url: URL): string {
  return `${url.pathname === '/' ? '/now' : url.pathname}.json${url.search}`;
}

/** A column of text with one line struck out. */
function brandMark(): Html {
  return html`<svg class="mark" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
    <path d="M3 4h14M3 8h14M3 16h9" />
    <path class="struck" d="M3 12h14" />
  </svg>`;
}

/** The head of a view: its name, a sentence, and what stands at the right. */
export function heading(title: string | Html, lead: string | Html | null = null, aside: Html | null = null): Html {
  return html`<div class="heading">
    <div>
      <h1>${title}</h1>
      ${lead !== null && html`<p class="lead">${lead}</p>`}
    </div>
    ${aside}
  </div>`;
}

/** What stands where there is nothing yet, and what to do next. */
export function empty(title: string, next: Html | string): Html {
  return html`<div class="empty">
    <h2>${title}</h2>
    <p>${next}</p>
  </div>`;
}
