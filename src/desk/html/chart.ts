import type { Minute } from '../../store/desk/desk-store.ts';
import { count, exact } from './figures.ts';
import { drawn, html, type Html } from './html.ts';

const MINUTES = 1440;
const HEIGHT = 120;
/** Minutes a bar stands for: narrower ones would be thinner than a pixel. */
const STEP = 5;
/** Units of the drawing that the name of an hour takes. */
const HOUR_WIDTH = 50;

/**
 * The last day as bars of five minutes: articles, and rejects on top of them. Drawn by the server, readable without
 * script; a bar says on hover what it is.
 */
export function dayChart(minutes: readonly Minute[], now: number): Html {
  const last = Math.floor(now / 60_000 / STEP);
  const first = last - MINUTES / STEP + 1;
  const bars = new Map<number, { articles: number; rejects: number }>();
  for (const { minute, articles, rejects } of minutes) {
    const at = Math.floor(minute / STEP);
    if (at < first) continue;
    const bar = bars.get(at) ?? { articles: 0, rejects: 0 };
    bars.set(at, { articles: bar.articles + articles, rejects: bar.rejects + rejects });
  }
  const most = Math.max(1, ...[...bars.values()].map(({ articles, rejects }) => articles + rejects));
  const top = niceAbove(most);
  const rects = [...bars].map(([at, { articles, rejects }]) => {
    const x = (at - first) * STEP;
    const [a, r] = [(articles / top) * HEIGHT, (rejects / top) * HEIGHT];
    return (
      `<g><title>${exact(new Date(at * STEP * 60_000).toISOString())}: ${count(articles)} articles, ${count(rejects)} rejects</title>` +
      `<rect class="articles" x="${x}" y="${(HEIGHT - a).toFixed(1)}" width="4" height="${a.toFixed(1)}"/>` +
      `<rect class="rejects" x="${x}" y="${(HEIGHT - a - r).toFixed(1)}" width="4" height="${r.toFixed(1)}"/></g>`
    );
  });
  const hours = Array.from({ length: 7 }, (_, index) => {
    const at = new Date((Math.floor(now / 3600_000) - (6 - index) * 4) * 3600_000);
    const x = (at.getTime() / 60_000 / STEP - first) * STEP;
    return x < 0 || x > MINUTES - HOUR_WIDTH
      ? ''
      : `<line x1="${x}" x2="${x}" y1="0" y2="${HEIGHT}"/><text x="${x + 4}" y="${HEIGHT + 18}">${at.toISOString().slice(11, 16)}</text>`;
  });
  return html`<figure class="chart">
    <svg
      viewBox="0 -18 ${MINUTES} ${HEIGHT + 42}"
      role="img"
      aria-label="Outcomes of the last day, every five minutes; at most ${count(most)}"
    >
      <g class="grid">
        ${drawn(`<line x1="0" x2="${MINUTES}" y1="0" y2="0"/><line x1="0" x2="${MINUTES}" y1="${HEIGHT}" y2="${HEIGHT}"/><text x="0" y="-5">${count(top)} in five minutes</text>${hours.join('')}`)}
      </g>
      ${drawn(rects.join(''))}
    </svg>
    <figcaption>
      <span class="key articles">articles</span> <span class="key rejects">rejects</span>
      <span class="quiet">last 24 hours, UTC</span>
    </figcaption>
  </figure>`;
}

/** The next of 1, 2, 5, 10, 20, 50 ... at or above a value. */
export function niceAbove(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 5].find((one) => one * power >= value) ?? 10) * power;
}
