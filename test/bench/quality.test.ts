import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sameDate, samePeople } from '../../bench/quality/fields.ts';
import { datelineKey, scorePage, type Truth } from '../../bench/quality/score.ts';
import { commonLength, shingleShares, words } from '../../bench/quality/words.ts';
import type { Outcome } from '../../src/model/outcome.ts';

const split = (text: string): string[] => text.split(' ').filter(Boolean);

/** The table of the textbook, a cell a time. */
function byTable(a: readonly string[], b: readonly string[]): number {
  let row = Array<number>(b.length + 1).fill(0);
  for (const word of a) {
    const next = [0];
    b.forEach((other, j) => next.push(word === other ? row[j]! + 1 : Math.max(row[j + 1]!, next[j]!)));
    row = next;
  }
  return row[b.length]!;
}

describe('words that both have, in order', () => {
  test.for([
    ['', '', 0],
    ['a', '', 0],
    ['a b c', 'a b c', 3],
    ['a b c', 'c b a', 1],
    ['the river rose again on monday', 'the river on monday rose', 4],
    ['x a x b x c x', 'a b c', 3],
  ] as const)('%j and %j: %i', ([a, b, common]) => {
    expect(commonLength(split(a), split(b))).toBe(common);
  });

  test('are as many as the textbook counts, over the seams of 32 words too', () => {
    const list = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 140 });
    fc.assert(
      fc.property(list, list, (a, b) => commonLength(a, b) === byTable(a, b)),
      { numRuns: 300 },
    );
  });

  test('case, punctuation and compatibility forms do not count', () => {
    expect(words('“Don’t”, she SAID — 1,000 ﬁles.')).toEqual(['don', 't', 'she', 'said', '1', '000', 'files']);
  });
});

describe('runs of four words', () => {
  test('shared, extra and missing are shares of all', () => {
    // Output: abcd bcde. Truth: abcd bcdx.
    expect(shingleShares(split('a b c d e'), split('a b c d x'))).toEqual([1 / 3, 1 / 3, 1 / 3]);
    expect(shingleShares(split('a b'), split('a b'))).toEqual([1, 0, 0]);
    expect(shingleShares([], split('a b c d e'))).toEqual([0, 0, 1]);
    expect(shingleShares([], [])).toEqual([0, 0, 0]);
  });
});

const TRUTH: Truth = {
  title: 'River rises',
  authors: null,
  published: null,
  lines: ['ULM (AP) — One two three four.', 'Five six seven eight.'],
  agency: 'AP',
  dateline: 'ULM (AP) —',
  ascii: false,
};

/** An article with these fields, as far as a score reads them. */
function made(
  body: string,
  { dateline = 'ULM (AP) —', headline = 'River rises' }: { dateline?: string | null; headline?: string } = {},
): Outcome {
  return {
    outcome: 'article',
    article: {
      headline,
      dateline: dateline === null ? null : { text: dateline },
      bylines: [],
      published: null,
      body: { text: body },
    } as never,
    trace: { pageId: 'p', notes: [], removals: [] },
  };
}

describe('the score of a page', () => {
  test.for([
    ['all of it', made('One two three four.\n\nFive six seven eight.'), 1, 1, true],
    ['two words too many', made('Share this One two three four. Five six seven eight.'), 10 / 12, 1, false],
    ['half of it', made('One two three four.'), 1, 6 / 10, false],
    ['the wrong order', made('Five six seven eight. One two three four.'), 6 / 10, 6 / 10, false],
    [
      'nothing',
      {
        outcome: 'rejected',
        reject: { reason: 'no-story', detail: '' },
        trace: { pageId: 'p', notes: [], removals: [] },
      } satisfies Outcome,
      0,
      0,
      false,
    ],
  ] as const)('%s', ([, outcome, P, R, isClean]) => {
    const score = scorePage(TRUTH, outcome);
    expect(score).toMatchObject({ group: 'AP', P, R, clean: isClean });
    expect(score.F1).toBeCloseTo(P + R === 0 ? 0 : (2 * P * R) / (P + R), 12);
  });

  test('headline, byline and date on top of a truth are neither asked for nor held against anyone', () => {
    const lines = ['River rises', 'By Jane Roe', 'Published: Monday', ...TRUTH.lines];
    expect(scorePage({ ...TRUTH, lines }, made('One two three four. Five six seven eight.'))).toMatchObject({
      P: 1,
      R: 1,
    });
  });

  test('what a truth has in square brackets may be there or not', () => {
    const truth = { ...TRUTH, lines: [...TRUTH.lines, '[Roe wrote from Ulm.]'] };
    for (const tail of ['', ' Roe wrote from Ulm.'])
      expect(scorePage(truth, made(`One two three four. Five six seven eight.${tail}`))).toMatchObject({ P: 1, R: 1 });
  });

  test('letters that a truth lost split the words of the output', () => {
    const truth = { ...TRUTH, lines: ['Caf? society'], dateline: null };
    expect(scorePage(truth, made('Café society', { dateline: null })).F1).toBeLessThan(1);
    expect(scorePage({ ...truth, ascii: true }, made('Café society', { dateline: null })).F1).toBe(1);
  });

  test('datelines compare by place and agency; an agency alone is none', () => {
    expect(datelineKey('ULM, Germany (AP) --')).toBe(datelineKey('Ulm,  Germany (AP) \u2014'));
    expect(datelineKey('ULM (AP)')).not.toBe(datelineKey('ULM (Reuters)'));
    expect(scorePage(TRUTH, made('x', { dateline: null }))).toMatchObject({ wanted: 'ulm(ap)', got: null });
    expect(scorePage({ ...TRUTH, dateline: '(AP) —' }, made('x')).wanted).toBeNull();
  });

  test('headlines compare by their words', () => {
    expect(scorePage(TRUTH, made('x', { headline: '‘River’ rises' })).headline).toBe(true);
    expect(scorePage(TRUTH, made('x', { headline: 'River rises | Times' })).headline).toBe(false);
    expect(scorePage({ ...TRUTH, title: null }, made('x')).headline).toBeNull();
  });
});

describe('the people of a page', () => {
  test.for([
    ['the same', ['Jane Roe'], ['Jane Roe'], true],
    ['accents, case, initials and titles', ['Dr. José A. Pérez'], ['JOSE PEREZ'], true],
    ['several in one field', ['Jane Roe, Ann Poe and John Doe'], ['Jane Roe', 'Ann Poe', 'John Doe'], true],
    ['degrees and titles behind a name', ['Jane Roe, Ph.D., Shipping Expert'], ['Jane Roe'], true],
    ['one is missing', ['Jane Roe', 'Ann Poe'], ['Jane Roe'], false],
    ['a label for a person', ['Jane Roe'], ['Jane Roe', 'Text Size'], false],
    ['an outlet needs no people', ['Harbor Tribune'], [], true],
    ['an outlet, but somebody else came out', ['The Associated Press'], ['Pat Photo'], false],
    ['a handle may come out or not', ['sailor99'], [], true],
    ['nothing is known', [], ['Jane Roe'], null],
  ] as const)('%s', ([, authors, found, right]) => {
    expect(samePeople(authors, found)).toBe(right);
  });
});

describe('the date of a page', () => {
  test.for([
    ['2024-05-01', '2024-05-01T22:10:00-05:00', true],
    ['2024-05-02', '2024-05-01T22:10:00-05:00', true],
    ['2024-05-01', '2024-05-03', false],
    ['2024-05-01 03:10:00+00:00', '2024-04-30T22:10:00-05:00', true],
    ['2024-05-01 03:10:00+00:00', '2024-05-01T15:10:00Z', false],
    ['2024-05-01 03:10:00+00:00', '2024-04-30T22:10:00', true],
    ['2024-05-01 03:10:00+00:00', '2024-04-30', false],
    ['2024-05-01', null, false],
    [null, '2024-05-01', null],
  ] as const)('%s, read as %s: %s', ([truth, at, right]) => {
    expect(sameDate(truth, at === null ? null : { at })).toBe(right);
  });
});
