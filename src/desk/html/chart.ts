import type { Minute } from '../../store/desk/desk-store.ts';
import { count, exact } from './figures.ts';
import { drawn, html, type Html } from './html.ts';

const MINUTES = 1440;
const HEIGHT = 120;
/** Minutes that one hover tells of: a single one is thinner than a pixel. */
const TOLD = 10;
/** Minutes that the name of an hour takes on a narrow screen. */
const HOUR_WIDTH = 150;

/**
 * The last day minute by minute: articles, and rejects on top of them. Drawn by the server, readable without script; on
 * hover ten minutes say what they hold. A line a minute, all of them in one path, so that a busy day is no large page.
 */
export function dayChart(minutes: readonly Minute[], now: number): Html {
  const first = (Math.floor(now / 60_000 / TOLD) + 1) * TOLD - MINUTES;
  const shown = minutes.filter(({ minute, articles, rejects }) => minute >= first && articles + rejects > 0);
  const most = Math.max(1, ...shown.map(({ articles, rejects }) => articles + rejects));
  const top = niceAbove(most);
  const high = (number: number): number => (number === 0 ? 0 : Math.max(1, Math.round((number / top) * HEIGHT)));
  const lines = (from: (minute: Minute) => number, of: (minute: Minute) => number): string =>
    shown
      .filter((one) => of(one) > 0)
      .map((one) => `M${one.minute - first} ${HEIGHT - high(from(one))}v-${high(of(one))}`)
      .join('');
  const articles = lines(
    () => 0,
    (one) => one.articles,
  );
  const rejects = lines(
    (one) => one.articles,
    (one) => one.rejects,
  );
  const hours = hoursOf(now, first);
  const grid = hours.map(({ x }) => `<line x1="${x}" x2="${x}" y1="0" y2="${HEIGHT}"/>`).join('');
  return html`<figure class="chart">
    <p class="scale">${count(top)} a minute</p>
    <svg
      class="bars"
      viewBox="0 0 ${MINUTES} ${HEIGHT}"
      preserveAspectRatio="none"
      role="img"
      aria-label="Outcomes of the last day, minute by minute; at most ${count(most)}"
    >
      <g class="grid">
        ${drawn(`<line x1="0" x2="${MINUTES}" y1="0" y2="0"/><line x1="0" x2="${MINUTES}" y1="${HEIGHT}" y2="${HEIGHT}"/>${grid}`)}
      </g>
      ${drawn(`<g transform="translate(.5)"><path class="articles" d="${articles}"/><path class="rejects" d="${rejects}"/></g><g class="told">${told(shown, first)}</g>`)}
    </svg>
    <svg class="hours" aria-hidden="true">
      ${drawn(hours.map(({ x, name }) => `<text x="${((100 * x) / MINUTES).toFixed(1)}%" y="1em">${name}</text>`).join(''))}
    </svg>
    <figcaption>
      <span class="key articles">articles</span> <span class="key rejects">rejects</span>
      <span class="quiet">last 24 hours, UTC</span>
    </figcaption>
  </figure>`;
}

/** Every fourth hour: the minute it stands at, and its name. */
function hoursOf(now: number, first: number): { x: number; name: string }[] {
  return Array.from({ length: 7 }, (_, index) => {
    const at = new Date((Math.floor(now / 3600_000) - (6 - index) * 4) * 3600_000);
    return { x: at.getTime() / 60_000 - first, name: at.toISOString().slice(11, 16) };
  }).filter(({ x }) => x >= 0 && x <= MINUTES - HOUR_WIDTH);
}

/** What one may point at: the sums of ten minutes, with their words. */
function told(shown: readonly Minute[], first: number): string {
  const sums = new Map<number, { articles: number; rejects: number }>();
  for (const { minute, articles, rejects } of shown) {
    const at = minute - (minute % TOLD);
    const before = sums.get(at) ?? { articles: 0, rejects: 0 };
    sums.set(at, { articles: before.articles + articles, rejects: before.rejects + rejects });
  }
  return [...sums]
    .map(
      ([at, { articles, rejects }]) =>
        `<rect x="${at - first}" y="0" width="${TOLD}" height="${HEIGHT}"><title>${exact(new Date(at * 60_000).toISOString())}, ten minutes: ${count(articles)} articles, ${count(rejects)} rejects</title></rect>`,
    )
    .join('');
}

/** The next of 1, 2, 5, 10, 20, 50 ... at or above a value. */
export function niceAbove(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 5].find((one) => one * power >= value) ?? 10) * power;
}
