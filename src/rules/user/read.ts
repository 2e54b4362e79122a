import { globSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createContext, Script } from 'node:vm';
import { classKeyOf } from '../element-class.ts';
import { backtrackingOf } from './backtracking.ts';
import { MAX_TEXT } from '../rule-set.ts';
import { readRuleFile, repeatedIds, type ReadRules, type UserRecipe, type UserRule } from './rule-file.ts';

/** Longest a pattern may compute on one text, in ms; ordinary ones take some hundredths of one. */
const MAX_MS = 20;
/** A run is ended after this many ms of the clock; on a busy machine it may have had hardly any of them. */
const GUARD_MS = 200;
/** Longest class and id a page can have as a rule sees it: 500 characters and a dash at each capital. */
const MAX_KEY = 750;

/** Reads rules of files, folders (their `.json` files) and globs, and tries each. */
export function readRules(paths: readonly string[]): ReadRules {
  const rules: UserRule[] = [];
  const recipes: UserRecipe[] = [];
  const problems: string[] = [];
  const files = new Map<string, string>();
  for (const path of paths) {
    const found = filesOf(path);
    if (found === null) problems.push(`${path}: no such file or folder; check the path`);
    for (const file of found ?? []) if (!files.has(resolve(file))) files.set(resolve(file), file);
  }
  for (const file of files.values()) {
    const read = readFile(file);
    rules.push(...read.rules);
    recipes.push(...read.recipes);
    problems.push(...read.problems);
  }
  return {
    rules,
    recipes,
    problems: [...problems, ...repeatedIds([...rules, ...recipes]), ...rules.flatMap(faultsOf)],
  };
}

/** Reads rules as somebody typed them, one object or an array of them, and tries each. */
export function readTypedRules(text: string): ReadRules {
  const array = text.trimStart().startsWith('[') ? text : `[${text}]`;
  const { rules, recipes, problems } = readRuleFile(array, 'line');
  const notHere = recipes.map(
    ({ id }) => `recipe "${id}": tried by copydesk rules test FILE PAGES; rules alone are tried here`,
  );
  return { rules, recipes, problems: [...problems, ...notHere, ...repeatedIds(rules), ...rules.flatMap(faultsOf)] };
}

/** Null where there is nothing; a folder may still be empty. */
function filesOf(path: string): string[] | null {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) {
    const found = globSync(path).sort();
    return found.length > 0 ? found : null;
  }
  return stats.isDirectory()
    ? readdirSync(path)
        .filter((name) => name.endsWith('.json'))
        .sort()
        .map((name) => join(path, name))
    : [path];
}

function readFile(file: string): ReadRules {
  try {
    return readRuleFile(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''), file);
  } catch (error) {
    return {
      rules: [],
      recipes: [],
      problems: [`${file}: cannot be read (${(error as NodeJS.ErrnoException).code}); make it readable for this user`],
    };
  }
}

/** Why a rule may not be used: it takes too long, or its examples do not hold. */
function faultsOf({ id, on, pattern, cut, keep, file, line }: UserRule): string[] {
  const say = (problem: string): string[] => [`${file}:${line}: rule "${id}": ${problem}`];
  const keyed = (example: string): string => (on === 'class' ? classKeyOf(example) : example);
  const { exponential, baits } = backtrackingOf(pattern, cut.map(keyed), on === 'class' ? MAX_KEY : MAX_TEXT);
  if (exponential !== null)
    return say(
      `pattern: ${exponential} can match the same text in ever more ways and would hold up a page for minutes; let each repetition match in one way only`,
    );
  const slow = firstSlow(pattern, [...baits, ...cut.map(keyed), ...keep.map(keyed)]);
  if (slow !== null)
    return say(
      `pattern: takes more than ${MAX_MS} ms on ${JSON.stringify(`${slow.slice(0, 40)}…`)}; have it repeat less inside what is repeated`,
    );
  const matches = (example: string): boolean => pattern.test(keyed(example));
  return [
    ...cut
      .filter((example) => !matches(example))
      .flatMap((example) => say(`cut: does not match ${JSON.stringify(example)}; mend the pattern or the example`)),
    ...keep
      .filter(matches)
      .flatMap((example) => say(`keep: matches ${JSON.stringify(example)}; mend the pattern or the example`)),
  ];
}

/** The first text a pattern is slow on, by halves: all of them together seldom take long. */
function firstSlow(pattern: RegExp, texts: readonly string[]): string | null {
  if (computing(pattern, texts) <= MAX_MS) return null;
  const [text] = texts;
  // Once more: the first run may have compiled the pattern.
  if (texts.length === 1 && text !== undefined) return computing(pattern, texts) > MAX_MS ? text : null;
  const half = Math.ceil(texts.length / 2);
  return firstSlow(pattern, texts.slice(0, half)) ?? firstSlow(pattern, texts.slice(half));
}

const trial = createContext({});
const TRY = new Script('for (const text of texts) pattern.test(text)');

/** Time a pattern computes on texts, in ms; more than {@link MAX_MS} where it was ended. A regular expression can be ended in a context of its own alone. */
function computing(pattern: RegExp, texts: readonly string[]): number {
  Object.assign(trial, { pattern, texts });
  for (;;) {
    const begun = process.threadCpuUsage();
    let ended = false;
    try {
      TRY.runInContext(trial, { timeout: GUARD_MS });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
      ended = true;
    }
    const { user, system } = process.threadCpuUsage(begun);
    const ms = (user + system) / 1000;
    if (!ended || ms > MAX_MS) return ms;
  }
}
