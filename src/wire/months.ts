/**
 * Month names as datelines and printed dates write them, by number: English (AP and full), Spanish, Portuguese,
 * French, German, Italian. Lower case, no full stop.
 */
export const MONTHS: ReadonlyMap<string, number> = numbered([
  'jan january ene enero janeiro janv janvier jän januar gen gennaio',
  'feb february febrero fev fevereiro fév févr février februar febbraio',
  'mar march marzo março mars mär märz mrz',
  'apr april abr abril avr avril aprile',
  'may mayo mai maio mag maggio',
  'jun june junio junho juin juni giu giugno',
  'jul july julio julho juil juillet juli lug luglio',
  'aug august ago agosto août aout',
  'sep sept september septiembre set setembro septembre settembre',
  'oct october octubre out outubro octobre okt oktober ott ottobre',
  'nov november noviembre novembro novembre',
  'dec december dic diciembre dez dezembro déc décembre dezember dicembre',
]);

/** The same of more languages, where a year stands beside them: Dutch, Nordic, Polish, Turkish, Indonesian, Catalan, Romanian, Russian. */
export const PRINTED_MONTHS: ReadonlyMap<string, number> = new Map([
  ...numbered([
    'januari stycznia ocak gener ianuarie января',
    'februari lutego şubat febrer februarie февраля',
    'maart mrt marca mart maret març martie марта',
    'kwietnia nisan aprilie апреля',
    'mei maj maja mayıs maig mayo мая',
    'czerwca haziran juny iunie июня',
    'lipca temmuz juliol iulie июля',
    'augusti augustus sierpnia ağustos agustus agost августа',
    'września eylül setembre septembrie сентября',
    'października ekim octombrie октября',
    'listopada kasım noiembrie ноября',
    'grudnia aralık desember desembre decembrie декабря',
  ]),
  ...MONTHS,
]);

/** One line a month, its names divided by spaces. */
function numbered(lines: readonly string[]): ReadonlyMap<string, number> {
  return new Map(lines.flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)));
}

/** Days of the week in English, full and short, lower case. */
export const WEEKDAYS: ReadonlySet<string> = new Set(
  'monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun'.split(' '),
);
