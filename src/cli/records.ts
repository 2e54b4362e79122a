import { Readable } from 'node:stream';
import Table from 'cli-table3';
import { EXIT } from '../exit.ts';
import { encode, FORMS, type FormName } from '../export/form.ts';
import type { Article } from '../model/article.ts';
import type { ExportedArticle, ExportPlace, RecordFilter } from '../store/export/export-store.ts';
import type { Store } from '../store/store.ts';
import { print, printBytes, say } from './io.ts';
import { filterOf, type FilterOptions } from './record-filter.ts';
import { harmless, withStore, type OpenStore } from './stored.ts';
import { articleText } from './story-text.ts';
import { clip, columnsOf, paintFor, PLAIN_TABLE } from './terminal.ts';
import { UsageError } from './usage.ts';

export interface RecordsOptions extends FilterOptions {
  readonly limit?: number;
  /** One record a line instead of a table; without `limit` all of them. */
  readonly json?: boolean;
  /** Records in a form of others, one after the other, instead of a table. */
  readonly format?: FormName;
  /** All revisions of the article given, instead of the newest. */
  readonly all?: boolean;
}

/** Rows of a table where no limit is given, and records read in one go where all are walked through. */
const ROWS = 20;
const STEP = 200;

/** `copydesk records [ID]`: articles in the store, last changed first as a table, or in a form of others; one by its id, to read. */
export async function recordsCommand(
  id: string | undefined,
  options: RecordsOptions = {},
  open?: OpenStore,
): Promise<number> {
  if (options.all === true && id === undefined)
    throw new UsageError('--all shows all revisions of one article; give its id: copydesk records ID --all');
  const filter = filterOf(options);
  const { json, format = json === true ? 'ndjson' : undefined } = options;
  if (json === true && format !== 'ndjson') throw new UsageError(`--json and --format ${format} exclude each other`);
  return withStore(open, async (store) => {
    if (id !== undefined) return one(store, id, options.all === true, format);
    if (format === undefined) return table(store, filter, options.limit ?? ROWS);
    await write(format, walked(store, filter, options.limit ?? Infinity));
    return EXIT.ok;
  });
}

async function one(store: Store, id: string, all: boolean, format: FormName | undefined): Promise<number> {
  const revisions = await store.revisions(id);
  if (revisions.length === 0) {
    say(
      `copydesk: no article ${clip(id, 100)} in the store; "copydesk records" lists them, "copydesk trace" takes URLs and page ids too`,
    );
    return EXIT.input;
  }
  const shown = all ? revisions : revisions.slice(-1);
  if (format !== undefined) await write(format, Readable.from(shown));
  else if (all) await print(`${articleTable(revisions)}\n`);
  else
    for (const article of shown) await print(articleText(article, columnsOf(process.stdout), paintFor(process.stdout)));
  return EXIT.ok;
}

async function write(format: FormName, articles: AsyncIterable<Article>): Promise<void> {
  // In JSON what would act on a terminal is the same value when it is shown; in other forms it would be another.
  const shown = FORMS[format].each !== null && (process.stdout.isTTY || FORMS[format].extension === 'ndjson');
  for await (const piece of encode(format, articles))
    await (shown ? print(harmless(Buffer.from(piece).toString())) : printBytes(piece));
}

/** Articles in the order in which they changed, read in steps. */
async function* walked(store: Store, filter: RecordFilter, limit: number): AsyncGenerator<Article> {
  let place: ExportPlace | null = null;
  for (let left = limit; left > 0; left -= STEP) {
    const range = { filter, limit: Math.min(STEP, left), ...(place && { after: place }) };
    const found: readonly ExportedArticle[] = await store.out.articles(range);
    for (const { article } of found) yield article;
    place = found.at(-1)?.place ?? null;
    if (found.length < range.limit || place === null) return;
  }
}

async function table(store: Store, filter: RecordFilter, limit: number): Promise<number> {
  const found = await store.out.articles({ filter, limit, newestFirst: true });
  const { articles: total } = await store.counts();
  if (found.length > 0) await print(`${articleTable(found.map(({ article }) => article))}\n`);
  const of = Object.values(filter).length === 0 ? '' : ` of ${clip(Object.values(filter).join(', '), 60)}`;
  say(`${found.length} ${found.length === 1 ? 'article' : 'articles'}${of} shown, ${total} in the store`);
  return EXIT.ok;
}

/** Columns that the others and their borders take. */
const OTHERS = 89;

function articleTable(articles: readonly Article[]): string {
  const width = Math.max(24, columnsOf(process.stdout, 180) - OTHERS);
  const rows = new Table({
    ...PLAIN_TABLE,
    head: ['Headline', 'Dateline', 'Agency', 'Words', 'Rev', 'Article'],
    colAligns: ['left', 'left', 'left', 'right', 'right', 'left'],
  });
  for (const { headline, dateline, agency, body, revision, id } of articles) {
    rows.push([
      clip(headline, width),
      clip(dateline?.canonical ?? '', 20),
      clip(agency ?? '', 8),
      body.words,
      revision,
      id,
    ]);
  }
  return rows.toString();
}
