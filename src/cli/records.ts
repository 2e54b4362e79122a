import Table from 'cli-table3';
import { EXIT } from '../exit.ts';
import type { Article } from '../model/article.ts';
import type { Store } from '../store/store.ts';
import { print, say } from './io.ts';
import { jsonLine, walk, withStore, type OpenStore } from './stored.ts';
import { articleText } from './story-text.ts';
import { clip, columnsOf, paintFor, PLAIN_TABLE } from './terminal.ts';
import { UsageError } from './usage.ts';

export interface RecordsOptions {
  /** Only articles of this agency, by its code. */
  readonly agency?: string;
  readonly limit?: number;
  /** One record a line instead of a table; without `limit` all of them. */
  readonly json?: boolean;
  /** All revisions of the article given, instead of the newest. */
  readonly all?: boolean;
}

/** Rows of a table where no limit is given. */
const ROWS = 20;

/** `copydesk records [ID]`: articles in the store, last changed first, as a table or one JSON record a line; one by its id, to read. */
export async function recordsCommand(
  id: string | undefined,
  options: RecordsOptions = {},
  open?: OpenStore,
): Promise<number> {
  if (options.all === true && id === undefined)
    throw new UsageError('--all shows all revisions of one article; give its id: copydesk records ID --all');
  return withStore(open, async (store) => {
    if (id !== undefined) return one(store, id, options);
    return options.json === true ? lines(store, options) : table(store, options);
  });
}

async function one(store: Store, id: string, { all, json }: RecordsOptions): Promise<number> {
  const revisions = await store.revisions(id);
  if (revisions.length === 0) {
    say(
      `copydesk: no article ${clip(id, 100)} in the store; "copydesk records" lists them, "copydesk trace" takes URLs and page ids too`,
    );
    return EXIT.input;
  }
  const newest = revisions.slice(-1);
  if (json === true) for (const article of all === true ? revisions : newest) await print(jsonLine(article));
  else if (all === true) await print(`${articleTable(revisions)}\n`);
  else
    for (const article of newest)
      await print(articleText(article, columnsOf(process.stdout), paintFor(process.stdout)));
  return EXIT.ok;
}

async function lines(store: Store, { agency, limit = Infinity }: RecordsOptions): Promise<number> {
  const all = walk<Article>(
    limit,
    (article) => article.id,
    (step, after) => store.articles({ limit: step, after, ...only(agency) }),
  );
  for await (const article of all) await print(jsonLine(article));
  return EXIT.ok;
}

async function table(store: Store, { agency, limit = ROWS }: RecordsOptions): Promise<number> {
  const articles = await store.articles({ limit, ...only(agency) });
  const { articles: total } = await store.counts();
  if (articles.length > 0) await print(`${articleTable(articles)}\n`);
  const of = agency === undefined ? '' : ` of ${clip(agency, 40)}`;
  say(`${articles.length} ${articles.length === 1 ? 'article' : 'articles'}${of} shown, ${total} in the store`);
  return EXIT.ok;
}

function only(agency: string | undefined): { agency?: string } {
  return agency === undefined ? {} : { agency };
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
