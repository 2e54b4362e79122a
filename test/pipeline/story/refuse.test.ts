import { describe, expect, it, test } from 'vitest';
import { newPage } from '../../../src/model/page.ts';
import { clean } from '../../../src/pipeline/clean.ts';

const sentence = (n: number) =>
  `<p>On day ${n} the warden said that the tide table was posted at the gate and that nobody had read it.</p>`;
const LOGIN = '<form><input name="user"><input type="password" name="word"><input type="submit"></form>';
const MENU = Array.from({ length: 80 }, (_, n) => `<li><a href="/s/${n}">Section number ${n}</a></li>`).join('');

function reasonOf({
  title = 'Tide table goes unread',
  head = '',
  sentences,
  beside,
}: {
  title?: string;
  head?: string;
  sentences: number;
  beside: string;
}): string | null {
  const html = `<html><head><title>${title}</title>${head}</head><body>${beside}<h1>${title.split(' | ')[0]}</h1><div>${Array.from({ length: sentences }, (_, n) => sentence(n + 1)).join('')}</div></body></html>`;
  const made = clean(
    newPage({
      url: 'https://alderpost.example/x',
      bytes: Buffer.from(html),
      contentType: 'text/html; charset=utf-8',
      fetchedAt: null,
    }),
    { cleanedAt: null },
  );
  return made.outcome === 'article' ? null : made.reject.reason;
}

test.for([
  ['Log in | The Alder Post', LOGIN],
  ['Create your account | The Alder Post', LOGIN],
  [
    'Contact us | The Alder Post',
    '<form><input name="name"><input type="email" name="mail"><textarea name="text"></textarea></form>',
  ],
  ['Submit a letter | The Alder Post', '<form><input name="name"><textarea name="text"></textarea></form>'],
] as const)('a page called %s with a form is no story', ([title, beside]) => {
  expect(reasonOf({ title, beside, sentences: 3 })).toBe('form-page');
});

test('a page with next to no text that asks for a password is no story', () => {
  expect(reasonOf({ title: 'Members | The Alder Post', beside: LOGIN, sentences: 1 })).toBe('form-page');
});

test.for([
  ['a brief beside a box to log in, on a page with menus', { beside: `<ul>${MENU}</ul>${LOGIN}`, sentences: 2 }],
  [
    'a dated brief beside one',
    { head: '<meta property="article:published_time" content="2024-05-01T08:00:00Z">', beside: LOGIN, sentences: 2 },
  ],
  ['a story with a dialog to log in', { beside: `<div class="modal"><h2>Log in</h2>${LOGIN}</div>`, sentences: 5 }],
  [
    'a story with comments to write',
    {
      beside:
        '<form><h2>Contact us</h2><input name="name"><input type="email" name="mail"><textarea></textarea></form>',
      sentences: 5,
    },
  ],
  ['a long page of that name', { title: 'Contact us | The Alder Post', beside: LOGIN, sentences: 14 }],
  [
    'a page of that name without a form',
    { title: 'Feedback | The Alder Post', beside: '<form><input type="search"></form>', sentences: 4 },
  ],
  [
    'a headline that begins like one',
    { title: 'Contact lost with ferry off Alder | The Alder Post', beside: LOGIN, sentences: 5 },
  ],
] as const)('%s stays', ([, page]) => {
  expect(reasonOf(page)).toBeNull();
});

function outcomeOf(html: string, url = 'https://alderpost.example/news/tide-table-goes-unread'): string {
  const made = clean(newPage({ url, bytes: Buffer.from(html), contentType: null, fetchedAt: null }), {
    cleanedAt: null,
  });
  return made.outcome === 'article' ? ['article', ...made.article.quality.flags].join(' ') : made.reject.reason;
}

const NOT_FREE = '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false}</script>';
const BRIEF =
  '<div><p>ALDER, May 3 (Reuters) - The warden of Alder took the tide table down on Friday, since nobody had read it in nine years.</p><p>It will hang in the museum from June.</p></div>';

describe('a whole brief is an article', () => {
  it('though it declares itself not free', () => {
    expect(outcomeOf(`<head>${NOT_FREE}</head><h1>Tide table goes unread</h1>${BRIEF}`)).toMatch(
      /^article\b.*paywall-declared/,
    );
  });

  it('where only the agency’s tail says so', () => {
    const story = BRIEF.replace('ALDER, May 3 (Reuters) - ', '').replace('</div>', '');
    const tail = '<p>(Reporting by Ann Poe in Alder; Editing by Jo Roe)</p></div>';
    expect(outcomeOf(`<head>${NOT_FREE}</head><h1>Tide table goes unread</h1>${story}${tail}`)).toMatch(/^article\b/);
  });

  it('not where it breaks off', () => {
    expect(
      outcomeOf(
        `<head>${NOT_FREE}</head><h1>Tide table goes unread</h1>${BRIEF.replace('from June.', 'of the harbor and will be shown with …')}`,
      ),
    ).toBe('paywall-teaser');
  });
});

test.for([
  ['Search for owner of tide table widens', 4],
  ['Error in tide table found', 3],
  ['Forbidden harbor opens to swimmers', 3],
  ['Consent decree on tide tables ends', 4],
  ['Story not found in the warden’s notes', 3],
] as const)('the headline “%s” refuses no story of %i paragraphs', ([title, sentences]) => {
  expect(reasonOf({ title: `${title} | The Alder Post`, beside: '', sentences })).toBeNull();
});

test('a title whose end tag is broken does not swallow the page', () => {
  const html = `<html><head><title id="t">Tide table goes unread</titlevalue="true" --></head><body><h1>Tide table goes unread</h1>${[1, 2, 3, 4].map(sentence).join('')}</body></html>`;
  expect(outcomeOf(html)).toMatch(/^article\b/);
});

test('an anchor that nothing closes makes no link of the story', () => {
  const html = `<title>Tide table goes unread</title><a name="top"/><h1>Tide table goes unread</h1><div>${[1, 2, 3, 4].map(sentence).join('')}</div>`;
  expect(outcomeOf(html)).toMatch(/^article\b/);
});

test('links beside a short text are no proof of a front, and a flag', () => {
  const links = Array.from(
    { length: 30 },
    (_, n) => `<li><a href="/s/${n}">The warden looks at harbor wall number ${n} again</a></li>`,
  );
  const html = `<title>Tide table goes unread</title><h1>Tide table goes unread</h1><div>${[1, 2, 3].map(sentence).join('')}</div><ul>${links.join('')}</ul>`;
  expect(outcomeOf(html)).toMatch(/^article\b.*may-be-section-front/);
});

test('a wall of consent in another language is known by its button', () => {
  const html =
    '<html lang="de"><title>Der Alder Bote</title><h1>Weiterlesen mit Werbung</h1><p>Mit Ihrer Zustimmung speichern wir und unsere Partner Cookies auf Ihrem Gerät und lesen sie aus, um Ihnen Werbung zu zeigen.</p><p>Näheres steht in der Erklärung zum Datenschutz, und Sie können es sich jederzeit anders überlegen.</p><button>Alle akzeptieren</button></html>';
  expect(outcomeOf(html)).toBe('consent-wall');
});

describe('a page of a writer', () => {
  const page = (name: string, links: number): string =>
    `<title>${name} | The Alder Post</title><h1>${name}</h1><div>${[1, 2].map(sentence).join('')}</div><ul>${Array.from({ length: links }, (_, n) => `<li><a href="/s/${n}">The warden looks at harbor wall number ${n}</a></li>`).join('')}</ul>`;

  it('is no story', () => {
    expect(outcomeOf(page('Ada Brinkley', 6), 'https://alderpost.example/staff/ada-brinkley')).toBe('section-front');
  });

  it.each([
    ['at an address of stories', 'Ada Brinkley', 'https://alderpost.example/news/ada-brinkley'],
    ['called by no name', 'Tide table goes unread', 'https://alderpost.example/staff/tide-table'],
  ])('is none %s', (_, name, url) => {
    expect(outcomeOf(page(name, 6), url)).toMatch(/^article\b/);
  });
});
