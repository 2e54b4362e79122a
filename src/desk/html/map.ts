import type { DatelinePoint } from '../../store/desk/desk-store.ts';
import { inhabitedCells } from '../../places/gazetteer/load.ts';
import { count } from './figures.ts';
import { drawn, html, type Html } from './html.ts';

const WIDTH = 720;
const HEIGHT = 360;
/** Degrees shown around the outermost points, so that one town does not fill the map. */
const MARGIN = 4;
const LEAST = 30;

interface Window {
  readonly west: number;
  readonly north: number;
  /** Units of the drawing a degree. */
  readonly scale: number;
}

/**
 * Where the datelines of a list are: a circle a place, its area by the number of articles, on a net of degrees. The window
 * follows from the data, and no tile is fetched from anywhere.
 */
export function datelineMap(points: readonly DatelinePoint[], linkOf: (country: string) => string): Html {
  if (points.length === 0)
    return html`<p class="quiet">No article of this list has a dateline whose place is known.</p>`;
  const window = windowOf(points);
  const most = Math.max(...points.map((point) => point.count));
  const circles = points.map((point) => {
    const [x, y] = [(point.longitude - window.west) * window.scale, (window.north - point.latitude) * window.scale];
    const radius = 2.5 + 11 * Math.sqrt(point.count / most);
    const words = `${point.place}: ${count(point.count)} ${point.count === 1 ? 'article' : 'articles'}`;
    const circle = html`<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${radius.toFixed(1)}"
      ><title>${words}</title></circle
    >`;
    return point.country === null
      ? circle
      : html`<a href="${linkOf(point.country)}" aria-label="${words}">${circle}</a>`;
  });
  return html`<figure class="map">
    <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="group" aria-label="Map of datelines">
      <g class="grid">${net(window)}${land(window)}</g>
      <g class="points">${circles}</g>
      <g class="names" aria-hidden="true">${names(points, window)}</g>
    </svg>
  </figure>`;
}

/** Names of the busiest places, where they do not run over one another. */
function names(points: readonly DatelinePoint[], { west, north, scale }: Window): Html[] {
  const taken: { x: number; y: number; width: number }[] = [];
  return points.slice(0, 30).flatMap(({ place, latitude, longitude }) => {
    const [px, py] = [(longitude - west) * scale, (north - latitude) * scale];
    const width = place.length * LETTER;
    const right = px + 12 + width < WIDTH;
    const [x, y] = [right ? px + 12 : px - 12 - width, py + 9];
    if (
      taken.length >= NAMES ||
      x < 0 ||
      taken.some((one) => Math.abs(one.y - y) < 30 && x < one.x + one.width + 12 && one.x < x + width + 12)
    )
      return [];
    taken.push({ x, y, width });
    return [html`<text x="${x.toFixed(0)}" y="${y.toFixed(0)}">${place}</text>`];
  });
}

/** Names shown, and the width of a letter in units of the drawing. */
const NAMES = 5;
const LETTER = 17;

let cells: Uint8Array | undefined;
/** Dots across the map. */
const DOTS = 72;

/** Where people live, as dots: enough of a coast to see which continent it is. From the gazetteer that places datelines. */
function land({ west, north, scale }: Window): Html {
  cells ??= inhabitedCells();
  const step = Math.max(0.5, Math.ceil((WIDTH / scale / DOTS) * 2) / 2);
  const dots: string[] = [];
  for (let top = Math.floor(north / step) * step; (north - top) * scale < HEIGHT; top -= step)
    for (let left = Math.ceil(west / step) * step; (left - west) * scale < WIDTH; left += step)
      if (isInhabited(cells, top, left, step))
        dots.push(
          `M${((left + step / 2 - west) * scale).toFixed(0)} ${((north - top + step / 2) * scale).toFixed(0)}h0`,
        );
  return drawn(`<path class="land" stroke-width="${(step * scale * 0.62).toFixed(1)}" d="${dots.join('')}"/>`);
}

function isInhabited(grid: Uint8Array, top: number, left: number, step: number): boolean {
  for (let latitude = top; latitude > top - step; latitude -= 0.5)
    for (let longitude = left; longitude < left + step; longitude += 0.5) {
      const [row, column] = [Math.floor((90 - latitude) * 2), Math.floor((((longitude + 540) % 360) * 720) / 360)];
      if (row >= 0 && row < 360 && grid[row * 720 + column] === 1) return true;
    }
  return false;
}

/** The smallest window of two to one that holds the points. */
function windowOf(points: readonly DatelinePoint[]): Window {
  const [lats, longs] = [points.map(({ latitude }) => latitude), points.map(({ longitude }) => longitude)];
  const [south, north, west, east] = [Math.min(...lats), Math.max(...lats), Math.min(...longs), Math.max(...longs)];
  const width = Math.min(360, Math.max(LEAST, east - west + 2 * MARGIN, 2 * (north - south + 2 * MARGIN)));
  return { west: (west + east - width) / 2, north: (south + north + width / 2) / 2, scale: WIDTH / width };
}

/** Lines of latitude and longitude, as many as stay calm. */
function net({ west, north, scale }: Window): Html {
  const step = [5, 10, 15, 30, 60].find((one) => WIDTH / scale / one <= 12) ?? 60;
  const lines: string[] = [];
  for (let long = Math.ceil(west / step) * step; (long - west) * scale <= WIDTH; long += step)
    lines.push(
      `<line x1="${((long - west) * scale).toFixed(1)}" x2="${((long - west) * scale).toFixed(1)}" y1="0" y2="${HEIGHT}"/>`,
    );
  for (let lat = Math.floor(north / step) * step; (north - lat) * scale <= HEIGHT; lat -= step)
    lines.push(
      `<line x1="0" x2="${WIDTH}" y1="${((north - lat) * scale).toFixed(1)}" y2="${((north - lat) * scale).toFixed(1)}"/>`,
    );
  return drawn(lines.join(''));
}
