import { describe, expect, test } from 'vitest';
import { Attribution } from '../../src/model/article.ts';
import { attribute } from '../../src/wire/agency.ts';
import type { AttributionInput } from '../../src/wire/agency.ts';
import { readBylines } from '../../src/wire/byline/byline.ts';
import { readDateline } from '../../src/wire/dateline/dateline.ts';
import { readTag } from '../../src/wire/tag.ts';

const NOTHING: AttributionInput = {
  dateline: null,
  bylines: [],
  credits: [],
  copyrights: [],
  structured: [],
  url: null,
  canonicalUrl: null,
  notes: [],
  taglines: [],
};

function verdict(input: Partial<AttributionInput>) {
  const result = attribute({ ...NOTHING, ...input });
  expect(Attribution.safeParse(result.attribution).error).toBeUndefined();
  return result;
}

function dateline(text: string) {
  return readDateline([`${text} Officials met.`])?.dateline ?? null;
}

test.for([
  ['initials abroad', { url: 'https://outlet.example/a', credits: ['CP'] }],
  ['a group of newspapers', { credits: ['USA TODAY NETWORK'] }],
  [
    'a person who is credited too',
    { notes: [{ kind: 'contributor', text: 'Reporting by Jo Roe in Oslo', position: 'tail' }] },
  ],
] satisfies [string, Partial<AttributionInput>][])('no agency: %s', ([, input]) => {
  expect(verdict(input).agency).toBeNull();
});

describe('one signal', () => {
  test('a dateline tag decides', () => {
    const { agency, attribution } = verdict({ dateline: dateline('OSLO, Norway (AP) —') });
    expect(agency).toBe('AP');
    expect(attribution.evidence).toMatchObject([{ signal: 'dateline', agency: 'AP', weight: 1 }]);
    expect(attribution.confidence).toBeGreaterThan(0.9);
  });
  test.for([
    ['byline', { bylines: readBylines([{ text: 'By JO ROE, Associated Press', source: 'text' }]) }, 'AP'],
    ['credit', { credits: ['Source: Reuters'] }, 'Reuters'],
    ['copyright of AP', { copyrights: ['Copyright 2013 The Associated Press. All rights reserved.'] }, 'AP'],
    [
      'copyright of CNN',
      { copyrights: ['The-CNN-Wire™ & © 2020 Cable News Network, Inc., a WarnerMedia Company.'] },
      'CNN',
    ],
    [
      'distributor in the copyright',
      { copyrights: ['©2018 Los Angeles Times, Distributed by Tribune Content Agency, LLC.'] },
      'TNS',
    ],
    [
      'a line that credits all of it',
      { notes: [{ kind: 'contributor', text: 'Reporting by The Associated Press.', position: 'tail' }] },
      'AP',
    ],
    ['byline of a desk', { bylines: readBylines([{ text: 'By AFPRelaxnews', source: 'text' }]) }, 'AFP'],
    ['initials at home', { url: 'https://outlet.example.ca/a', credits: ['CP'] }, 'CP'],
    ['provider', { structured: [{ value: 'Associated Press', field: 'provider' }] }, 'AP'],
    ['CMS flag', { structured: [{ value: 'true', field: 'flags.ap' }] }, 'AP'],
    [
      'canonical',
      { url: 'https://outlet.example/a', canonicalUrl: 'https://apnews.com/0123456789abcdef0123456789abcdef' },
      'AP',
    ],
    [
      'tagline',
      { taglines: ['This article is republished from The Conversation under a Creative Commons license.'] },
      'The Conversation',
    ],
    [
      'KFF',
      { taglines: ['KFF Health News is a national newsroom that produces in-depth journalism about health issues.'] },
      'KFF',
    ],
    [
      'States Newsroom',
      { taglines: ['Missouri Independent is part of States Newsroom, a nonprofit news network.'] },
      'States Newsroom',
    ],
  ] as const)('%s', ([, input, agency]) => {
    expect(verdict(input as Partial<AttributionInput>).agency).toBe(agency);
  });
});

describe('what does not make an agency story', () => {
  test.for([
    [
      'the contributor line alone',
      { notes: [{ kind: 'contributor', text: 'The Associated Press contributed to this report.', position: 'tail' }] },
    ],
    ['a section of the address alone', { url: 'https://outlet.example/ap/story' }],
    ['a station', { dateline: dateline('COLUMBIA, Mo. (KMIZ) —') }],
    ['an untagged dateline', { dateline: dateline('BETHLEHEM, Pa. —') }],
    [
      'the outlet group’s copyright',
      { copyrights: ['Copyright 2023 Nexstar Media Inc. All rights reserved. This material may not be published.'] },
    ],
    [
      'a footer about AP material',
      {
        copyrights: [
          'AP Material © 2013 The Associated Press.',
          'Associated Press articles: Copyright © 2015 The Associated Press',
        ],
      },
    ],
    ['keywords', { structured: [{ value: 'Associated Press', field: 'keywords' }] }],
  ] as const)('%s', ([, input]) => {
    expect(verdict(input as Partial<AttributionInput>).agency).toBeNull();
  });
});

test('weak signals together reach', () => {
  expect(
    verdict({ url: 'https://outlet.example/ap/story', structured: [{ value: 'Associated Press', field: 'keywords' }] })
      .agency,
  ).toBe('AP');
});

test('several agencies are all named, the tagged one first', () => {
  const { agency, attribution } = verdict({ dateline: dateline('CHICAGO (CBS/AP) --') });
  expect(agency).toBe('AP');
  expect(attribution.agencies).toEqual(['AP', 'CBS']);
});

test('a press release says so', () => {
  expect(verdict({ dateline: dateline('DALLAS--(BUSINESS WIRE)--') })).toMatchObject({
    agency: 'Business Wire',
    attribution: { pressRelease: true },
  });
});

test('a station is carried beside the verdict', () => {
  expect(verdict({ dateline: dateline('COLUMBIA, Mo. (KMIZ) —') }).attribution).toMatchObject({
    station: 'KMIZ',
    agencies: [],
    evidence: [],
  });
});

test.for(['CNN', 'CBS', 'KFF', 'WSJ', 'KCNA', 'WAM', 'CNA', 'WAFA'])(
  'the whitelist goes before the callsign: %s',
  (tag) => {
    expect(readTag(tag)).toMatchObject({ kind: 'agency', station: null });
  },
);

test.for(['KMIZ', 'WABC', 'KXAN-TV', 'KGO', 'WBZ-AM', 'CFTO', 'CBS13', 'FOX 26', 'HawaiiNewsNow', 'WXIA 11 Alive'])(
  'a station: %s',
  (tag) => {
    expect(readTag(tag)).toMatchObject({ kind: 'station', agencies: [] });
  },
);
