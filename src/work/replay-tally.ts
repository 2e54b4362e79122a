import type { Removal, Trace } from '../model/trace.ts';
import { countWords } from '../text/words.ts';

/** What one rule would do otherwise. */
export interface RuleChange {
  readonly rule: string;
  /** Words that it had cut and that would stay now; that stayed and that it would cut now. */
  gained: number;
  lost: number;
  /** Pages on which it would. */
  pages: number;
}

/** What became of a page, and what would. */
export interface ReplayedPage {
  readonly before: { readonly outcome: 'article' | 'rejected'; readonly removals: readonly Removal[] };
  readonly after: { readonly outcome: 'article' | 'rejected'; readonly trace: Pick<Trace, 'removals'> };
  /** Whether record or reason would be another. */
  readonly changed: boolean;
}

/** Counts what today's rules would change. */
export class ReplayTally {
  /** Pages there are, for a bar. */
  taken = 0;
  done = 0;
  /** Records that would be another; rejects that would become articles, the reverse, and rejects for another reason. */
  changed = 0;
  admitted = 0;
  refused = 0;
  reasons = 0;
  readonly #rules = new Map<string, RuleChange>();

  add({ before, after, changed }: ReplayedPage): void {
    this.done++;
    if (!changed) return;
    if (before.outcome === 'rejected') {
      if (after.outcome === 'article') this.admitted++;
      else this.reasons++;
    } else if (after.outcome === 'rejected') this.refused++;
    else {
      this.changed++;
      this.#compare(before.removals, after.trace.removals);
    }
  }

  /** The busiest first. */
  get rules(): readonly RuleChange[] {
    return [...this.#rules.values()].toSorted(
      (one, other) => other.gained + other.lost - one.gained - one.lost || (one.rule < other.rule ? -1 : 1),
    );
  }

  /** Texts are compared, not numbers of blocks: a page may be taken apart otherwise than it was. */
  #compare(before: readonly Removal[], after: readonly Removal[]): void {
    const touched = new Set<RuleChange>();
    for (const [removals, others, side] of [
      [before, after, 'gained'],
      [after, before, 'lost'],
    ] as const) {
      const known = new Map<string, number>();
      for (const { text } of others) known.set(text, (known.get(text) ?? 0) + 1);
      for (const { rule, text } of removals) {
        const left = known.get(text) ?? 0;
        known.set(text, left - 1);
        if (left > 0) continue;
        const change = this.#rules.get(rule) ?? { rule, gained: 0, lost: 0, pages: 0 };
        this.#rules.set(rule, change);
        change[side] += countWords(text);
        touched.add(change);
      }
    }
    for (const change of touched) change.pages++;
  }
}
