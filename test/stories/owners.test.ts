import { describe, expect, test } from 'vitest';
import { copyrightHolder, ownersOf, type Publisher } from '../../src/stories/owners.ts';

const publisher = (host: string | null, more: Partial<Publisher> = {}): Publisher => ({
  articleId: `a-${host}`,
  host,
  holder: null,
  group: null,
  ...more,
});
/** How many copies each owner has, in the order of the first. */
const counts = (...publishers: Publisher[]): number[] => {
  const owners = Map.groupBy(ownersOf(publishers), (owner) => owner);
  return [...owners.values()].map(({ length }) => length);
};

describe('owners', () => {
  test('are registrable domains, where nothing else is known', () => {
    expect(ownersOf([publisher('news.alder.example.co.uk'), publisher('www.example.co.uk')])).toEqual([
      'example.co.uk',
      'example.co.uk',
    ]);
    expect(counts(publisher('one.blogspot.com'), publisher('two.blogspot.com'))).toEqual([1, 1]);
    expect(counts(publisher(null, { articleId: 'a-1' }), publisher(null, { articleId: 'a-2' }))).toEqual([1, 1]);
  });

  test('twenty sites whose pages name one holder of the copyright are one', () => {
    const chain = Array.from({ length: 20 }, (_, n) =>
      publisher(`town-${n}.example`, { holder: 'cobham media group' }),
    );
    expect(counts(publisher('other.example'), ...chain)).toEqual([1, 20]);
  });

  test('a site whose pages name the holder now and then is of it; a third copy links two', () => {
    const sites = [
      publisher('a.example', { holder: 'cobham media group' }),
      publisher('a.example', { articleId: 'a-2' }),
      publisher('b.example', { holder: 'cobham media group' }),
      publisher('c.example'),
    ];
    expect(counts(...sites)).toEqual([3, 1]);
  });

  test('the settings say who owns a host', () => {
    const group = 'Fairhaven Newspapers';
    expect(ownersOf([publisher('a.example', { group }), publisher('b.example', { group })])).toEqual([group, group]);
  });
});

describe('the holder of a copyright line', () => {
  test.for([
    ['© 2026 Cobham Media Group, Inc. All rights reserved.', 'cobham media group'],
    ['Copyright © 2019-2026 The Cobham Media Group LLC | Privacy', 'cobham media group'],
    ['Copyright 2026 by Fairhaven & Sons Ltd. Terms of use', 'fairhaven & sons'],
    ['(c) 2026 KXYZ', 'kxyz'],
    ['© Cobham Media Group 2026. This material may not be published.', 'cobham media group'],
  ])('%s', ([line, holder]) => {
    expect(copyrightHolder([line!])).toBe(holder);
  });

  test.for([
    'Copyright 2026 The Associated Press. All rights reserved.',
    '© 2026. All rights reserved.',
    'All rights reserved',
    'The copyright of 2026 photographs is disputed, a judge said.',
  ])('none: %s', (line) => {
    expect(copyrightHolder([line])).toBeNull();
  });

  test('of several lines the last that is not an agency’s', () => {
    const lines = ['Copyright 2026 Alder Post', 'Copyright 2026 Cobham Media', 'Copyright 2026 Reuters'];
    expect(copyrightHolder(lines)).toBe('cobham media');
  });
});
