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

/**
 * The same of more languages, where a year stands beside them: Dutch, Nordic, Polish, Turkish, Indonesian, Catalan,
 * Romanian, Russian; Greek, Ukrainian, Czech, Slovak, Finnish, Hungarian, Arabic, Hindi, Bulgarian.
 */
export const PRINTED_MONTHS: ReadonlyMap<string, number> = new Map([
  ...numbered([
    'januari stycznia ocak gener ianuarie января ιανουαρίου січня ledna januára tammikuuta január يناير जनवरी януари',
    'februari lutego şubat febrer februarie февраля φεβρουαρίου лютого února februára helmikuuta február فبراير फरवरी февруари',
    'maart mrt marca mart maret març martie марта μαρτίου березня března maaliskuuta március مارس मार्च март',
    'kwietnia nisan aprilie апреля απριλίου квітня dubna apríla huhtikuuta április أبريل ابريل अप्रैल април',
    'mei maj maja mayıs maig mayo мая μαΐου μαίου травня května mája toukokuuta május مايو मई май',
    'czerwca haziran juny iunie июня ιουνίου червня června júna kesäkuuta június يونيو जून юни',
    'lipca temmuz juliol iulie июля ιουλίου липня července júla heinäkuuta július يوليو जुलाई юли',
    'augusti augustus sierpnia ağustos agustus agost августа αυγούστου серпня srpna augusta elokuuta augusztus أغسطس अगस्त август',
    'września eylül setembre septembrie сентября σεπτεμβρίου вересня září septembra syyskuuta szeptember سبتمبر सितंबर सितम्बर септември',
    'października ekim octombrie октября οκτωβρίου жовтня října októbra lokakuuta október أكتوبر اكتوبر अक्टूबर октомври',
    'listopada kasım noiembrie ноября νοεμβρίου листопада listopadu novembra marraskuuta نوفمبر नवंबर नवम्बर ноември',
    'grudnia aralık desember desembre decembrie декабря δεκεμβρίου грудня prosince decembra joulukuuta ديسمبر दिसंबर दिसम्बर декември',
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
