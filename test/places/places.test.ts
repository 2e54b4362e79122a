import { expect, test } from 'vitest';
import { readDateline } from '../../src/wire/dateline/dateline.ts';
import { findPlaces } from '../../src/places/gazetteer/load.ts';
import places from '../../fixtures/lines/places.json' with { type: 'json' };

function place(text: string) {
  return readDateline([`${text} Officials met on Tuesday.`])?.dateline.places[0];
}

test('the table is there', () => {
  expect(places.rows.length).toBeGreaterThanOrEqual(250);
});

test.for(places.rows)('$text lies where it lies', (row) => {
  const found = place(`${row.text} (AP) —`);
  expect({ country: found?.country, region: found?.region }).toEqual({ country: row.country, region: row.region });
  expect(Math.abs((found?.latitude ?? 999) - row.latitude)).toBeLessThan(0.35);
  expect(Math.abs((found?.longitude ?? 999) - row.longitude)).toBeLessThan(0.35);
});

test.for([
  ['HAMILTON (AP) —', null],
  ['ZNAMENSKOYE, Russia (Reuters) -', 'RU'],
  ['SIPITULA, Malawi (AP) _', 'MW'],
  ['BEAVER CREEK, Colorado (Reuters) -', 'US'],
  ['GLENDALE -', null],
])('%s stays unresolved, with its country where it names one', ([text = '', country]) => {
  expect(place(text ?? '')).toMatchObject({ geonamesId: null, latitude: null, country });
});

test.for([
  ['SAN JOSE, 17 OCT 89 (DPA) --', 'CR'],
  ['NEW JERSEY (WABC) --', 'US'],
  ['California[U.S.], Dec. 8 (ANI):', 'US'],
  ['DHARAMSALA (Himachal Pradesh) [India], Dec. 9 (ANI):', 'IN'],
  ['SAVANNAH, Georgia (Reuters) -', 'US'],
  ['ATHENS (Reuters) -', 'GR'],
  ['FLORENCE (Reuters) -', 'IT'],
  ['AL-FASHER, Sudan (AP) -', 'SD'],
])('%s is in %s', ([text = '', country]) => {
  expect(place(text ?? '')?.country).toBe(country);
});

test('kinds', () => {
  expect(place('ABOARD AIR FORCE ONE (AP) —')?.kind).toBe('moving');
  expect(place('ON THE MISSISSIPPI RIVER (AP) —')?.kind).toBe('moving');
  expect(place('UNITED NATIONS (AP) —')?.kind).toBe('special');
  expect(place('JABALYA REFUGEE CAMP, Gaza Strip (Reuters) -')).toMatchObject({
    kind: 'special',
    country: 'PS',
    name: 'Jabalya Refugee Camp',
  });
  expect(place('OSLO, Norway (AP) —')?.kind).toBe('city');
});

test('the gazetteer names its places by GeoNames ids', () => {
  expect(findPlaces('New York City')).toContainEqual(
    expect.objectContaining({ geonamesId: 5128581, region: 'US-NY', country: 'US', primary: true }),
  );
  expect(findPlaces('St. Louis').map((p) => p.geonamesId)).toContain(4407066);
  expect(findPlaces('')).toEqual([]);
  expect(findPlaces('zzzz no such place')).toEqual([]);
  expect(findPlaces('a')).toEqual(findPlaces('A'));
});
