import type { Article } from '../model/article.ts';
import { CSV_HEAD, csvLine } from './csv.ts';
import { articleMarkdown } from './markdown.ts';
import { newsArticle } from './news-article.ts';
import { ninjs2, ninjs3 } from './ninjs.ts';
import { plainText } from './plain-text.ts';

/** One form in which records are given out. */
export interface ExportForm {
  /** One sentence for the reader of a table. */
  readonly description: string;
  /** Without the dot. */
  readonly extension: string;
  /** What stands above the first record of a file. */
  readonly head?: string;
  /** One record as text, its line ends included. Null where the form takes many records together. */
  readonly each: ((article: Article) => string) | null;
}

const line = (value: unknown): string => `${JSON.stringify(value)}\n`;

export const FORMS = {
  ndjson: { description: 'the whole records, one JSON object a line', extension: 'ndjson', each: line },
  ninjs: {
    description: "IPTC's ninjs 3.1, one item a line",
    extension: 'ndjson',
    each: (article) => line(ninjs3(article)),
  },
  ninjs2: {
    description: 'ninjs 2.0, as Superdesk takes it, one item a line',
    extension: 'ndjson',
    each: (article) => line(ninjs2(article)),
  },
  jsonld: {
    description: 'NewsArticle of schema.org, one JSON-LD object a line',
    extension: 'ndjson',
    each: (article) => line(newsArticle(article)),
  },
  markdown: { description: 'to read, with the facts as front matter', extension: 'md', each: articleMarkdown },
  text: { description: 'headline, byline, story and captions as plain text', extension: 'txt', each: plainText },
  csv: {
    description: 'the facts without the text, for a spreadsheet',
    extension: 'csv',
    head: CSV_HEAD,
    each: csvLine,
  },
  parquet: { description: 'facts and text in columns, packed by zstd', extension: 'parquet', each: null },
} as const satisfies Record<string, ExportForm>;

export type FormName = keyof typeof FORMS;
export const FORM_NAMES = Object.keys(FORMS) as FormName[];

/** Records as the bytes of one file, piece by piece: memory holds some of them at a time. */
export async function* encode(name: FormName, articles: AsyncIterable<Article>): AsyncGenerator<Uint8Array> {
  const { each, head = '' }: ExportForm = FORMS[name];
  if (each === null) {
    // 0.1 s to load, and the other forms do without.
    const { encodeParquet } = await import('./parquet.ts');
    yield* encodeParquet(articles);
    return;
  }
  if (head !== '') yield Buffer.from(head);
  for await (const article of articles) yield Buffer.from(each(article));
}
