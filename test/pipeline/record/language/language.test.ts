import { expect, test } from 'vitest';
import { detectLanguage, normalLanguage } from '../../../../src/pipeline/record/language/language.ts';

const ENGLISH =
  'Officials said on Tuesday that the bridge over the river will open again in the spring, and that the ferry will run until then. The council has set money aside for the work, which has taken two years.';
const SPANISH =
  'Las autoridades dijeron el martes que el puente sobre el río abrirá de nuevo en la primavera y que el transbordador funcionará hasta entonces. El consejo ha apartado dinero para las obras, que han durado dos años.';
const GERMAN =
  'Die Behörden teilten am Dienstag mit, dass die Brücke über den Fluss im Frühjahr wieder geöffnet wird und die Fähre bis dahin fährt. Der Rat hat Geld für die Arbeiten zurückgelegt, die zwei Jahre gedauert haben.';

test.for([
  ['en_us', 'en-US'],
  ['EN', 'en'],
  ['es-mx', 'es-MX'],
  ['zh-hant-tw', 'zh-Hant-TW'],
  ['es-419', 'es-419'],
  ['english', null],
  ['', null],
  ['und', null],
  [null, null],
])('%j is the tag %j', ([declared, tag]) => {
  expect(normalLanguage(declared ?? null)).toBe(tag);
});

test('what is declared stands where it can be true', () => {
  expect(detectLanguage(ENGLISH, 'en-GB')).toBe('en-GB');
  expect(detectLanguage(SPANISH, 'es-MX')).toBe('es-MX');
});

test('what is declared falls where the text is plainly another', () => {
  expect(detectLanguage(SPANISH, 'en-US')).toBe('es');
  expect(detectLanguage(GERMAN, 'en')).toBe('de');
});

test('English that the detector takes for German is English', () => {
  const story =
    'The march was the third blow for the government in as many days, coming after a Monday strike during which one docker was hurt and a jailbreak Sunday that saw six dockers escape. An army spokesman said the Monday march was a reaction to the government‘s recent arrests of dozens of dockers in three southern ports.';
  expect(detectLanguage(story, null)).toBe('en');
});

test('what is not declared is told from the text', () => {
  expect(detectLanguage(SPANISH, null)).toBe('es');
  expect(detectLanguage(ENGLISH, null)).toBe('en');
  expect(detectLanguage(GERMAN, null)).toBe('de');
});

test('too little text is no ground', () => {
  expect(detectLanguage('Si.', null)).toBeNull();
  expect(detectLanguage('Si.', 'en')).toBe('en');
});
