import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Outcome } from '../../../src/model/outcome.ts';
import { newPage, type Page } from '../../../src/model/page.ts';
import { clean } from '../../../src/pipeline/clean.ts';
import { BUILT_IN_RULES, RuleSet } from '../../../src/rules/rule-set.ts';

/** A fixture and what comes of it. */
export interface Evidence {
  readonly page: Page;
  readonly outcome: string;
  /** Ids of the rules that cut something of it. */
  readonly rules: ReadonlySet<string>;
}

/** Every fixture page of the sets whose outcome is pinned, cleaned by all rules. */
export function readEvidence(fixtures: string): Evidence[] {
  return ['pages', 'gold'].flatMap((set) =>
    readdirSync(join(fixtures, set)).flatMap((name) => {
      const folder = join(fixtures, set, name);
      const file = ['page.html', 'page.txt'].map((one) => join(folder, one)).find((one) => existsSync(one));
      if (file === undefined) return [];
      const { url, contentType = null } = JSON.parse(readFileSync(join(folder, 'page.json'), 'utf8')) as Sidecar;
      const page = newPage({ url, contentType, bytes: readFileSync(file), fetchedAt: null });
      const outcome = clean(page, { cleanedAt: null });
      return [{ page, outcome: outcomeOf(outcome), rules: new Set(outcome.trace.removals.map(({ rule }) => rule)) }];
    }),
  );
}

interface Sidecar {
  readonly url: string | null;
  readonly contentType?: string;
}

/** Whether some fixture comes out otherwise where the rule is not there. */
export function isMissed(id: string, evidence: readonly Evidence[]): boolean {
  const rules = new RuleSet(BUILT_IN_RULES.filter((rule) => rule.id !== id));
  return evidence.some(
    (one) => one.rules.has(id) && outcomeOf(clean(one.page, { cleanedAt: null, rules })) !== one.outcome,
  );
}

/** What of an outcome a fixture pins: the record without what tells how it came about. */
export function outcomeOf(outcome: Outcome): string {
  if (outcome.outcome === 'rejected') return outcome.reject.reason;
  const { provenance: _provenance, quality: _quality, ...record } = outcome.article;
  return JSON.stringify(record);
}
