import { describe, expect, it } from 'vitest';
import { areaUnderCurve, storyFigures } from '../../bench/confidence/figures.ts';
import { chance, fit } from '../../bench/confidence/logistic.ts';

describe('area under the curve', () => {
  const rows = (right: readonly number[], wrong: readonly number[]) => [
    ...right.map((confidence) => ({ confidence, right: true })),
    ...wrong.map((confidence) => ({ confidence, right: false })),
  ];

  it.each([
    ['all right above all wrong', [0.9, 0.8], [0.1, 0.2], 1],
    ['the other way round', [0.1], [0.9], 0],
    ['one confidence for all', [0.5, 0.5], [0.5], 0.5],
    ['one of four pairs the wrong way round', [0.9, 0.3], [0.1, 0.5], 0.75],
  ])('%s', (_, right, wrong, area) => {
    expect(areaUnderCurve(rows(right, wrong))).toBe(area);
  });
});

describe('figures of stories', () => {
  it('counts a refused story as wrong and least sure', () => {
    const page = { id: 'a', corpus: 'c', half: 0, type: null, signs: null } as const;
    const figures = storyFigures('c', [
      { ...page, F1: 0, confidence: null },
      { ...page, F1: 0.5, confidence: 0.97 },
      ...Array.from({ length: 18 }, () => ({ ...page, F1: 1, confidence: 0.97 })),
    ]);
    expect(figures).toMatchObject({
      pages: 20,
      refused: 1,
      wrong: 2,
      least: 1,
      wrongInLeast: 1,
      trusted: 19,
      wrongInTrusted: 1,
    });
  });
});

describe('the fit', () => {
  it('finds the weights that cases were drawn by', () => {
    // A grid in place of chance: each point counts as often as the model says.
    const cases = [];
    for (let i = 0; i <= 20; i++)
      for (let j = 0; j <= 20; j++) {
        const [a, b] = [i / 20, j / 20];
        const p = chance(1 + 4 * (a - 0.5) - 6 * (b - 0.5));
        cases.push({ x: [a, b], is: true, counts: 100 * p }, { x: [a, b], is: false, counts: 100 * (1 - p) });
      }
    const { usual, means, weights } = fit(cases);
    expect(means[0]).toBeCloseTo(0.5, 5);
    expect(usual).toBeCloseTo(1, 1);
    expect(weights[0]).toBeCloseTo(4, 1);
    expect(weights[1]).toBeCloseTo(-6, 1);
  });

  it('takes an absent sign for the mean of those that are there', () => {
    const { means } = fit([
      { x: [0], is: true, counts: 1 },
      { x: [1], is: false, counts: 1 },
      { x: [null], is: false, counts: 1 },
    ]);
    expect(means).toEqual([0.5]);
  });
});
