import { hash } from 'node:crypto';
import { newPage, type Page } from '../../src/model/page.ts';

const TOWNS = ['Sonora', 'Fargo', 'Laredo', 'Bangor', 'Yuma', 'Duluth', 'Macon', 'Juneau', 'Nome'];
const FIRST = Date.UTC(2024, 2, 5);

const THINGS =
  'gravel barges lanterns pumps cranes ledgers kettles ropes timber ferries herons anchors hymns parcels oars bricks wagons apples sirens maps boots fiddles nets ladders chalk drums quilts lamps saddles buoys ovens tents'.split(
    ' ',
  );

/**
 * The `n`th page of a run. Two of three are the only page of their URL; every third is a later state of the page before
 * it, with another text, so that articles have revisions. Every tenth URL holds no story. Of six URLs two and two tell of
 * one bridge, the later ones with a third of it cut, so that stories have copies. Pages are seen in order.
 */
export function chaosPage(n: number): Page {
  const changed = n % 3 === 2;
  const url = changed ? n - 1 : n;
  const bridge = url - (Math.floor(url / 3) % 2) * 3;
  const town = TOWNS[bridge % TOWNS.length]!;
  const told = `${town} officials said on Monday that bridge number ${bridge} would stay closed until ${changed ? 'the autumn, half a year longer than they had hoped' : 'the spring, when the river is low enough to work'}.`;
  const days = Array.from({ length: bridge === url ? 6 : 4 }, (_, i) => `<p>${dayOf(bridge, i)}</p>`).join('');
  const story = `<p>${town.toUpperCase()} (AP) — ${told}</p>${days}`;
  const menu = Array.from({ length: 30 }, (_, i) => `<li><a href="/section/${i}">Section ${i}</a></li>`).join('');
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bridge ${url} stays closed</title></head><body><nav><ul>${menu}</ul></nav><main><h1>Bridge ${url} stays closed in ${town}</h1>${url % 10 === 9 ? `<p>${changed ? 'Moved.' : 'Gone.'}</p>` : story}</main></body></html>`;
  return newPage({
    url: `https://outlet-${url % 50}.example/bridge/${url}`,
    bytes: Buffer.from(html),
    contentType: 'text/html; charset=utf-8',
    fetchedAt: new Date(FIRST + n * 1000).toISOString(),
  });
}

/** What a clerk saw on a day of the closing: other things at each bridge, so that no two stories are one. */
function dayOf(bridge: number, day: number): string {
  const bytes = hash('sha256', `${bridge} ${day}`, 'buffer').values();
  const thing = (): string => THINGS[bytes.next().value! % THINGS.length]!;
  return `Beyond ${thing()} the clerk saw ${thing()}, ${thing()} and ${thing()} beside ${thing()}, while ${thing()} or ${thing()} passed over ${thing()} with ${thing()}. Drivers took ${thing()} for ${thing()}, then ${thing()} to ${thing()}, under ${thing()} from ${thing()}.`;
}
