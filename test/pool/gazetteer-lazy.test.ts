import { expect, test } from 'vitest';
import { readDateline } from '../../src/wire/dateline/dateline.ts';
import { isGazetteerLoaded } from '../../src/places/gazetteer/load.ts';

test('the gazetteer is read for the first dateline and not before', () => {
  expect(
    readDateline([
      'The council voted late Monday to close the bridge for repairs.',
      'It opens again in May — or so they hope.',
    ]),
  ).toBeNull();
  expect(
    readDateline(['By JO ROE, Associated Press', 'Mayor Jo Roe — a former nurse — will not run again.']),
  ).toBeNull();
  expect(isGazetteerLoaded()).toBe(false);
  expect(readDateline(['OSLO, Norway (AP) — Skiers won.'])).not.toBeNull();
  expect(isGazetteerLoaded()).toBe(true);
});
