import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BUILT_IN_RULES } from '../../src/rules/rule-set.ts';
import { FirstMatch, OpeningIndex } from '../../src/text/opening-index.ts';
import { openingsOf, partsOf } from '../../src/text/pattern-openings.ts';
import phrases from '../rules/proof/phrases.json' with { type: 'json' };
import { allRows } from '../signs/tables.ts';

const rules = BUILT_IN_RULES.filter(({ on }) => on !== 'class');
const signs = (await allRows()).filter(({ pattern }) => !pattern.global && !pattern.sticky);
const patterns = [...rules.map(({ pattern }) => pattern), ...signs.map(({ pattern }) => pattern)];
const texts = [
  ...rules.flatMap(({ cut, keep }) => [...cut, ...keep]),
  ...signs.flatMap(({ meets, passes }) => [...meets, ...passes]),
  ...Object.values(phrases).flat(),
];
/** An index that has read its patterns, of thirty at a time. */
const indexes = Array.from({ length: Math.ceil(patterns.length / 30) }, (_, part) => {
  const own = patterns.slice(part * 30, (part + 1) * 30);
  const index = new OpeningIndex(own);
  for (let i = 0; i < 1001; i++) index.candidates('warm');
  return { own, index };
});

/** How many patterns match a text; fails where one does that the index rules out. */
function matched(text: string): { matched: number; asked: number } {
  const sum = { matched: 0, asked: 0 };
  for (const { own, index } of indexes) {
    const bits = index.candidates(text);
    for (const [n, pattern] of own.entries()) {
      if ((bits & (1 << n)) !== 0) sum.asked++;
      if (!pattern.test(text)) continue;
      sum.matched++;
      expect((bits & (1 << n)) !== 0, `${pattern.source.slice(0, 200)} on “${text}”`).toBe(true);
    }
  }
  return sum;
}

test('no pattern matches a text that its openings rule out', () => {
  for (const text of texts) matched(text);
});

test('none does whatever stands before the text, in whatever case', () => {
  const piece = fc.tuple(fc.constantFrom(...texts), fc.nat(60)).map(([text, end]) => text.slice(0, end));
  const marks = fc.constantFrom('', '“', '(', '* ', '— ', '©', '3 ', '\n', 'ſ', '…', 'É');
  const changed = fc
    .tuple(marks, piece, marks, piece, fc.constantFrom(0, 1, 2))
    .map(
      ([before, a, between, b, kase]) =>
        before + (kase === 0 ? a : kase === 1 ? a.toUpperCase() : a.toLowerCase()) + between + b,
    );
  let all = 0;
  fc.assert(
    fc.property(changed, (text) => void (all += matched(text).matched)),
    { numRuns: 600, seed: 5 },
  );
  expect(all).toBeGreaterThan(100);
});

test('rules that say how a text opens are not asked of sentences', () => {
  const texts = rules.filter(({ on }) => on === 'text');
  const index = new OpeningIndex(texts.map(({ pattern }) => pattern));
  for (let i = 0; i < 1001; i++) index.candidates('warm');
  for (const line of [
    'The council voted on Tuesday.',
    'It rained over the fells all day.',
    '“We were late,” she said.',
  ]) {
    const bits = index.candidates(line);
    expect(texts.filter((_, n) => (bits & (1 << n)) === 0).length).toBeGreaterThan(8);
  }
});

test.each([
  [/^\W*(?:share|read (?:more|next))\b/i, ['read_*', 'share*']],
  [/^(?:\d{1,2} of \d+|[Pp]hotos?:)/, ['0_of_*', 'photo*']],
  [/^[“"]?AP$/, ['ap*']],
  [/^(?:x|)y/, ['xy*', 'y*']],
  [/(?:^|\n)posted/, ['*']],
  [/^posted|by/, ['*']],
  [/^\p{Lu}x/u, ['*']],
  [/^(?=a)b(?!c)d/, ['bd*']],
  [/(?:^a)?b/, ['*']],
  [/^a{2}b/, ['a*']],
  [/^posted/m, ['*']],
  [/^more(?: (?:news|top))? x/, ['more_*']],
  [/^a(?: (?:b|c))?(?: d)?e/, ['a_b_d*', 'a_be*', 'a_c_d*', 'a_ce*', 'a_de*', 'ae*']],
])('%s opens with %j', (pattern, openings) => {
  expect([...openingsOf(pattern)].sort()).toEqual(openings);
});

test.each([
  [/^\W*(?:реклама|広告|anzeige)$/iu, ['anzei*', 'ø*'], null],
  [/^(?:é|\W)x/, ['x*', 'øx*'], null],
  [/^\W*(?:more news|[^.]{3,60} is a newsroom|@\w+)$/i, ['more_*'], '^\\W*(?:[^.]{3,60} is a newsroom|@\\w+)$'],
  [/^(?:a|.b)(?:c|d)$/, ['ac*', 'ad*'], '^(?:.b)(?:c|d)$'],
  [/^(?:a|.b)?c$/, ['*', 'ac*', 'c*'], '^(?:a|.b)?c$'],
  [/^a|.b/, ['*'], '^a|.b'],
  [/^(?:[(|)]x|.b)/, ['x*'], '^(?:.b)'],
])('%s opens with %j, or is %j', (pattern, openings, open) => {
  const parts = partsOf(pattern);
  expect([...parts.openings].sort()).toEqual(openings);
  expect(parts.open?.source ?? null).toBe(open);
});

test('the first row that matches is the first in order, of more rows than an index has', () => {
  const rows = Array.from({ length: 70 }, (_, n) => ({ pattern: new RegExp(`^(?:row ${n}\\b|both)`), n }));
  const first = new FirstMatch(rows);
  for (let i = 0; i < 1100; i++) first.of('row 3');
  expect(first.of('row 42')?.n).toBe(42);
  expect(first.of('both')?.n).toBe(0);
  expect(first.of('neither')).toBeUndefined();
});

test('no class rule matches a class that its words rule out', () => {
  const classes = BUILT_IN_RULES.filter(({ on }) => on === 'class');
  const first = new FirstMatch(classes, true);
  for (let i = 0; i < 1001; i++) first.of('warm');
  const names = classes.flatMap(({ cut, keep }) => [...cut, ...keep]);
  const words = fc.constantFrom(...names, ...names.flatMap((name) => name.split(/[-_ ]/)));
  const glue = fc.constantFrom('', ' ', '-', '__', '2', 'É', 'W', 'ſ', ':');
  let met = 0;
  fc.assert(
    fc.property(fc.array(fc.tuple(glue, words), { maxLength: 4 }), (parts) => {
      const key = parts.flat().join('');
      const rule = classes.find(({ pattern }) => pattern.test(key));
      if (rule) met++;
      expect(first.of(key)?.id, key).toBe(rule?.id);
    }),
    { numRuns: 2000, seed: 7 },
  );
  expect(met).toBeGreaterThan(500);
});

test('a class rule of another form is asked of every class', () => {
  const first = new FirstMatch(
    [{ pattern: /stray$/ }, { pattern: /(?:^|[^a-z0-9])(?:ad)|(?:x)(?:$|[^a-z0-9])/ }],
    true,
  );
  for (let i = 0; i < 1001; i++) first.of('warm');
  expect(first.of('astray')?.pattern.source).toBe('stray$');
  expect(first.of('boxx')).toBeDefined();
});
