import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newPage } from '../../src/model/page.ts';
import { isHeuristic } from '../../src/model/rule-file.ts';
import { clean } from '../../src/pipeline/clean.ts';
import { classKeyOf } from '../../src/rules/element-class.ts';
import type { Rule } from '../../src/rules/rule.ts';
import { BUILT_IN_RULES } from '../../src/rules/rule-set.ts';

/** What a rule is tested on: class rules on keys as the tree makes them, the others on the text itself. */
const subject = (rule: Rule, example: string): string => (rule.on === 'class' ? classKeyOf(example) : example);

describe.each(BUILT_IN_RULES)('rule $id', (rule) => {
  it('has a kebab-case id, a reason, and examples of both kinds', () => {
    expect(rule.id).toMatch(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/);
    expect(rule.reason.length).toBeGreaterThan(5);
    expect(rule.reason).not.toMatch(/[.!]$/);
    expect(rule.cut).not.toEqual([]);
    expect(rule.keep).not.toEqual([]);
  });

  it('keeps no state between texts; hosts, where there are any, are named', () => {
    expect(rule.pattern.flags).not.toMatch(/[gy]/);
    expect(rule.hosts ?? ['a.example']).not.toEqual([]);
  });

  it('cuts what it says it cuts', () => {
    expect(rule.cut.filter((example) => !rule.pattern.test(subject(rule, example)))).toEqual([]);
  });

  it('keeps what it says it keeps', () => {
    expect(rule.keep.filter((example) => rule.pattern.test(subject(rule, example)))).toEqual([]);
  });
});

describe('the built-in rules', () => {
  it('have ids of their own', () => {
    const ids = BUILT_IN_RULES.map(({ id }) => id);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    expect(ids.filter(isHeuristic), 'names of what is cut without a rule').toEqual([]);
  });

  it('are tested on all four things a rule may look at', () => {
    expect(new Set(BUILT_IN_RULES.map(({ on }) => on))).toEqual(new Set(['class', 'text', 'heading', 'end']));
    expect(BUILT_IN_RULES.length).toBeGreaterThan(30);
  });

  it('and the heuristics are all that cuts, over the fixtures', () => {
    const ids = new Set(BUILT_IN_RULES.map(({ id }) => id));
    const folder = join(import.meta.dirname, '..', '..', 'fixtures', 'gold');
    const removals = readdirSync(folder).flatMap(
      (name) =>
        clean(
          newPage({
            url: null,
            bytes: readFileSync(join(folder, name, 'page.html')),
            contentType: null,
            fetchedAt: null,
          }),
          { cleanedAt: null },
        ).trace.removals,
    );
    expect(removals.length).toBeGreaterThan(500);
    expect(
      removals
        .filter(({ rule, reason }) => reason === '' || !(ids.has(rule) || isHeuristic(rule)))
        .map(({ rule }) => rule),
    ).toEqual([]);
    expect(new Set(removals.map(({ rule }) => rule).filter(isHeuristic)).size).toBeGreaterThan(5);
  });
});
