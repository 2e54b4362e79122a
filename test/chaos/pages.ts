import { newPage, type Page } from '../../src/model/page.ts';

const TOWNS = ['Sonora', 'Fargo', 'Laredo', 'Bangor', 'Yuma', 'Duluth', 'Macon', 'Juneau', 'Nome'];
const FIRST = Date.UTC(2024, 2, 5);

/**
 * The `n`th page of a run. Two of three are the only page of their URL; every third is a later state of the page before
 * it, with another text, so that articles have revisions. Every tenth URL holds no story. Pages are seen in order.
 */
export function chaosPage(n: number): Page {
  const changed = n % 3 === 2;
  const url = changed ? n - 1 : n;
  const town = TOWNS[url % TOWNS.length]!;
  const told = `${town} officials said on Monday that bridge number ${url} would stay closed until ${changed ? 'the autumn, half a year longer than they had hoped' : 'the spring, when the river is low enough to work'}. `;
  const story = `<p>${town.toUpperCase()} (AP) — ${told}</p>${Array.from({ length: 6 }, (_, i) => `<p>On day ${i + 1} of the closing, ${told.toLowerCase()} Drivers take the long way around, a clerk said.</p>`).join('')}`;
  const menu = Array.from({ length: 30 }, (_, i) => `<li><a href="/section/${i}">Section ${i}</a></li>`).join('');
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bridge ${url} stays closed</title></head><body><nav><ul>${menu}</ul></nav><main><h1>Bridge ${url} stays closed in ${town}</h1>${url % 10 === 9 ? `<p>${changed ? 'Moved.' : 'Gone.'}</p>` : story}</main></body></html>`;
  return newPage({
    url: `https://outlet-${url % 50}.example/bridge/${url}`,
    bytes: Buffer.from(html),
    contentType: 'text/html; charset=utf-8',
    fetchedAt: new Date(FIRST + n * 1000).toISOString(),
  });
}
