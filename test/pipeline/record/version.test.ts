import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { newPage } from '../../../src/model/page.ts';
import { clean } from '../../../src/pipeline/clean.ts';
import { RULES_VERSION, rulesVersionOf } from '../../../src/pipeline/record/version.ts';
import type { Rule } from '../../../src/rules/rule.ts';
import { BUILT_IN_RULES, withUserRules } from '../../../src/rules/rule-set.ts';

const RULE: Rule = { id: 'own', reason: 'a hotline', on: 'text', pattern: /^tip\?$/i, cut: ['Tip?'], keep: ['A tip'] };
const of = (rule: Partial<Rule> = {}, tables: unknown[] = [], version = '1.0.0') =>
  rulesVersionOf([{ ...RULE, ...rule }], tables, version);

describe('the version of the rules', () => {
  test('is another one for another pattern, host, table or program', () => {
    const versions = [
      of(),
      of({ pattern: /^tips\?$/i }),
      of({ pattern: /^tip\?$/ }),
      of({ hosts: ['a.example'] }),
      of({}, [{ sign: /a/ }]),
      of({}, [{ sign: /b/ }]),
      of({}, [], '1.0.1'),
      rulesVersionOf([], [], '1.0.0'),
    ];
    expect(new Set(versions).size).toBe(versions.length);
    for (const version of versions) expect(version).toMatch(/^[0-9a-f]{12}$/);
  });

  test('is the same for the same rules, whatever examples they bring', () => {
    expect(of({ pattern: new RegExp('^tip\\?$', 'i'), cut: ['TIP?'] })).toBe(of());
  });

  test('stands in the record, with that of a user’s own rules', () => {
    const bytes = readFileSync('fixtures/pages/notes--correction/page.html');
    const page = newPage({ url: null, bytes, contentType: null, fetchedAt: null });
    const versionBy = (rules?: ReturnType<typeof withUserRules>) => {
      const made = clean(page, { cleanedAt: null, ...(rules && { rules }) });
      return made.outcome === 'article' ? made.article.provenance.rulesVersion : made.reject.detail;
    };
    expect(RULES_VERSION).not.toBe(rulesVersionOf(BUILT_IN_RULES.slice(1), [], '0.0.0'));
    expect(versionBy()).toBe(RULES_VERSION);
    expect(versionBy(withUserRules([RULE]))).toMatch(new RegExp(`^${RULES_VERSION}\\+[0-9a-f]{8}$`));
  });
});
