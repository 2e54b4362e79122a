import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { detect as detectByTinyld, supportedLanguages, toISO2 } from 'tinyld';
import { expect, test } from 'vitest';
import { gramFile, tablesOfTinyld } from '../../../../src/pipeline/record/language/build.ts';
import { detect } from '../../../../src/pipeline/record/language/detector.ts';

const FILE = join(import.meta.dirname, '../../../../src/pipeline/record/language/grams.bin');

test('the file is what the tables of this tinyld give', () => {
  expect(readFileSync(FILE).equals(gramFile())).toBe(true);
});

test.for([
  ['en', 'The bridge over the river will open again in the spring.'],
  ['es', 'El puente sobre el río se abrirá de nuevo en la primavera, dijo la alcaldesa.'],
  ['fr', 'Le pont sur la rivière ouvrira de nouveau au printemps, a dit la mairesse.'],
  ['de', 'Die Brücke über den Fluss wird im Frühjahr wieder geöffnet.'],
  ['it', 'Il ponte sul fiume riaprirà in primavera, ha detto il sindaco.'],
  ['pt', 'A ponte sobre o rio não abrirá antes da primavera, disse a prefeita.'],
  ['nl', 'De brug over de rivier gaat in het voorjaar weer open.'],
  ['sv', 'Bron över ån öppnar igen till våren, säger kommunen.'],
  ['fi', 'Joen ylittävä silta avataan jälleen keväällä.'],
  ['pl', 'Most na rzece zostanie ponownie otwarty wiosną.'],
  ['cs', 'Most přes řeku se znovu otevře na jaře.'],
  ['hu', 'A folyó feletti híd tavasszal újra megnyílik.'],
  ['tr', 'Nehrin üzerindeki köprü ilkbaharda yeniden açılacak.'],
  ['ru', 'Мост через реку снова откроется весной.'],
  ['el', 'Η γέφυρα θα ανοίξει ξανά την άνοιξη.'],
  ['he', 'הגשר מעל הנהר ייפתח שוב באביב.'],
  ['ar', 'سيفتح الجسر فوق النهر مرة أخرى في الربيع.'],
  ['hi', 'नदी पर बना पुल वसंत में फिर से खुलेगा।'],
  ['zh', '河上的桥将在春天重新开放。'],
  ['ja', '川に架かる橋は春に再び開通します。'],
  ['ko', '강 위의 다리는 봄에 다시 열립니다.'],
  ['th', 'สะพานข้ามแม่น้ำจะเปิดอีกครั้งในฤดูใบไม้ผลิ'],
  ['', '12 ... 34'],
])('%s: %s', ([language, text]) => {
  expect(detect(text!)).toBe(language);
  expect(detectByTinyld(text!)).toBe(language);
});

test('whatever a text is made of, the answer is tinyld’s', () => {
  const { uniques, multiples } = tablesOfTinyld();
  const gram = fc.constantFrom(...Object.keys(uniques), ...Object.keys(multiples));
  const weighed = fc.constantFrom(...Object.keys(multiples));
  const odd = fc.constantFrom(' ', '  ', '\n', '\0', ', ', ' (', '“', '’', '7', '７', 'é', 'Ü', 'İ', '한', '\ud800');
  const text = (part: fc.Arbitrary<string>) =>
    fc.array(fc.oneof({ weight: 3, arbitrary: part }, odd), { maxLength: 40 }).map((parts) => parts.join(''));
  const told = new Set<string>();
  fc.assert(
    fc.property(fc.oneof(text(gram), text(weighed), fc.string({ unit: 'binary', maxLength: 80 })), (made) => {
      const answer = detect(made);
      told.add(answer);
      expect(answer).toBe(detectByTinyld(made));
    }),
    { seed: 7, numRuns: 1500 },
  );
  expect(told.size).toBeGreaterThan(40);
});

test('a text of one language’s weighed grams alone, each language in turn', () => {
  const { multiples } = tablesOfTinyld();
  for (const language of supportedLanguages) {
    const own = Object.keys(multiples).filter((gram) => (multiples[gram]?.[language] ?? 0) > 100);
    for (let at = 0; at < own.length; at += 40) {
      const text = own.slice(at, at + 40).join(' ');
      expect(detect(text), `${toISO2(language)}: ${text}`).toBe(detectByTinyld(text));
    }
  }
});
