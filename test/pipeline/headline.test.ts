import { expect, test } from 'vitest';
import { newPage } from '../../src/model/page.ts';
import { clean } from '../../src/pipeline/clean.ts';

const STORY = Array.from({ length: 4 }, (_, n) => `<p>The warden said on day ${n} that the tide table was posted at the gate and that nobody had read it so far.</p>`).join('');

function headlineOf(head: string, above: string, url = 'https://www.alderpost.example/story'): unknown {
  const html = `<html><head>${head}</head><body><ul><li><a href="/local">News by Industry</a></li></ul>${above}<div>${STORY}</div></body></html>`;
  const made = clean(newPage({ url, bytes: Buffer.from(html), contentType: 'text/html; charset=utf-8', fetchedAt: null }), { cleanedAt: null });
  return made.outcome === 'article' ? made.article.headline : made.reject;
}

const SHOWN = '<div class="t18">Tide table goes unread</div>';

test.for([
  ['Tide table goes unread_English_Alder', SHOWN],
  ['Tide table goes unread - National - General - Campbell Post', SHOWN],
  ['Alder Bay: Tide table goes unread', SHOWN],
  ['Tide table goes unread | Local News, Live Scores, Weather, Fixtures, Results and Reports', SHOWN],
  ['Tide table goes unread-Travel-Services-News by Industry-The Alder Post', SHOWN],
  ['Tide table goes unread - News - Alder, ME', ''],
  ['Sports - Tide table goes unread', ''],
  ['Tide table goes unread : ALDERPOST', ''],
  ['Tide table goes unread | Breaking news | Alder Post', ''],
] as const)('the page’s own line, or the title without outlet and section: %s', ([title, above]) => {
  expect(headlineOf(`<title>${title}</title>`, above)).toBe('Tide table goes unread');
});

test.for([
  ['Alder Post | alderpost.example | Tide table goes unread'],
  ['Tide table goes unread | Opinion'],
] as const)('a heading without outlet and section: %s', ([heading]) => {
  expect(headlineOf(`<title>${heading}</title>`, `<h1>${heading}</h1>`)).toBe('Tide table goes unread');
});

test.for([
  ['Budget 3.0 | Warden hires army of readers', '<h1>Budget 3.0 | Warden hires army of readers</h1>'],
  ['Premier League - Warden in winning return', '<h1>Premier League - Warden in winning return</h1>'],
] as const)('kept whole: %s', ([title, above]) => {
  expect(headlineOf(`<title>${title}</title>`, above)).toBe(title);
});

test('where nothing of a headline is left, the outlet’s name is better than its number', () => {
  expect(headlineOf('<title>Alder Post - 6.0</title>', '')).toBe('Alder Post');
});
