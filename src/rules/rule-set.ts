import { createHash } from 'node:crypto';
import { FirstMatch } from '../text/opening-index.ts';
import { ClassMemo, type OfClassAndId } from './class-memo.ts';
import { CLASS_RULES } from './classes.ts';
import { isFor, type Recipe, type RecipePage } from './recipe.ts';
import type { Rule } from './rule.ts';
import { HEADING_RULES, TEXT_RULES } from './texts.ts';

/** Why an element or a block is furniture. */
export interface Verdict {
  readonly rule: string;
  readonly reason: string;
}

/** WordPress writes a post's tags and categories into the classes of the post itself. */
const POST = /\b(?:hentry|type-\w+|status-publish)\b/;
const POST_TERMS = /(?<=^|\s)(?:tag|category|post_tag|format|author|status|type|cat|section|topic)-[\w-]+/g;

/** Labels and lines of furniture are short; longer texts are not tested, which bounds every pattern's time. */
export const MAX_TEXT = 400;

/** What the class rules say of a key, which stands for its class. */
interface Judged extends OfClassAndId {
  readonly verdict: Verdict | null;
}

/** Rules in the order they are tried, for one host. */
export class RuleSet {
  readonly rules: readonly Rule[];
  readonly recipes: readonly Recipe[];
  /** Follows the version of the built-in rules in a record: `+` and 8 hex digits where a user's own are in force, else empty. */
  readonly version: string;
  readonly #class: FirstMatch<Rule>;
  readonly #text: FirstMatch<Rule>;
  readonly #heading: FirstMatch<Rule>;
  readonly #bound: readonly Rule[];
  /** By the ids of the bound rules that hold: few, however many the hosts. */
  readonly #sets = new Map<string, RuleSet>();
  readonly #judged = new ClassMemo<Judged>((className, id) => ({ className, id, verdict: this.#judge(className) }));
  #lastText: string | undefined;
  #ofLastText: Rule | undefined;

  constructor(all: readonly (Rule | Recipe)[], version = '') {
    const rules = all.filter((one): one is Rule => one.on !== 'recipe');
    this.rules = rules;
    this.recipes = all.filter((one): one is Recipe => one.on === 'recipe');
    this.version = version;
    this.#bound = rules.filter((rule) => rule.hosts);
    this.#class = new FirstMatch(
      rules.filter((rule) => rule.on === 'class'),
      true,
    );
    this.#text = new FirstMatch(rules.filter((rule) => rule.on === 'text'));
    this.#heading = new FirstMatch(rules.filter((rule) => rule.on === 'heading' || rule.on === 'end'));
  }

  /** The rules that hold on a host: those without `hosts`, and those that name it or a domain above it. */
  forHost(host: string | null): RuleSet {
    if (this.#bound.length === 0) return this;
    const holding = this.#bound.filter((rule) =>
      rule.hosts?.some((name) => host === name || host?.endsWith(`.${name}`)),
    );
    const key = holding.map((rule) => rule.id).join(' ');
    let set = this.#sets.get(key);
    if (!set) {
      set = new RuleSet(
        [...this.rules.filter((rule) => !rule.hosts || holding.includes(rule)), ...this.recipes],
        this.version,
      );
      this.#sets.set(key, set);
    }
    return set;
  }

  /** The first recipe that is for a page. */
  recipeFor(page: RecipePage): Recipe | null {
    return this.recipes.find((recipe) => isFor(recipe, page)) ?? null;
  }

  /** The class rule that an element's key meets, memoised: class strings repeat heavily. */
  ofClass(key: string): Verdict | null {
    return key === '' ? null : this.#judged.of(key, '').verdict;
  }

  #judge(key: string): Verdict | null {
    const own = POST.test(key) ? key.replace(POST_TERMS, '') : key;
    const rule = this.#class.of(own);
    return rule ? { rule: rule.id, reason: rule.reason } : null;
  }

  /** The text rule that a block's text meets. That of the block before is remembered: a list may say one thing a million times. */
  ofText(text: string): Rule | undefined {
    if (text.length > MAX_TEXT) return undefined;
    if (text !== this.#lastText) {
      this.#ofLastText = this.#text.of(text);
      this.#lastText = text;
    }
    return this.#ofLastText;
  }

  ofHeading(text: string): Rule | undefined {
    return text.length > MAX_TEXT ? undefined : this.#heading.of(text);
  }
}

/** The rules that come with the program. */
export const BUILT_IN_RULES: readonly Rule[] = [...CLASS_RULES, ...TEXT_RULES, ...HEADING_RULES];
export const BUILT_IN = new RuleSet(BUILT_IN_RULES);

/** The built-in rules and, after them, a user's own, and a user's recipes. */
export function withUserRules(own: readonly (Rule | Recipe)[]): RuleSet {
  if (own.length === 0) return BUILT_IN;
  const cutting = own.map(decidingParts);
  const hash = createHash('sha256').update(JSON.stringify(cutting)).digest('hex').slice(0, 8);
  return new RuleSet([...BUILT_IN_RULES, ...own], `+${hash}`);
}

/** What of a rule or recipe decides a record. */
function decidingParts(own: Rule | Recipe): unknown {
  if (own.on !== 'recipe') return [own.id, own.on, own.pattern.source, own.pattern.flags, own.hosts ?? null];
  // Fields in one order, whatever the file's.
  const { id, hosts, paths, body, headline, byline, date, remove, validFrom, validUntil } = own;
  return { id, hosts, paths, body, headline, byline, date, remove, validFrom, validUntil };
}
