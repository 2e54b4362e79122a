import { describe, expect, test } from 'vitest';
import { Dateline } from '../../src/model/article.ts';
import { readDateline } from '../../src/wire/dateline/dateline.ts';
import callsigns from '../../fixtures/lines/callsigns.json' with { type: 'json' };
import damaged from '../../fixtures/lines/damaged.json' with { type: 'json' };
import datelines from '../../fixtures/lines/datelines.json' with { type: 'json' };
import none from '../../fixtures/lines/no-dateline.json' with { type: 'json' };

function read(text: string) {
  return readDateline([text]);
}

test('the tables are there', () => {
  expect(datelines.rows.length).toBeGreaterThan(200);
  expect(damaged.rows.length).toBeGreaterThan(50);
  expect(callsigns.rows.length).toBeGreaterThanOrEqual(200);
  expect(none.rows.length).toBeGreaterThanOrEqual(300);
});

test.for(datelines.rows)('reads $text', (row) => {
  const found = read(row.text);
  expect(
    found && {
      agency: found.dateline.agency,
      places: found.dateline.places.map((place) => place.text),
      date: found.dateline.date,
      rest: found.rest,
    },
  ).toEqual({ agency: row.agency, places: row.places, date: row.date, rest: row.rest });
  expect(Dateline.safeParse(found?.dateline).error).toBeUndefined();
});

test.for(damaged.rows)('reads and flags $text', (row) => {
  const found = read(row.text);
  expect(
    found && {
      agency: found.dateline.agency,
      places: found.dateline.places.map((place) => place.text),
      rest: found.rest,
    },
  ).toEqual({ agency: row.agency, places: row.places, rest: row.rest });
  if (row.damage === null) expect(found?.dateline.damage).toEqual([]);
  else expect(found?.dateline.damage).toContain(row.damage);
});

test.for(callsigns.rows)('a station, no agency: $text', (row) => {
  const dateline = read(row.text)?.dateline;
  expect({ agency: dateline?.agency, station: dateline?.station, place: dateline?.places[0]?.text }).toEqual({
    agency: null,
    station: row.station,
    place: row.place,
  });
});

test.for(none.rows)('no dateline: $text', (row) => {
  expect(read(row.text)).toBeNull();
});

describe('where it is looked for', () => {
  test('the second paragraph counts, the third does not', () => {
    expect(readDateline(['A summary of the day.', 'OSLO, Norway (AP) — Skiers won.'])).toMatchObject({
      paragraph: 1,
      rest: 'Skiers won.',
    });
    expect(readDateline(['A summary.', 'Another.', 'OSLO, Norway (AP) — Skiers won.'])).toBeNull();
  });
  test('a dateline that stands alone leaves nothing of its paragraph', () => {
    expect(readDateline(['GENEVA (AP) —', 'Diplomats met.'])).toMatchObject({ paragraph: 0, rest: '' });
  });
  test('a dash may end the line that the story follows', () => {
    expect(readDateline(['LONDON —', 'Diplomats met.'])).toMatchObject({ paragraph: 0, rest: '' });
  });
  test('a round-up with an introduction has none, one that opens with a dateline has its first', () => {
    const parts = ['BOSTON (AP) — Snow fell.', 'DENVER (AP) — Elk came.'];
    expect(readDateline(['Storms came all week.', ...parts])).toBeNull();
    expect(readDateline(parts)).toMatchObject({ paragraph: 0, rest: 'Snow fell.' });
  });
  test('places before a colon that are labels of a list are none', () => {
    const told =
      'Trains stood still on Monday while the crews looked for the cause of a fault that nobody had seen before.';
    expect(readDateline([`LONDON: ${told}`, told])).toMatchObject({ rest: told });
    expect(readDateline([`LONDON: ${told}`, `PARIS: ${told}`])).toBeNull();
    expect(readDateline([`LONDON: ${told}`, `THE MAYOR: ${told}`])).toBeNull();
  });
  test('glue is handed back', () => {
    expect(read('AM ESTWASHINGTON (AP) — Senators met.')).toMatchObject({
      lead: 'AM EST',
      dateline: { text: 'WASHINGTON (AP) —', damage: ['glued'] },
    });
  });
});

test.for([
  ['KABUL, Afghanistan   (AP) -- Aid', 'KABUL, Afghanistan (AP) --', 'KABUL, Afghanistan (AP) —'],
  ['MADRID, Spain (AP) _ Aid', 'MADRID, Spain (AP) _', 'MADRID (AP) —'],
  ['CARACAS (Reuters) - Aid', 'CARACAS (Reuters) -', 'CARACAS, Venezuela (Reuters) —'],
  ['PROVIDENCE, Rhode Island (Reuters) - Aid', 'PROVIDENCE, Rhode Island (Reuters) -', 'PROVIDENCE, R.I. (Reuters) —'],
  ['Richmond, Va. (AP) -- Aid', 'Richmond, Va. (AP) --', 'RICHMOND, Va. (AP) —'],
  ['ST. CATHARINES, Ont. (CP) - Aid', 'ST. CATHARINES, Ont. (CP) -', 'ST. CATHARINES, Ontario (CP) —'],
  ['BEIRUT, Lebanon, Sept. 20 (UPI) -- Aid', 'BEIRUT, Lebanon, Sept. 20 (UPI) --', 'BEIRUT (UPI) —'],
  ['DORTMUND, Alemania (AP) — Aid', 'DORTMUND, Alemania (AP) —', 'DORTMUND, Germany (AP) —'],
  ['LIMA, 10 NOV 88 (EFE) -- Aid', 'LIMA, 10 NOV 88 (EFE) --', 'LIMA, Peru (EFE) —'],
  ['BETHLEHEM, Pa. – Aid', 'BETHLEHEM, Pa. –', 'BETHLEHEM, Pa. —'],
  ['COLUMBIA, Mo. (KMIZ) - Aid', 'COLUMBIA, Mo. (KMIZ) -', 'COLUMBIA, Mo. (KMIZ) —'],
  ['(AP) - Aid', '(AP) -', '(AP) —'],
])('as printed and in present style: %s', ([text = '', printed, canonical]) => {
  expect(read(text)?.dateline).toMatchObject({ text: printed, canonical });
});
