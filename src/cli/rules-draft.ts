import { basename, isAbsolute, relative } from 'node:path';
import { readConfig } from '../config.ts';
import { EXIT } from '../exit.ts';
import { takePages } from '../intake/pages.ts';
import { isProblem, problemLine } from '../intake/problem.ts';
import type { Page } from '../model/page.ts';
import { decode } from '../pipeline/page/decode.ts';
import { draftRecipe, type Draft } from '../recipe-draft.ts';
import { tryRecipes } from '../recipe-trial.ts';
import { givenUrl } from './given-url.ts';
import { print, say } from './io.ts';

/** `copydesk rules draft PAGE`: proposes a recipe for the outlet of a page, as a file of rules on standard output. */
export async function rulesDraftCommand(path: string, { url: given }: { readonly url?: string } = {}): Promise<number> {
  const config = readConfig();
  const url = await givenUrl([path], given, 'page');
  for await (const item of takePages([path], { limit: config.pageLimitMb * 1e6, url })) {
    if (isProblem(item)) {
      say(`copydesk: ${problemLine(item)}`);
      return EXIT.input;
    }
    const example = besideRules(path);
    const drafted = draftRecipe(item.page, example);
    if ('problem' in drafted) {
      say(`copydesk: ${path}: ${drafted.problem}`);
      return EXIT.input;
    }
    await print(`${JSON.stringify([drafted.draft], null, 2)}\n`);
    for (const problem of problemsOf(drafted.draft, item.page))
      say(`copydesk: ${path}: the draft does not hold yet: ${problem}`);
    if (example !== path)
      say(`the draft names its example ${example}: keep a copy of the page there, beside the rules`);
    say('a draft: read it, add what it misses, and try it with "copydesk rules test FILE PAGES"');
    return EXIT.ok;
  }
  say(`copydesk: ${path}: no page in it`);
  return EXIT.input;
}

/** How a file of rules in the current folder names a page: rules read no page outside their folder. */
function besideRules(path: string): string {
  const beside = relative(process.cwd(), path);
  return beside.startsWith('..') || isAbsolute(beside) ? basename(path) : beside;
}

/** Tries a draft on the page it is from. */
function problemsOf(draft: Draft, page: Page): readonly string[] {
  const decoded = decode(page.bytes, page.contentType);
  const html = 'reject' in decoded ? '' : decoded.text;
  const examples = draft.examples.map(({ page: _page, ...example }) => ({ ...example, html }));
  return tryRecipes([{ ...draft, examples, file: 'draft', line: 1 }]).problems.map((line) =>
    line.slice(line.indexOf('examples.')),
  );
}
