import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Comparable, compare, type Agreement } from '../../src/stories/compare.ts';
import { NumberSet } from '../../src/stories/number-set.ts';
import { sentencesOf, wordsOf } from '../../src/stories/words.ts';
import { marketReport, OTHER, STORY } from './texts.ts';

/** Paragraphs whose sentences share words, figures and names, and signs that are not plain Latin. */
const paragraph = fc.oneof(
  fc.constantFrom(...STORY, ...OTHER, ...marketReport(62, 5130.25, 71.4, 3.9).split('\n\n')),
  fc.constantFrom(...STORY.slice(0, 3)).map((text) => text.replaceAll('Quill', 'Orrick').replaceAll(/\d/g, '8')),
  fc.constantFrom(
    '',
    '™',
    '❤️',
    'Он сказал в Москве: 40 лодок и 2 баржи. Затем ушёл.',
    'ΟΔΟΣ. The ﬁrst 4½ ｍiles of Alder Road',
    '7',
  ),
);
const text = fc.array(paragraph, { maxLength: 12 }).map((paragraphs) => paragraphs.join('\n\n'));

test('what two texts share is what a comparison by strings finds', () => {
  let [shared, facts] = [0, 0];
  fc.assert(
    fc.property(text, text, (one, other) => {
      const found = compare(new Comparable(one), new Comparable(other));
      const { containment, ...agreements } = byStrings(readText(one), readText(other));
      expect(found.containment).toBe(containment);
      expect(found.agreements()).toEqual(agreements);
      shared += found.shared;
      facts += agreements.figures.compared + agreements.names.compared;
    }),
    { numRuns: 200, seed: 11 },
  );
  expect(Math.min(shared, facts), 'there was something to compare').toBeGreaterThan(100);
});

test('a set of numbers has what was put in, once', () => {
  const number = fc.oneof(
    fc.nat(40),
    fc.maxSafeNat(),
    fc.nat(200).map((n) => n * 2 ** 32),
  );
  fc.assert(
    fc.property(fc.array(number, { maxLength: 300 }), fc.array(number, { maxLength: 300 }), (ones, others) => {
      const [one, other] = [ones, others].map((numbers) => new NumberSet(Float64Array.from(numbers)));
      const [truth, beside] = [new Set(ones), new Set(others)];
      expect(one!.size).toBe(truth.size);
      for (const each of others) expect(one!.has(each)).toBe(truth.has(each));
      expect(one!.shared(other!)).toBe([...truth].filter((each) => beside.has(each)).length);
    }),
  );
});

interface Read {
  readonly runs: ReadonlySet<string>;
  readonly sentences: readonly { readonly runs: readonly string[]; readonly facts: readonly string[] }[];
}

/** A text's runs of five words, and of each sentence those that begin in it and its figures and names. */
function readText(body: string): Read {
  const texts = sentencesOf(body);
  const words = texts.flatMap(wordsOf);
  const runs = words.slice(4).map((_, i) => words.slice(i, i + 5).join(' '));
  let from = 0;
  const sentences = texts.map((sentence) => {
    const count = wordsOf(sentence).length;
    from += count;
    const facts = sentence.match(/\d+(?:[.,:/]\d+)*|(?<=[\p{Ll}\p{N},;:’'”"]\s["“‘]?)\p{Lu}[\p{L}\p{M}’'-]+/gu) ?? [];
    return { runs: runs.slice(from - count, from), facts: facts.map((fact) => fact.toLowerCase()) };
  });
  return { runs: new Set(runs), sentences };
}

function byStrings(one: Read, other: Read): { containment: number; figures: Agreement; names: Agreement } {
  const fewer = Math.min(one.runs.size, other.runs.size);
  const lower = (kind: RegExp): Agreement => {
    const [here, there] = [agreed(one, other, kind), agreed(other, one, kind)];
    return here.share <= there.share ? here : there;
  };
  return {
    containment: fewer === 0 ? 0 : [...one.runs].filter((run) => other.runs.has(run)).length / fewer,
    figures: lower(/^\d/),
    names: lower(/^\D/),
  };
}

function agreed({ sentences }: Read, other: Read, kind: RegExp): Agreement {
  const compared = sentences
    .filter(({ runs }) => runs.length > 0 && runs.filter((run) => other.runs.has(run)).length / runs.length >= 0.3)
    .flatMap(({ facts }) => facts.filter((fact) => kind.test(fact)));
  const known = new Set(other.sentences.flatMap(({ facts }) => facts));
  const both = compared.filter((fact) => known.has(fact)).length;
  return { compared: compared.length, share: compared.length === 0 ? 1 : both / compared.length };
}
