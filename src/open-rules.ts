import { SettingError } from './config.ts';
import type { UserRule } from './rules/user/rule-file.ts';

/** The rules of `COPYDESK_RULES`, each tried on its examples. Throws a `SettingError` with one line a problem. */
export async function openRules(paths: readonly string[]): Promise<readonly UserRule[]> {
  if (paths.length === 0) return [];
  const { readRules } = await import('./rules/user/read.ts');
  const { rules, problems } = readRules(paths);
  if (problems.length > 0) throw new SettingError(problems.map((problem) => `COPYDESK_RULES: ${problem}`).join('\n'));
  return rules;
}
