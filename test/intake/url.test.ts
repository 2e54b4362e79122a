import { expect, test } from 'vitest';
import { urlInPage } from '../../src/intake/url.ts';
import { webUrl } from '../../src/model/web-url.ts';
import { cpuMs } from '../cpu-time.ts';

test.for([
  ['https://a.example/story', 'https://a.example/story'],
  ['  HTTP://A.Example/Story?q=1#top ', 'http://a.example/Story?q=1'],
  ['https://user:secret@a.example/story', 'https://a.example/story'],
  ['https://münchen.example/ä', 'https://xn--mnchen-3ya.example/%C3%A4'],
  ['/story', null],
  ['a.example/story', null],
  ['javascript:alert(1)', null],
  ['data:text/html,<p>x', null],
  ['file:///etc/passwd', null],
  ['ftp://a.example/x', null],
  ['https://', null],
  ['', null],
  [`https://a.example/${'x'.repeat(9000)}`, null],
] as const)('webUrl %s', ([text, url]) => {
  expect(webUrl(text)).toBe(url);
});

test.for([
  ['<link rel="canonical" href="https://a.example/story">', 'https://a.example/story'],
  ["<LINK href='https://a.example/story?a=1&amp;b=2' REL=canonical />", 'https://a.example/story?a=1&b=2'],
  ['<meta property="og:url" content="https://a.example/og">', 'https://a.example/og'],
  [
    '<meta property="og:url" content="https://a.example/og"><link rel="canonical" href="https://a.example/canonical">',
    'https://a.example/canonical',
  ],
  [
    '<link rel="canonical" href="https://a.example/"><meta content="https://a.example/og" property="og:url">',
    'https://a.example/og',
  ],
  ['<link rel="canonical" href="https://a.example/">', null],
  ['<link rel="canonical" href="https://a.example/news/">', null],
  ['<link rel="canonical" href="https://a.example/?p=123">', 'https://a.example/?p=123'],
  [
    '<link rel="canonical" href="https://agency.example/story"><meta property="og:url" content="https://local.example/story">',
    'https://local.example/story',
  ],
  ['<link rel="canonical" href="/story">', null],
  ['<link rel="canonical" href="javascript:alert(1)">', null],
  ['<link rel="stylesheet" href="https://a.example/x.css">', null],
  ['<p>no head', null],
] as const)('urlInPage %s', ([html, url]) => {
  expect(urlInPage(Buffer.from(`<html><head>${html}</head>`))).toBe(url);
});

test('a hostile head costs no time', () => {
  for (const bait of ['<link ', '<meta "', '<link rel=canonical href="', '<']) {
    expect(cpuMs(() => urlInPage(Buffer.from(bait.repeat(100_000))))).toBeLessThan(500);
  }
});
