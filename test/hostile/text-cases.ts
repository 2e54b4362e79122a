import type { HostilePage } from './case.ts';
import { DATELINE, HEADLINE, PARAGRAPHS, storyPage } from './story.ts';

const MB = 1_000_000;
const ESC = '\u001b';
const between = (bytes: Uint8Array): Uint8Array => {
  const [before = '', after = ''] = storyPage({ inStory: '<p>@@@</p>' }).split('@@@');
  return Buffer.concat([Buffer.from(before), bytes, Buffer.from(after)]);
};

/** Pages whose characters are the attack: controls, direction, surrogates, entities, charsets, and text that baits patterns. */
export const TEXT_CASES: readonly HostilePage[] = [
  { name: '1 million entities', make: () => storyPage({ inStory: `<p>${'&amp;'.repeat(MB)}</p>` }), expect: 'story' },
  {
    name: '1 million numeric entities',
    make: () => storyPage({ inStory: `<p>${'&#60;'.repeat(MB)}</p>` }),
    expect: 'story',
  },
  {
    name: '3 million & without a name',
    make: () => storyPage({ inStory: `<p>${'&'.repeat(3 * MB)}</p>` }),
    expect: 'story',
  },
  {
    name: 'an entity whose name never ends',
    make: () => storyPage({ inStory: `<p>&${'a'.repeat(5 * MB)}</p>` }),
    expect: 'story',
  },
  {
    name: 'entities of entities',
    make: () => storyPage({ headline: `Pier &${'amp;'.repeat(500_000)}lt;b&gt;` }),
    expect: 'story',
  },
  { name: 'a page of NUL', make: () => Buffer.alloc(MB), expect: 'not-html' },
  {
    name: 'a content type of 1 MB',
    make: () => storyPage(),
    contentType: `text/html${'; charset'.repeat(100_000)}`,
    expect: 'story',
  },
  {
    name: '5 MB of bytes that are no UTF-8',
    make: () =>
      between(
        Buffer.from(Array.from({ length: 2.5 * MB }, (_, i) => (i % 3 === 0 ? 0xff : i % 3 === 1 ? 0xc3 : 0xa9))),
      ),
    expect: 'story',
  },
  { name: '9 MB of one high byte', make: () => between(Buffer.alloc(9 * MB, 0xe9)), expect: 'story' },
  {
    name: 'shifts of ISO-2022-JP without end',
    make: () =>
      storyPage({ inStory: `<p>${`${ESC}$B0!${ESC}(B`.repeat(200_000)}</p>` }).replace('utf-8', 'iso-2022-jp'),
    expect: 'any',
  },
  { name: '100,000 meta before the charset', make: () => '<meta '.repeat(100_000) + storyPage(), expect: 'any' },
  {
    name: '4 MB of mojibake',
    make: () => storyPage({ inStory: `<p>${'â€™Ã©Â '.repeat(500_000)}</p>` }),
    expect: 'article',
  },
  {
    name: '4 MB of the beginnings of mojibake',
    make: () => storyPage({ inStory: `<p>${'Ã'.repeat(2 * MB)}</p>`, headline: `${HEADLINE} ${'â€'.repeat(100_000)}` }),
    expect: 'story',
  },
  {
    name: '3 MB of combining marks',
    make: () => storyPage({ inStory: `<p>a${'\u0301\u0327'.repeat(700_000)}</p>` }),
    expect: 'story',
  },
  {
    name: '5 MB of hard spaces',
    make: () => storyPage({ inStory: `<p>${'\u00a0'.repeat(2 * MB)}x${'&nbsp;'.repeat(500_000)}</p>` }),
    expect: 'story',
  },
  { name: '9 MB of blanks', make: () => storyPage({ inStory: `<p>${' '.repeat(9 * MB)}</p>` }), expect: 'story' },
  { name: '9 MB without a blank', make: () => storyPage({ inStory: `<p>${'x'.repeat(9 * MB)}</p>` }), expect: 'story' },
  {
    name: '9 MB of capitals and commas',
    make: () => storyPage({ inStory: `<p>${'PORT ALDER, '.repeat(700_000)}</p>` }),
    expect: 'article',
  },
  { name: '9 MB of full stops', make: () => storyPage({ inStory: `<p>${'.'.repeat(9 * MB)}</p>` }), expect: 'story' },
  { name: '9 MB of brackets', make: () => storyPage({ inStory: `<p>${'(AP) — '.repeat(MB)}</p>` }), expect: 'any' },
  {
    name: '9 MB of Chinese',
    make: () => storyPage({ inStory: `<p>${'港口'.repeat(1.4 * MB)}</p>` }),
    expect: 'article',
  },
  {
    name: '9 MB of emoji joined',
    make: () => storyPage({ inStory: `<p>${'👩‍👩‍👧'.repeat(400_000)}</p>` }),
    expect: 'story',
  },
  {
    name: 'a headline of 5 MB',
    make: () => storyPage({ headline: 'Harbor board '.repeat(400_000), title: 'x' }),
    expect: 'story',
  },
  {
    name: '100,000 words of code',
    make: () => storyPage({ inStory: `<p>${'var a = {"b": [1]}; '.repeat(100_000)}</p>` }),
    expect: 'story',
  },
];

/** Openings of a first paragraph that bait the reading of datelines, each repeated as often as 5,000 characters allow. */
const DATELINE_BAIT = [
  'A',
  'A ',
  'A, ',
  'AB. ',
  'PORT ',
  'PORT/',
  'PORT and ',
  'PORT; ',
  'St. ',
  'AL-',
  "O'",
  'Mc',
  '(',
  ')',
  '(AP',
  '(AP) ',
  '/AP/ ',
  '— ',
  '-- ',
  '- ',
  ', Maine ',
  'March 5 ',
  'Mar. ',
  '5 ',
  '2024 ',
  '&amp;nbsp;',
  '\u00a0',
  '\u200b',
  '“',
  'AM EST',
  'AMEST',
  'By AP ',
  'de ',
  'ABOARD ',
  'ON THE ',
  'UNITED NATIONS ',
  'Frankfurt/',
  'É',
  'ß',
  'İ',
  '[',
  '[U.S.] ',
  'A(B) ',
  'via ',
  'AP/',
  'CBS/AP',
  'KQ',
  '(K',
  '_',
  '?',
  '.',
  'ADVERTISEMENT ',
  'UPDATED: ',
  'P.M. ',
];

export const DATELINE_CASES: readonly HostilePage[] = DATELINE_BAIT.map((bait) => ({
  name: `a dateline of ${JSON.stringify(bait)}`,
  make: () =>
    `<!DOCTYPE html><html lang="en"><title>${HEADLINE}</title><article><h1>${HEADLINE}</h1>${[80, 400, 5000, 50_000].map((length) => `<p>${bait.repeat(Math.ceil(length / bait.length))}X${DATELINE} ${PARAGRAPHS[0]}</p>`).join('')}${PARAGRAPHS.map((text) => `<p>${text}</p>`).join('')}</article></html>`,
  expect: 'any',
}));
