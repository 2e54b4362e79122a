import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, zstdDecompressSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { exportFile } from '../../src/cli/export/file.ts';
import type { ExportJob } from '../../src/cli/export/job.ts';
import { exportCommand } from '../../src/cli/export.ts';
import { recordsCommand } from '../../src/cli/records.ts';
import { EXIT, exitStatus } from '../../src/exit.ts';
import { FORM_NAMES } from '../../src/export/form.ts';
import { OutputError } from '../../src/export/output-error.ts';
import { Article } from '../../src/model/article.ts';
import { openStore } from '../../src/store/open.ts';

import type { Store } from '../../src/store/store.ts';
import { articleOf, rejectOf, samplePage } from '../store/sample.ts';
import { openEmpty } from '../store/template.ts';

const NAMES = ['one', 'two', 'three', 'four', 'five', 'six', 'seven'];
let store: Store;
let folder: string;
const open = async () => store;
const at = (name: string) => join(folder, name);

async function put(name: string, text = `Story ${name}.`): Promise<void> {
  const page = samplePage(name, { bytes: Buffer.from(text) });
  await store.putPages([page]);
  await store.commit(
    page,
    articleOf(page, { headline: `Headline ${name}`, text, agency: name === 'two' ? 'AFP' : 'AP' }),
  );
}

beforeAll(async () => {
  store = await openStore(await openEmpty());
  for (const name of NAMES) await put(name);
}, 60_000);
afterAll(() => store[Symbol.asyncDispose]());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'copydesk-export-'));
  for (const stream of ['stdout', 'stderr'] as const)
    vi.spyOn(process[stream], 'write').mockImplementation((text) => {
      written[stream] += typeof text === 'string' ? text : Buffer.from(text).toString('latin1');
      return true;
    });
  written.stdout = written.stderr = '';
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});
const written = { stdout: '', stderr: '' };
const headlines = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .filter(Boolean)
    .map((line) => (JSON.parse(line) as Article).headline.replace('Headline ', ''));

describe('export', () => {
  test('to standard output: whole records, in the order in which they changed', async () => {
    expect(await exportCommand({}, open)).toBe(0);
    expect(headlines(written.stdout)).toEqual(NAMES);
    for (const line of written.stdout.trimEnd().split('\n')) Article.parse(JSON.parse(line));
    expect(written.stderr).toBe('7 articles exported\n');
  });

  test('to a file that is there only once it is whole, packed or not', async () => {
    await exportCommand({ format: 'csv', agency: 'AFP', out: at('a.csv') }, open);
    expect(readFileSync(at('a.csv'), 'utf8').split('\n')).toHaveLength(3);
    await exportCommand({ out: at('b.gz'), compress: 'gzip' }, open);
    expect(headlines(gunzipSync(readFileSync(at('b.gz'))).toString())).toEqual(NAMES);
    await exportCommand({ out: at('c.zst'), compress: 'zstd' }, open);
    expect(headlines(zstdDecompressSync(readFileSync(at('c.zst'))).toString())).toEqual(NAMES);
    await exportCommand({ out: at('d.parquet'), format: 'parquet' }, open);
    expect(readFileSync(at('d.parquet')).toString('latin1')).toMatch(/^PAR1[^]*PAR1$/);
    expect(readdirSync(folder).sort()).toEqual(['a.csv', 'b.gz', 'c.zst', 'd.parquet']);
  });

  test('to a folder, a file an article', async () => {
    await exportCommand({ format: 'ninjs', split: true, out: at('deep/er'), compress: 'gzip' }, open);
    const files = readdirSync(at('deep/er'));
    expect(files).toHaveLength(7);
    for (const file of files) {
      const item = JSON.parse(gunzipSync(readFileSync(at(`deep/er/${file}`))).toString());
      expect(file).toBe(`${item.altIds[0].value}.json.gz`);
    }
  });

  test('what excludes itself is named', async () => {
    const wrong = [
      [{ split: true }, /name the folder/],
      [{ split: true, out: 'x', format: 'csv' }, /a table is one file/],
      [{ format: 'parquet', out: 'x', compress: 'zstd' }, /packed by zstd inside/],
      [{ withdrawn: 'x' }, /give both/],
      [{ format: 'pdf' }, /the format "pdf" is not known; choose one of ndjson, ninjs, /],
      [{ country: 'Iraq' }, /not a two-letter country code/],
      [{ since: 'yesterday' }, /--since yesterday is not a date/],
      [{ outlet: 'a b' }, /is not a host name/],
      [{ agency: ' ' }, /--agency is empty/],
    ] as const;
    for (const [options, message] of wrong)
      await expect(exportCommand(options as object, open)).rejects.toThrow(message);
  });
});

describe('with a cursor', () => {
  const cursor = () => at('export.cursor');
  const next = (out: string, more: object = {}) => exportCommand({ out: at(out), cursor: cursor(), ...more }, open);

  test('the next export holds what changed since, and an earlier file is not replaced', async () => {
    await next('1.ndjson');
    expect(headlines(readFileSync(at('1.ndjson'), 'utf8'))).toEqual(NAMES);
    expect(await next('2.ndjson')).toBe(0);
    expect(existsSync(at('2.ndjson'))).toBe(false);
    expect(written.stderr).toContain('nothing new since the last export');
    await put('three', 'Changed.');
    await expect(next('1.ndjson')).rejects.toThrow(/is there already, and this export holds only what changed/);
    await next('2.ndjson');
    expect(headlines(readFileSync(at('2.ndjson'), 'utf8'))).toEqual(['three']);
    await exportCommand({ cursor: at('stream.cursor') }, open);
    written.stdout = '';
    await exportCommand({ cursor: at('stream.cursor') }, open);
    expect(written.stdout).toBe('');
  });

  test('that is of another store, of another export, or none is refused by name', async () => {
    await next('1.ndjson');
    await expect(next('2.csv', { format: 'csv' })).rejects.toThrow(
      /belongs to an export with --format ndjson, not with --format csv; use one cursor file/,
    );
    await expect(next('2.ndjson', { agency: 'AP' })).rejects.toThrow(OutputError);
    writeFileSync(cursor(), readFileSync(cursor(), 'utf8').replace(/"s-\w+"/, '"s-other"'));
    await expect(next('2.ndjson')).rejects.toThrow(/belongs to another store \(s-other; this store is s-\w+\)/);
    writeFileSync(cursor(), '{}');
    await expect(next('2.ndjson')).rejects.toThrow(/does not hold the cursor of an export/);
    expect(readdirSync(folder).sort()).toEqual(['1.ndjson', 'export.cursor']);
  });

  test('an export that is stopped or killed anywhere goes on where it was', async () => {
    for (const compress of [undefined, 'gzip'] as const)
      for (let stopAfter = 1; stopAfter <= 4; stopAfter++) {
        const path = at(`${compress}-${stopAfter}`);
        const kind = { format: 'ndjson', ...(compress && { compress }) };
        const cursorPath = `${path}.cursor`;
        const job = (batchesLeft: number): ExportJob => {
          const stop = new AbortController();
          let left = batchesLeft;
          const out = {
            ...store.out,
            articles: (range: Parameters<Store['out']['articles']>[0]) => {
              if (left-- === 1) stop.abort();
              return store.out.articles(range);
            },
          };
          const counted = { taken: 0, done: 0, withdrawn: 0 };
          return {
            store: out,
            filter: {},
            form: 'ndjson',
            compress,
            cursorPath,
            withdrawnPath: undefined,
            kind,
            counted,
            batch: 2,
            signal: stop.signal,
          };
        };
        expect(await exportFile(job(stopAfter), path)).toBe('stopped');
        expect(existsSync(path)).toBe(false);
        // Half a batch more had come to the disk when it was killed.
        writeFileSync(join(folder, `.${compress}-${stopAfter}.part`), 'rubbish', { flag: 'a' });
        const again = job(Infinity);
        expect(await exportFile(again, path)).toBe('done');
        expect(again.counted.done).toBe(7);
        const bytes = readFileSync(path);
        const got = headlines((compress === undefined ? bytes : gunzipSync(bytes)).toString());
        expect(got.sort()).toEqual([...NAMES].sort());
        expect(JSON.parse(readFileSync(cursorPath, 'utf8')).part).toBe(null);
      }
  });

  test('killed between the name of the file and the cursor: the file counts', async () => {
    await next('1.ndjson');
    const done = JSON.parse(readFileSync(cursor(), 'utf8'));
    const part = { path: at('1.ndjson'), bytes: 1, before: done.after[0], after: null, articles: 7, whole: true };
    writeFileSync(cursor(), JSON.stringify({ ...done, after: null, part }));
    expect(await next('1.ndjson')).toBe(0);
    expect(JSON.parse(readFileSync(cursor(), 'utf8'))).toEqual(done);
    expect(headlines(readFileSync(at('1.ndjson'), 'utf8'))).toHaveLength(7);
  });
});

describe('where it cannot be written', () => {
  test('a full disk is named, with its own status, and nothing is left', async () => {
    for (const format of ['ndjson', 'parquet'] as const) {
      symlinkSync('/dev/full', at(`.${format}.part`));
      const failed = await exportCommand({ out: at(format), format }, open).catch((error: unknown) => error);
      expect(failed).toBeInstanceOf(OutputError);
      expect((failed as Error).message).toBe(
        `${at(format)} cannot be written: no space is left on the disk; free some, or name another place`,
      );
      expect(exitStatus(failed)).toBe(EXIT.output);
    }
    expect(readdirSync(folder)).toEqual([]);
  });

  test('full before the first batch is on it, an export with a cursor leaves nothing to go on with', async () => {
    symlinkSync('/dev/full', at('.a.ndjson.part'));
    await expect(exportCommand({ out: at('a.ndjson'), cursor: at('cursor') }, open)).rejects.toThrow(
      /no space is left/,
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  test('a folder that is not there, a folder in the place of the file', async () => {
    await expect(exportCommand({ out: at('no/where') }, open)).rejects.toThrow(/its folder is not there/);
    await expect(exportCommand({ out: folder }, open)).rejects.toThrow(/a folder of that name is there/);
    expect(readdirSync(folder)).toEqual([]);
  });
});

test('records takes the same filters and forms', async () => {
  await recordsCommand(undefined, { format: 'text', agency: 'AFP' }, open);
  expect(written.stdout).toMatch(/^Headline two\n\n2026-03-01T10:00:00Z\n\nStory two\.\n/);
  written.stdout = '';
  await recordsCommand(undefined, { search: 'seven' }, open);
  expect(written.stdout).toContain('Headline seven');
  expect(written.stderr).toContain('1 article of seven shown, 7 in the store');
  written.stdout = '';
  await recordsCommand(undefined, { json: true, limit: 3 }, open);
  expect(headlines(written.stdout)).toHaveLength(3);
  await expect(recordsCommand(undefined, { json: true, format: 'csv' }, open)).rejects.toThrow(/exclude each other/);
});

test('what was withdrawn since is named, and loses its file', async () => {
  await put('gone');
  const given = { cursor: at('c'), split: true, out: at('files'), withdrawn: at('gone.ndjson') };
  await exportCommand(given, open);
  const page = samplePage('gone', { bytes: Buffer.from('Story gone.') });
  const { id } = (await store.out.ofPages([page.id])).get(page.id)!;
  expect(existsSync(at(`files/${id}.json`))).toBe(true);
  expect(existsSync(at('gone.ndjson'))).toBe(false);
  await store.commit(page, rejectOf(page));
  await exportCommand(given, open);
  expect(existsSync(at(`files/${id}.json`))).toBe(false);
  expect(JSON.parse(readFileSync(at('gone.ndjson'), 'utf8'))).toEqual({ id, at: expect.any(String) });
  expect(written.stderr).toContain('1 withdrawn since the last export; their ids are in');
  written.stderr = '';
  await exportCommand(given, open);
  expect(written.stderr).not.toContain('withdrawn');
  expect(readdirSync(at('files'))).toHaveLength(7);
});

test('the command names every form there is', () => {
  const help = execFileSync(process.execPath, ['src/bin.mjs', 'export', '--help'], { encoding: 'utf8' });
  for (const name of FORM_NAMES) expect(help).toContain(`"${name}"`);
});
