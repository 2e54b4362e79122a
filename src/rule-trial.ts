import type { Explained } from './model/outcome.ts';
import type { Page } from './model/page.ts';
import type { TraceBlock } from './model/trace.ts';
import { hostOf } from './pipeline/record/canonical.ts';
import { explain } from './pipeline/clean.ts';
import { RuleSet } from './rules/rule-set.ts';
import type { OwnRule } from './open-rules.ts';
import type { Recipe } from './rules/recipe.ts';
import type { Rule } from './rules/rule.ts';

/** A block that new rules meet. */
export interface Met {
  readonly page: string;
  /** Number of the block in page order. */
  readonly block: number;
  readonly text: string;
  /** How it fares without them: `paragraph`, `caption` ..., or the rule that cuts it. */
  readonly now: string;
}

/** What one new rule does. */
export interface RuleTrial {
  readonly rule: OwnRule;
  /** Blocks kept now that it would cut. */
  readonly wouldCut: Met[];
  /** Blocks it matches that another rule cuts already. */
  readonly alreadyCut: Met[];
}

/** What new rules do to pages, measured against the rules in force. */
export class Trial {
  readonly rules: readonly RuleTrial[];
  /** Blocks that no new rule cuts and that yet fare otherwise, with how they would. */
  readonly elsewhere: (Met & { readonly after: string })[] = [];
  /** Pages that would become an article, or none any more. */
  readonly outcomes: { readonly page: string; readonly now: string; readonly after: string }[] = [];
  pages = 0;
  readonly #now: RuleSet;
  readonly #changed: RuleSet;
  /** The new rules tried before all others: shows what they match though another rule cuts it. */
  readonly #first: RuleSet;
  readonly #added: RuleSet;

  constructor(added: readonly OwnRule[], inForce: readonly (Rule | Recipe)[]) {
    this.rules = added.map((rule) => ({ rule, wouldCut: [], alreadyCut: [] }));
    this.#now = new RuleSet(inForce);
    this.#changed = new RuleSet([...inForce, ...added]);
    this.#first = new RuleSet([...added, ...inForce]);
    this.#added = new RuleSet(added);
  }

  try(page: Page, name: string): void {
    this.pages++;
    const [now, changed, first] = [this.#now, this.#changed, this.#first].map((rules) =>
      explain(page, { cleanedAt: null, rules }),
    ) as [Explained, Explained, Explained];
    if (outcomeOf(now) !== outcomeOf(changed))
      this.outcomes.push({ page: name, now: outcomeOf(now), after: outcomeOf(changed) });
    const added = this.#added.forHost(hostOf(page.url));
    now.blocks.forEach((before, i) => {
      const after = changed.blocks[i] ?? before;
      const met: Met = { page: name, block: before.block, text: before.text, now: before.by };
      const cutter = this.#cutterOf(after);
      // Text rules are not asked for what stands outside the story.
      if (before.fate === 'cut')
        (cutter ?? this.#cutterOf(first.blocks[i]) ?? this.#ruleOf(added.ofText(before.text)?.id))?.alreadyCut.push(
          met,
        );
      else cutter?.wouldCut.push(met);
      if (after.fate !== before.fate && !cutter) this.elsewhere.push({ ...met, after: after.by });
    });
  }

  #cutterOf(block: TraceBlock | undefined): RuleTrial | undefined {
    return block?.fate === 'cut' ? this.#ruleOf(block.by) : undefined;
  }

  #ruleOf(id: string | undefined): RuleTrial | undefined {
    return this.rules.find(({ rule }) => rule.id === id);
  }
}

function outcomeOf(made: Explained): string {
  return made.outcome === 'article' ? 'article' : `rejected as ${made.reject.reason}`;
}
