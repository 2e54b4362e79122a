/**
 * Month names as datelines and printed dates write them, by number: English (AP and full), Spanish, Portuguese,
 * French, German, Italian. Lower case, no full stop.
 */
export const MONTHS: ReadonlyMap<string, number> = new Map(
  [
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
  ].flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)),
);

/** Days of the week in English, full and short, lower case. */
export const WEEKDAYS: ReadonlySet<string> = new Set(
  'monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun'.split(' '),
);
