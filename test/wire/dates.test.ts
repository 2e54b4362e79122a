import { expect, test } from 'vitest';
import { DatedAt } from '../../src/model/article.ts';
import { isDayFirst, readDate } from '../../src/wire/dates.ts';

test.for([
  ['2023-11-08T16:43:00-06:00', '2023-11-08T16:43:00-06:00'],
  ['2023-11-08T16:43:00Z', '2023-11-08T16:43:00Z'],
  ['2023-11-08T16:43:00.123Z', '2023-11-08T16:43:00Z'],
  ['2013-12-30T14:42:01-0700', '2013-12-30T14:42:01-07:00'],
  ['2023-11-08 16:43', '2023-11-08T16:43:00'],
  ['2023-11-08', '2023-11-08'],
  ['20080118', '2008-01-18'],
  ['1700000000', '2023-11-14T22:13:20Z'],
  ['1700000000000', '2023-11-14T22:13:20Z'],
  ['Posted: Nov 8, 2023 / 04:43 PM CST', '2023-11-08T16:43:00-06:00'],
  ['PUBLISHED: April 24, 2020 at 9:11 a.m. | UPDATED: April 24, 2020 at 10:00 a.m.', '2020-04-24T09:11:00'],
  ['January 10, 2008 3:23 PM ET', '2008-01-10T15:23:00-05:00'],
  ['July 10, 2008 3:23 PM ET', '2008-07-10T15:23:00-04:00'],
  ['Friday, April 28, 2023', '2023-04-28'],
  ['JULY 20, 2016', '2016-07-20'],
  ['18/01/08', '2008-01-18'],
  ['Last updated at 8:37 AM on 18/01/08', '2008-01-18T08:37:00'],
  ['Article Launched: 01/13/2008 03:06:28 PM PST', '2008-01-13T15:06:28-08:00'],
  ['8 November 2023', '2023-11-08'],
  ['8 de noviembre de 2023', '2023-11-08'],
  ['12. März 2021', '2021-03-12'],
  ['4 mars 2020', '2020-03-04'],
  ['Wed, 08 Nov 2023 16:43:00 GMT', '2023-11-08T16:43:00Z'],
  ['Wed Nov 08 16:43:00 CST 2023', '2023-11-08T16:43:00-06:00'],
  ['Feb 3, 2026 2:00 PMTags', '2026-02-03T14:00:00'],
  ['10.12.2014 15:30 Uhr', '2014-12-10T15:30:00'],
  ['3. Mai 2024 um 8.15 Uhr', '2024-05-03T08:15:00'],
  ['3 mai 2024 à 14h30', '2024-05-03T14:30:00'],
  ['2026年2月3日 19:01', '2026-02-03T19:01:00'],
  ['2026년 2월 3일 9시 5분', '2026-02-03T09:05:00'],
  ['3 maart 2024', '2024-03-03'],
  ['3 Mayıs 2024', '2024-05-03'],
  ['3rd of March 2024', '2024-03-03'],
  ['2023-11-08T16:43:00-06', '2023-11-08T16:43:00-06:00'],
  ['3 days ago', null],
  ['2023-02-30', null],
  ['February 30, 2023', null],
  ['yesterday', null],
  ['', null],
  ['Copyright 2023', null],
])('%j is %j', ([text, expected]) => {
  const at = readDate(text ?? '');
  expect(at).toBe(expected);
  if (at !== null) expect(DatedAt.safeParse({ at, source: 'text' }).error).toBeUndefined();
});

test.for([
  ['outlet.example.uk', null, '03/02/2026', '2026-02-03'],
  ['outlet.example.au', 'en-US', '03/02/2026 2:00 pm', '2026-02-03T14:00:00'],
  ['outlet.example', 'en-US', '03/02/2026', '2026-03-02'],
  ['outlet.example.us', 'en-GB', '03/02/2026', '2026-03-02'],
  ['outlet.example', 'en-GB', '03/02/2026', '2026-02-03'],
  ['outlet.example', 'es', '03/02/2026', '2026-02-03'],
  ['outlet.tv', 'en', '03/02/2026', '2026-03-02'],
  ['outlet.example.uk', null, '03/24/2026', '2026-03-24'],
  [null, null, '03/02/2026', '2026-03-02'],
] as const)('day and month on %s in %s: %s is %s', ([host, language, text, expected]) => {
  expect(readDate(text, isDayFirst(host, language))).toBe(expected);
});
