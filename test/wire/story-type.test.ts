import { expect, test } from 'vitest';
import { readItemId } from '../../src/wire/item-id.ts';
import { storyType } from '../../src/wire/story-type.ts';
import stories from '../../fixtures/lines/story-types.json' with { type: 'json' };

test.for(stories.rows)('$type: $headline', (row) => {
  expect(
    storyType({ headline: row.headline, paragraphs: [row.first], agency: row.agency, pressRelease: false, notes: [] }),
  ).toBe(row.type);
});

const ID = '0123456789abcdef0123456789abcdef';

test.for([
  [
    'canonical of apnews.com',
    { url: 'https://outlet.example/a', canonicalUrl: `https://apnews.com/${ID}`, structured: [] },
    ID,
  ],
  [
    'tail of an apnews.com address',
    { url: `https://apnews.com/article/flood-dam-${ID}`, canonicalUrl: null, structured: [] },
    ID,
  ],
  [
    'id- in an outlet’s canonical',
    { url: null, canonicalUrl: `https://outlet.example/news/id-${ID}`, structured: [] },
    ID,
  ],
  ['a CMS field', { url: null, canonicalUrl: null, structured: [{ field: 'ap_item_id', value: ID }] }, ID],
  [
    'a hash in any address is none',
    { url: `https://outlet.example/news/${ID}`, canonicalUrl: null, structured: [] },
    null,
  ],
  ['a longer hash is none', { url: `https://apnews.com/${ID}00`, canonicalUrl: null, structured: [] }, null],
  ['an author is none', { url: 'not a url', canonicalUrl: null, structured: [{ field: 'author', value: ID }] }, null],
] as const)('item id: %s', ([, input, id]) => {
  expect(readItemId(input)?.id ?? null).toBe(id);
});
