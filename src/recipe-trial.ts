import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isGzip, unzip } from './intake/unzip.ts';
import type { Article } from './model/article.ts';
import { newPage } from './model/page.ts';
import { selectorProblem } from './pipeline/page/select.ts';
import { clean } from './pipeline/clean.ts';
import { isFor, type Recipe, type RecipeExample } from './rules/recipe.ts';
import { withUserRules } from './rules/rule-set.ts';
import type { UserRecipe } from './rules/user/rule-file.ts';

/** A recipe in use, and where it stands. */
export interface TriedRecipe extends Recipe {
  readonly file: string;
  readonly line: number;
}

/** Longest page of an example, in bytes. */
const LONGEST_PAGE = 10_000_000;

/** Reads the pages of recipes' examples and tries each recipe on its own; one line a problem. */
export function tryRecipes(recipes: readonly UserRecipe[]): {
  readonly recipes: readonly TriedRecipe[];
  readonly problems: readonly string[];
} {
  const tried = recipes.map(tryRecipe);
  return {
    recipes: tried.flatMap(({ recipe }) => recipe ?? []),
    problems: tried.flatMap(({ problems }) => problems),
  };
}

function tryRecipe(own: UserRecipe): { readonly recipe: TriedRecipe | null; readonly problems: readonly string[] } {
  const say = (problem: string): string => `${own.file}:${own.line}: recipe "${own.id}": ${problem}`;
  const examples: RecipeExample[] = [];
  const problems = selectorsOf(own).flatMap(([field, selector]) => {
    const problem = selectorProblem(selector);
    return problem === null ? [] : [say(`${field}: ${selector} is no CSS selector: ${problem}`)];
  });
  own.examples.forEach(({ page, html, ...example }, i) => {
    const read = html ?? pageIn(join(dirname(own.file), page ?? ''));
    if (read === null)
      problems.push(say(`examples.${i}.page: ${page} cannot be read; name a file from the folder of the rules`));
    else examples.push({ ...example, html: read });
  });
  if (problems.length > 0) return { recipe: null, problems };
  const recipe = { ...own, examples };
  return {
    recipe,
    problems: examples.flatMap((example, i) =>
      faultsOf(recipe, example).map((fault) => say(`examples.${i}: ${fault}`)),
    ),
  };
}

function selectorsOf({ body, headline, byline, date, remove = [] }: UserRecipe): [string, string][] {
  return Object.entries({ body, headline, byline, date })
    .flatMap(([field, selector]): [string, string][] => (selector === undefined ? [] : [[field, selector]]))
    .concat(remove.map((selector, i) => [`remove.${i}`, selector]));
}

function pageIn(path: string): string | null {
  try {
    const bytes = readFileSync(path);
    if (!isGzip(bytes)) return bytes.toString('utf8');
    const unzipped = unzip(bytes, 'gzip', LONGEST_PAGE);
    return 'failed' in unzipped ? null : Buffer.from(unzipped.bytes).toString('utf8');
  } catch {
    return null;
  }
}

/** In what an example comes out otherwise than it says. */
function faultsOf(recipe: Recipe, example: RecipeExample): string[] {
  const fetchedAt = recipe.validUntil ?? recipe.validFrom;
  const page = newPage({
    url: example.url,
    bytes: Buffer.from(example.html),
    contentType: 'text/html; charset=utf-8',
    fetchedAt: fetchedAt === undefined ? null : `${fetchedAt}T00:00:00Z`,
  });
  if (!isFor({ ...recipe, validFrom: '', validUntil: '9999' }, { url: example.url, at: fetchedAt ?? '' }))
    return [`${example.url} is not of the recipe's hosts and paths`];
  const made = clean(page, { cleanedAt: null, rules: withUserRules([recipe]) });
  if (made.failedRecipe !== undefined || made.outcome === 'rejected') {
    const note = made.trace.notes.find((one) => one.startsWith(`recipe ${recipe.id}`));
    return [note ?? (made.outcome === 'rejected' ? made.reject.detail : 'yields nothing')];
  }
  if (!made.trace.notes.includes(`read by recipe ${recipe.id}`))
    return ['the page was published outside validFrom and validUntil'];
  return differences(made.article, example);
}

function differences({ headline, body }: Article, example: RecipeExample): string[] {
  const faults: string[] = [];
  const text = body.text.replace(/\s+/g, ' ');
  const shown = (value: string): string => JSON.stringify(value.slice(0, 80));
  if (example.headline !== undefined && headline !== example.headline)
    faults.push(`headline is ${shown(headline)}, not ${shown(example.headline)}`);
  if (!text.startsWith(example.opens)) faults.push(`the body opens ${shown(text)}, not ${shown(example.opens)}`);
  if (example.ends !== undefined && !text.endsWith(example.ends))
    faults.push(`the body ends ${shown(text.slice(-80))}, not ${shown(example.ends)}`);
  for (const lacked of example.lacks ?? []) if (text.includes(lacked)) faults.push(`the body has ${shown(lacked)}`);
  return faults;
}
