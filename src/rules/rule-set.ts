import { CLASS_RULES } from './classes.ts';
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
const MAX_TEXT = 400;
const MAX_MEMO = 20_000;

/** Rules in the order they are tried, for one host. */
export class RuleSet {
  readonly rules: readonly Rule[];
  readonly #class: readonly Rule[];
  readonly #text: readonly Rule[];
  readonly #heading: readonly Rule[];
  readonly #hosts = new Map<string, RuleSet>();
  readonly #verdicts = new Map<string, Verdict | null>();

  constructor(rules: readonly Rule[]) {
    this.rules = rules;
    this.#class = rules.filter((rule) => rule.on === 'class');
    this.#text = rules.filter((rule) => rule.on === 'text');
    this.#heading = rules.filter((rule) => rule.on === 'heading' || rule.on === 'end');
  }

  /** The rules that hold on a host: those without `hosts`, and those that name it or a domain above it. */
  forHost(host: string | null): RuleSet {
    if (this.rules.every((rule) => rule.hosts === undefined)) return this;
    const key = host ?? '';
    let set = this.#hosts.get(key);
    if (!set) {
      set = new RuleSet(this.rules.filter((rule) => !rule.hosts || rule.hosts.some((name) => key === name || key.endsWith(`.${name}`))).map(({ hosts: _, ...rule }) => rule));
      if (this.#hosts.size > 1000) this.#hosts.clear();
      this.#hosts.set(key, set);
    }
    return set;
  }

  /** The class rule that an element's key meets, memoised: class strings repeat heavily. */
  ofClass(key: string): Verdict | null {
    if (key === '') return null;
    const known = this.#verdicts.get(key);
    if (known !== undefined) return known;
    const own = POST.test(key) ? key.replace(POST_TERMS, '') : key;
    const rule = this.#class.find((candidate) => candidate.pattern.test(own));
    const verdict = rule ? { rule: rule.id, reason: rule.reason } : null;
    if (this.#verdicts.size > MAX_MEMO) this.#verdicts.clear();
    this.#verdicts.set(key, verdict);
    return verdict;
  }

  ofText(text: string): Rule | undefined {
    return text.length > MAX_TEXT ? undefined : this.#text.find((rule) => rule.pattern.test(text));
  }

  ofHeading(text: string): Rule | undefined {
    return text.length > MAX_TEXT ? undefined : this.#heading.find((rule) => rule.pattern.test(text));
  }
}

/** The rules that come with the program. */
export const BUILT_IN_RULES: readonly Rule[] = [...CLASS_RULES, ...TEXT_RULES, ...HEADING_RULES];
export const BUILT_IN = new RuleSet(BUILT_IN_RULES);
