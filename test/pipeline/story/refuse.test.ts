import { expect, test } from 'vitest';
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
