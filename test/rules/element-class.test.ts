import { describe, expect, test } from 'vitest';
import { elementClassOf, NO_CLASS } from '../../src/rules/element-class.ts';

describe('the class of an element', () => {
  test('is one for all elements of a class and an id that were met before', () => {
    elementClassOf('box lead', 'top');
    const known = elementClassOf('box lead', 'top');
    expect(elementClassOf(['box', 'lead'].join(' '), 'top')).toBe(known);
    expect(known.key).toBe('box lead top');
    expect(elementClassOf(undefined, '')).toBe(NO_CLASS);
  });

  test('tells a class and an id from two classes, and from an id of the same name', () => {
    const [classes, both, id] = [
      elementClassOf('lead top', undefined),
      elementClassOf('lead', 'top'),
      elementClassOf(undefined, 'lead top'),
    ];
    expect(new Set([classes, both, id]).size).toBe(3);
    expect([classes, both, id].map((one) => one.tagAndClassOf('p'))).toEqual(['p.lead top', 'p.lead', 'p']);
    expect([classes, both, id].map((one) => one.key)).toEqual(Array.from({ length: 3 }, () => 'lead top'));
  });

  test('is right however many others were met before, in any script', () => {
    for (let i = 0; i < 50_000; i++) elementClassOf(`item-${i}`, i % 3 === 0 ? `n-${i}` : undefined);
    for (let i = 0; i < 50_000; i += 499) {
      const id = i % 3 === 0 ? `n-${i}` : undefined;
      expect(elementClassOf(`item-${i}`, id).key).toBe(id === undefined ? `item-${i}` : `item-${i} ${id}`);
    }
    expect(elementClassOf('статья é', 'главная').key).toBe('статья é главная');
  });

  test('is read up to 500 characters', () => {
    expect(elementClassOf('a'.repeat(498), 'bcd').key).toBe(`${'a'.repeat(498)} b`);
    expect(elementClassOf('a'.repeat(600), undefined).key).toHaveLength(500);
  });
});
