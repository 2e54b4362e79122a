import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zstdDecompressSync } from 'node:zlib';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COLUMN_NAMES, flatRow } from '../../src/export/flat-row.ts';
import { encode, FORM_NAMES } from '../../src/export/form.ts';
import { each, FIXTURES } from './articles.ts';

/** Programs that are not ours read what is given out. */
const folder = mkdtempSync(join(tmpdir(), 'copydesk-forms-'));
const fileOf = (form: string): string => join(folder, `articles.${form}`);
const words = FIXTURES.reduce((sum, { body }) => sum + body.words, 0);

beforeAll(async () => {
  for (const form of FORM_NAMES) {
    const pieces = [];
    for await (const piece of encode(form, each(FIXTURES))) pieces.push(piece);
    writeFileSync(fileOf(form), Buffer.concat(pieces));
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function answers(command: string, args: readonly string[]): string | null {
  try {
    return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' || /No module named/.test(String(error))) return null;
    throw error;
  }
}
/** Which of the programs there are; a test of another is none, and not one that was left out. */
const python = (module: string): boolean => answers('python3', ['-c', `import ${module}`]) !== null;

describe('Parquet', () => {
  test('is read back by hyparquet, every value, in several row groups', async () => {
    const many = Array.from({ length: 2500 }, (_, index) => FIXTURES[index % FIXTURES.length]!);
    const pieces = [];
    for await (const piece of encode('parquet', each(many))) pieces.push(piece);
    const bytes = Buffer.concat(pieces);
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
    const compressors = { ZSTD: (input: Uint8Array) => new Uint8Array(zstdDecompressSync(input)) };
    const rows = await parquetReadObjects({ file, compressors });
    expect(rows).toHaveLength(2500);
    expect(pieces).toHaveLength(3);
    expect(parquetMetadata(file).row_groups.map(({ num_rows }) => Number(num_rows))).toEqual([1000, 1000, 500]);
    for (const [index, article] of many.entries()) {
      const { published_at: at, text, ...row } = rows[index]!;
      expect(row).toEqual(flatRow(article));
      expect(text).toBe(article.body.text);
      const declared = article.published?.at ?? '';
      expect((at as Date | null)?.getTime() ?? null).toBe(
        /T.*(?:Z|[+-]\d\d:\d\d)$/.test(declared) ? Date.parse(declared) : null,
      );
    }
  });

  test.for(['pyarrow'].filter(python))('is read by %s', () => {
    const script = `
import pyarrow.parquet as pq, pyarrow.compute as pc, sys
table = pq.read_table(sys.argv[1])
print(table.num_rows, table.num_columns, pc.sum(table['words']).as_py(), table.schema.field('published_at').type)`;
    const [rows, columns, sum, type] = answers('python3', ['-c', script, fileOf('parquet')])!.split(' ');
    expect([Number(rows), Number(columns), Number(sum)]).toEqual([FIXTURES.length, COLUMN_NAMES.length + 2, words]);
    expect(type).toMatch(/^timestamp\[ms/);
  });

  test.for(['duckdb'].filter(python))('and by %s, as is CSV and NDJSON', () => {
    const script = `
import duckdb, sys
for name, read in (('parquet', 'read_parquet'), ('csv', 'read_csv')):
    print(duckdb.sql(f"select count(*), sum(words), count(distinct id) from {read}('{sys.argv[1]}.{name}')").fetchall())
print(duckdb.sql(f"select count(*), sum(body.words), count(distinct id) from read_json('{sys.argv[1]}.ndjson')").fetchall())`;
    const ids = new Set(FIXTURES.map(({ id }) => id)).size;
    for (const line of answers('python3', ['-c', script, join(folder, 'articles')])!.split('\n'))
      expect(line.match(/\d+/g)?.map(Number)).toEqual([FIXTURES.length, words, ids]);
  });
});

describe('Python', () => {
  test.for(['csv'].filter(python))('reads %s', () => {
    const script = `
import csv, sys
rows = list(csv.DictReader(open(sys.argv[1], encoding='utf-8', newline='')))
print(len(rows), sum(int(row['words']) for row in rows), all(len(row) == ${COLUMN_NAMES.length} and None not in row for row in rows))`;
    expect(answers('python3', ['-c', script, fileOf('csv')])).toBe(`${FIXTURES.length} ${words} True`);
  });

  test.for(['json'].filter(python))('reads each line of the forms of %s', () => {
    const script = `
import json, sys
for name in sys.argv[2:]:
    print(len([json.loads(line) for line in open(sys.argv[1] + '.' + name, encoding='utf-8')]))`;
    const forms = ['ndjson', 'ninjs', 'ninjs2', 'jsonld'];
    expect(answers('python3', ['-c', script, join(folder, 'articles'), ...forms])).toBe(
      forms.map(() => FIXTURES.length).join('\n'),
    );
  });
});

test.for(['jq'].filter((command) => answers(command, ['--version']) !== null))('%s reads ninjs', () => {
  const located = answers('jq', ['-r', 'select(.located) | .located', fileOf('ninjs')])!.split('\n');
  expect(located).toHaveLength(FIXTURES.filter(({ dateline }) => (dateline?.places.length ?? 0) > 0).length);
});
