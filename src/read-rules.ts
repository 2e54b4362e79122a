import { globSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createContext, Script } from 'node:vm';
import { elementKey } from './pipeline/tree.ts';
import { backtrackingOf } from './rules/backtracking.ts';
import { MAX_TEXT } from './rules/rule-set.ts';
import { readRuleFile, repeatedIds, type ReadRules, type UserRule } from './rules/user-rules.ts';

/** Longest a pattern may take on one text, in ms; ordinary ones take some hundredths of one. */
const MAX_MS = 20;
/** A text counts as slow when it was so often: a busy machine is no fault of the pattern's. */
const TRIES = 3;

/** Reads rules of files, folders (their `.json` files) and globs, and tries each. */
export function readRules(paths: readonly string[]): ReadRules {
  const rules: UserRule[] = [];
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
    problems.push(...read.problems);
  }
  return { rules, problems: [...problems, ...repeatedIds(rules), ...rules.flatMap(faultsOf)] };
}

/** Null where there is nothing; a folder may still be empty. */
function filesOf(path: string): string[] | null {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) {
    const found = globSync(path).sort();
    return found.length > 0 ? found : null;
  }
  return stats.isDirectory() ? readdirSync(path).filter((name) => name.endsWith('.json')).sort().map((name) => join(path, name)) : [path];
}

function readFile(file: string): ReadRules {
  try {
    return readRuleFile(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''), file);
  } catch (error) {
    return { rules: [], problems: [`${file}: cannot be read (${(error as NodeJS.ErrnoException).code}); make it readable for this user`] };
  }
}

/** Why a rule may not be used: it takes too long, or its examples do not hold. */
function faultsOf({ id, on, pattern, cut, keep, file, line }: UserRule): string[] {
  const say = (problem: string): string[] => [`${file}:${line}: rule "${id}": ${problem}`];
  const keyed = (example: string): string => (on === 'class' ? elementKey(example, undefined) : example);
  const { exponential, baits } = backtrackingOf(pattern, cut.map(keyed), MAX_TEXT);
  if (exponential !== null) return say(`pattern: ${exponential} can match the same text in ever more ways and would hold up a page for minutes; let each repetition match in one way only`);
  const slow = baits.find((bait) => matches(pattern, bait) === null);
  if (slow !== undefined) return say(`pattern: takes more than ${MAX_MS} ms on ${JSON.stringify(`${slow.slice(0, 40)}…`)}; have it repeat less inside what is repeated`);
  return [
    ...cut.filter((example) => matches(pattern, keyed(example)) !== true).flatMap((example) => say(`cut: does not match ${JSON.stringify(example)}; mend the pattern or the example`)),
    ...keep.filter((example) => matches(pattern, keyed(example)) !== false).flatMap((example) => say(`keep: matches ${JSON.stringify(example)}; mend the pattern or the example`)),
  ];
}

const trial = createContext({ pattern: /./, text: '' });
const TEST = new Script('pattern.test(text)');

/** Whether a pattern matches; null where that took too long. A regular expression can be stopped only from a context of its own. */
function matches(pattern: RegExp, text: string): boolean | null {
  Object.assign(trial, { pattern, text });
  for (let tries = 0; tries < TRIES; tries++) {
    try {
      return TEST.runInContext(trial, { timeout: MAX_MS }) as boolean;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
    }
  }
  return null;
}
