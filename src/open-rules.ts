import { SettingError } from './config.ts';
import type { TriedRecipe } from './recipe-trial.ts';
import type { UserRule } from './rules/user/rule-file.ts';

/** A rule or a recipe of a user's own, with where it stands. */
export type OwnRule = UserRule | TriedRecipe;

/** The rules and recipes of `COPYDESK_RULES`, each tried on its examples. Throws a `SettingError` with one line a problem. */
export async function openRules(paths: readonly string[]): Promise<readonly OwnRule[]> {
  if (paths.length === 0) return [];
  const { own, problems } = await readOwnRules(paths);
  if (problems.length > 0) throw new SettingError(problems.map((problem) => `COPYDESK_RULES: ${problem}`).join('\n'));
  return own;
}

/** Reads and tries the rules and recipes of files, folders and globs. */
export async function readOwnRules(
  paths: readonly string[],
): Promise<{ readonly own: readonly OwnRule[]; readonly problems: readonly string[] }> {
  const { readRules } = await import('./rules/user/read.ts');
  const { rules, recipes, problems } = readRules(paths);
  if (recipes.length === 0) return { own: rules, problems };
  const { tryRecipes } = await import('./recipe-trial.ts');
  const tried = tryRecipes(recipes);
  return { own: [...rules, ...tried.recipes], problems: [...problems, ...tried.problems] };
}
