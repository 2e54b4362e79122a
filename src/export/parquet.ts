import { zstdCompressSync } from 'node:zlib';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { Article } from '../model/article.ts';
import { COLUMN_NAMES, COLUMNS, flatRow } from './flat-row.ts';

/** Records of one row group: what is held in memory, and what a reader reads at least. Some 5 MB of text. */
const GROUP = 1000;

const PHYSICAL = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  integer: { type: 'INT32' },
  number: { type: 'DOUBLE' },
} as const;

type Schema = ConstructorParameters<typeof ParquetWriter>[0]['schema'];

/** The facts of {@link COLUMNS}, when the story was published as an instant where one is declared, and its text. */
const SCHEMA: Schema = [
  { name: 'articles', num_children: COLUMN_NAMES.length + 2 },
  ...COLUMN_NAMES.map((name) => ({ name, repetition_type: 'OPTIONAL' as const, ...PHYSICAL[COLUMNS[name]] })),
  { name: 'published_at', repetition_type: 'OPTIONAL', type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' },
  { name: 'text', repetition_type: 'OPTIONAL', ...PHYSICAL.text },
];

export async function* encodeParquet(articles: AsyncIterable<Article>): AsyncGenerator<Uint8Array> {
  const bytes = new ByteWriter();
  const writer = new ParquetWriter({
    writer: bytes,
    schema: SCHEMA,
    codec: 'ZSTD',
    compressors: { ZSTD: (input) => zstdCompressSync(input) },
    createdBy: 'copydesk',
  });
  /** What was written since; offsets in the file go on. */
  const taken = (): Uint8Array => {
    const piece = bytes.getBytes().slice();
    bytes.index = 0;
    return piece;
  };
  let group: Article[] = [];
  for await (const article of articles) {
    group.push(article);
    if (group.length < GROUP) continue;
    await writeGroup(writer, group);
    group = [];
    yield taken();
  }
  if (group.length > 0) await writeGroup(writer, group);
  await writer.finish();
  yield taken();
}

async function writeGroup(writer: ParquetWriter, articles: readonly Article[]): Promise<void> {
  const rows = articles.map(flatRow);
  await writer.write({
    columnData: [
      ...COLUMN_NAMES.map((name) => ({ name, data: rows.map((row) => row[name]) })),
      { name: 'published_at', data: articles.map(({ published }) => instantOf(published?.at)) },
      { name: 'text', data: articles.map(({ body }) => body.text) },
    ],
    rowGroupSize: GROUP,
  });
}

function instantOf(at: string | undefined): Date | null {
  return at !== undefined && /T.*(?:Z|[+-]\d{2}:\d{2})$/.test(at) ? new Date(at) : null;
}
