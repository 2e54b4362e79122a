import { copyFile, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isCi, readConfig } from '../src/config.ts';
import { EXIT } from '../src/exit.ts';
import { readDocumentFile } from '../src/intake/document.ts';
import { isProblem, problemLine } from '../src/intake/problem.ts';
import { printable } from '../src/text/printable.ts';
import type { Page } from '../src/model/page.ts';
import { webUrl } from '../src/model/web-url.ts';
import { explain } from '../src/pipeline/clean.ts';
import { differences, expectedOf, type Difference } from './expected.ts';
import { print, say } from '../src/cli/io.ts';
import { columnsOf, paintFor } from '../src/cli/terminal.ts';
import { UsageError } from '../src/cli/usage.ts';

export interface FixtureOptions {
  readonly update?: boolean;
  /** Name of a fixture to make: `<area>--<case>`. */
  readonly as?: string;
  readonly url?: string;
}

/** A fixture's page: markup, or a plain text. */
const PAGE = 'page.html';
const TEXT = 'page.txt';
const FIXTURES = fileURLToPath(new URL('../fixtures/pages', import.meta.url));

/** Shows in what a fixture's record differs from its `expected.json`; with `update` or `as` writes it. Never in CI. */
export async function fixture(path: string, options: FixtureOptions): Promise<number> {
  const writes = options.update === true || options.as !== undefined;
  if (writes && isCi())
    throw new UsageError(
      'fixture: CI is set, and CI never writes a fixture; run it by hand, read what changed and commit it',
    );
  const folder = options.as === undefined ? await folderOf(path) : await make(path, options.as, options.url);
  const page = await pageIn(folder);
  if (page === null) return EXIT.input;

  const after = expectedOf(explain(page, { cleanedAt: null }));
  const file = join(folder, 'expected.json');
  const before = await readExpected(file);
  const changes = before === null ? [] : differences(before, after);
  await print(report(folder, before, after, changes));
  if (writes && (before === null || changes.length > 0)) {
    await writeFile(file, `${JSON.stringify(after, null, 2)}\n`);
    say(`copydesk: wrote ${file}`);
  }
  return EXIT.ok;
}

async function folderOf(path: string): Promise<string> {
  const found = await stat(path).catch(() => null);
  if (found === null) throw new UsageError(`fixture: ${path}: no such file or folder; name a folder of fixtures/pages`);
  return found.isDirectory() ? path : dirname(path);
}

async function make(path: string, name: string, url: string | undefined): Promise<string> {
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*--[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name))
    throw new UsageError(
      `fixture: --as ${name}: the name is <area>--<case>, in small letters, such as blox--sponsored-twice`,
    );
  const known = url === undefined ? null : webUrl(url);
  if (known === null)
    throw new UsageError(`fixture: --url ${url ?? 'is missing'}: give the page's absolute http or https URL`);
  const folder = join(FIXTURES, name);
  if ((await stat(folder).catch(() => null)) !== null)
    throw new UsageError(`fixture: ${folder} is there already; renew it with --update`);
  const source = (await stat(path).catch(() => null))?.isDirectory() ? join(path, PAGE) : path;
  if ((await stat(source).catch(() => null)) === null) throw new UsageError(`fixture: ${source}: no such file`);
  await mkdir(folder, { recursive: true });
  await copyFile(source, join(folder, /\.txt$/i.test(source) ? TEXT : PAGE));
  await writeFile(join(folder, 'page.json'), `${JSON.stringify({ url: known }, null, 2)}\n`);
  return folder;
}

async function pageIn(folder: string): Promise<Page | null> {
  let page: Page | null = null;
  const text = (await stat(join(folder, TEXT)).catch(() => null)) !== null;
  const file = { path: join(folder, text ? TEXT : PAGE), kind: text ? 'text' : 'html', named: true } as const;
  const options = { limit: readConfig().pageLimitMb * 1e6, url: null, leftOut: undefined };
  for await (const item of readDocumentFile(file, options)) {
    if (isProblem(item)) say(`copydesk: ${problemLine(item)}`);
    else page = item;
  }
  return page;
}

async function readExpected(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch {
    throw new UsageError(`fixture: ${file} is not JSON; mend it or remove it`);
  }
}

function report(folder: string, before: unknown, after: unknown, changes: readonly Difference[]): string {
  const paint = paintFor(process.stdout);
  const width = columnsOf(process.stdout, 160);
  if (before === null) return `${folder}: new\n${JSON.stringify(after, null, 2)}\n`;
  if (changes.length === 0) return `${folder}: as expected\n`;
  const side = (value: unknown): string =>
    value === undefined ? 'nothing' : printable(JSON.stringify(value), width - 4);
  const lines = changes.map(
    (change) =>
      `${change.path}\n${paint.red(`  - ${side(change.before)}`)}\n${paint.green(`  + ${side(change.after)}`)}`,
  );
  return `${folder}: ${changes.length} ${changes.length === 1 ? 'field differs' : 'fields differ'}\n${lines.join('\n')}\n`;
}
