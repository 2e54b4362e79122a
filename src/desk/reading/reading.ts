import type { Explained, Outcome } from '../../model/outcome.ts';
import type { Page } from '../../model/page.ts';
import { TRIAL } from '../../pool/trial.ts';
import { CleanPool, type PoolSettings } from '../../pool/pool.ts';
import type { BlockMark } from '../../pipeline/story/marks.ts';
import type { Recipe } from '../../rules/recipe.ts';
import type { Rule } from '../../rules/rule.ts';
import type { UserRule } from '../../rules/user/rule-file.ts';

/** A page read again, with the fate of each block and where it stands. */
export interface ReadPage {
  readonly explained: Explained;
  /** For each block the first block of the same element: what a link into the framed page names. */
  readonly anchors: readonly number[];
}

/** A rule as somebody typed it: ready to be tried, or what is wrong with it. */
export interface ReadRule {
  readonly rules: readonly UserRule[];
  readonly problems: readonly string[];
}

/** Why a page could not be read, where a limit ended it. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
}

/** The module of the threads; `.ts` as this file, or `.js` once compiled. */
const THREAD = new URL(`./thread${import.meta.url.slice(-3)}`, import.meta.url);

/** Requests in hand beyond which a further one is refused. */
const MOST = 16;

/**
 * Reads pages for the desk in a thread of its own, with the limits of memory and time that cleaning has: what somebody
 * looks at is as hostile as what came in. The thread starts with the first page.
 */
export class Reading implements AsyncDisposable {
  readonly #settings: PoolSettings;
  #pool: CleanPool | undefined;
  #inHand = 0;

  constructor(settings: Omit<PoolSettings, 'threads'>) {
    this.#settings = { ...settings, threads: 1 };
  }

  /** True where another page may be given. */
  get hasRoom(): boolean {
    return this.#inHand < MOST;
  }

  clean(page: Page, cleanedAt: string): Promise<Outcome> {
    return this.#run<Outcome>('cleanPage', page, { cleanedAt }, (outcome) => outcome);
  }

  /** The page with the marks of a person applied. */
  correct(page: Page, marks: readonly BlockMark[], cleanedAt: string): Promise<Outcome> {
    return this.#run<Outcome>('cleanPage', page, { cleanedAt, marks }, (outcome) => outcome);
  }

  explain(page: Page): Promise<ReadPage> {
    return this.#run<ReadPage>('explainPage', page, { cleanedAt: null }, (outcome) => ({
      explained: { ...outcome, blocks: [], signs: null },
      anchors: [],
    }));
  }

  /** The page as a document of text alone, its blocks marked by their fate. */
  frame(page: Page): Promise<string> {
    return this.#run<string>('framePage', page, { cleanedAt: null }, refuse);
  }

  readRule(text: string): Promise<ReadRule> {
    return this.#run<ReadRule>('readRule', TRIAL, { cleanedAt: null, text }, refuse);
  }

  /** What new rules would change on a page, against those in force. */
  tryRules(page: Page, rules: readonly UserRule[], inForce: readonly (Rule | Recipe)[]): Promise<TriedRules> {
    return this.#run<TriedRules>('tryRules', page, { cleanedAt: null, rules, inForce }, refuse);
  }

  async #run<Answer>(name: string, page: Page, context: object, form: (outcome: Outcome) => Answer): Promise<Answer> {
    this.#pool ??= new CleanPool(this.#settings, undefined, THREAD);
    this.#inHand++;
    try {
      return await this.#pool.run<Answer>(name, page, { cleanedAt: null, ...context }, form);
    } finally {
      this.#inHand--;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#pool?.[Symbol.asyncDispose]();
  }
}

/** What rules came to on one page. */
export interface TriedRules {
  readonly wouldCut: readonly string[];
  readonly alreadyCut: number;
  /** The page's outcome, where the rules would change it. */
  readonly outcome: { readonly now: string; readonly after: string } | null;
}

function refuse(outcome: Outcome): never {
  throw new Unreadable(outcome.outcome === 'rejected' ? outcome.reject.detail : 'cannot be read');
}
