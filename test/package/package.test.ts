import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const PAGE = join(ROOT, 'fixtures/pages/notes--correction/page.html');
const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'copydesk-package-'));

/** The Node that runs this, and each other one on the PATH that the library is made for. */
const NODES = [process.execPath, ...(process.env['PATH'] ?? '').split(delimiter).map((part) => join(part, 'node'))]
  .filter((path) => existsSync(path))
  .map((path) => ({ path, version: execFileSync(path, ['--version'], { encoding: 'utf8' }).trim() }))
  .filter(({ version }, index, all) => all.findIndex((one) => one.version === version) === index)
  .filter(({ version }) => Number(version.slice(1).split('.')[0]) >= 22);

const USE = `
import { readFileSync } from 'node:fs';
import { clean, explain } from 'copydesk';
const html = readFileSync(process.argv[2], 'utf8');
const given = { html, url: 'https://outlet.example/kite', fetchedAt: '2024-08-20T12:00:00Z' };
const { blocks, signs, ...made } = explain(given);
const broken = [() => clean({}), () => clean({ html, url: 'kite' }), () => clean({ html: 7 })].map((call) => {
  try { return call(); } catch (error) { return error.name + ': ' + error.message; }
});
const bytes = clean({ bytes: new TextEncoder().encode(html), contentType: 'text/html; charset=utf-8', url: given.url });
// A title that holds tags is left to the reference parser, which is loaded on first need.
const odd = clean({ html: html.replace('<title>', '<title><b>') });
process.stdout.write(JSON.stringify({ made, same: JSON.stringify(clean(given)) === JSON.stringify(made), blocks, broken, bytes: bytes.outcome, odd: odd.outcome }));
`;

const TYPED = `
import { clean, explain, type Article, type Outcome, type PageInput } from 'copydesk';
const page: PageInput = { html: '<p>x</p>', url: null };
const made: Outcome = clean(page, { cleanedAt: null });
const article: Article | null = made.outcome === 'article' ? made.article : null;
export const places: string[] = article?.dateline?.places.map(({ name }) => name) ?? [];
export const fates: ('kept' | 'moved' | 'cut')[] = explain(page).blocks.map(({ fate }) => fate);
// @ts-expect-error: a page has no such field
clean({ text: 'x' });
`;

let packed: { filename: string; files: { path: string }[] };

beforeAll(async () => {
  const { stdout } = await run('npm', ['pack', '--json', '--silent', '--pack-destination', folder], { cwd: ROOT });
  packed = (JSON.parse(stdout.slice(stdout.indexOf('[\n'))) as (typeof packed)[])[0]!;
  writeFileSync(join(folder, 'package.json'), '{"private": true, "type": "module"}');
  const flags = ['--prefer-offline', '--no-audit', '--no-fund', '--omit=optional'];
  await run('npm', ['install', ...flags, join(folder, packed.filename)], { cwd: folder });
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the packed program', () => {
  test('holds library, command and their data alone', () => {
    const others = packed.files.map(({ path }) => path).filter((path) => !/^dist\/(?:src|workers)\//.test(path));
    expect(others.sort()).toEqual(['README.md', 'package.json', 'src/bin.mjs']);
    const kinds = new Set(packed.files.map(({ path }) => path.replace(/^.*?(\.d\.ts|\.\w+)$/, '$1')));
    expect([...kinds].sort()).toEqual(['.bin', '.css', '.d.ts', '.js', '.json', '.md', '.mjs', '.svg']);
    expect(packed.files.length).toBeGreaterThan(200);
    // A start reads a few files: what it needs of our modules and of small packages stands together.
    expect(packed.files.filter(({ path }) => path.endsWith('.js')).length).toBeLessThan(120);
    expect(existsSync(join(ROOT, 'dist'))).toBe(false);
  });

  test.for(NODES)('is a library in plain JavaScript on Node $version', async ({ path }) => {
    writeFileSync(join(folder, 'use.js'), USE);
    const { stdout, stderr } = await run(path, ['use.js', PAGE], { cwd: folder, maxBuffer: 1e7 });
    expect(stderr).toBe('');
    const { made, same, blocks, broken, bytes, odd } = JSON.parse(stdout);
    expect(made).toMatchObject({
      outcome: 'article',
      article: { agency: 'AP', dateline: { places: [{ name: 'Long Beach', geonamesId: 5801520 }] } },
    });
    expect([same, bytes, odd]).toEqual([true, 'article', 'article']);
    expect(blocks.map(({ fate }: { fate: string }) => fate)).toEqual(expect.arrayContaining(['kept', 'moved', 'cut']));
    expect(broken).toEqual([
      'TypeError: a page has exactly one of "html" (a string) and "bytes" (a Uint8Array)',
      'TypeError: "url" is not an absolute http or https URL',
      'TypeError: "html" must be a string; give bytes as "bytes"',
    ]);
  });

  test('brings its types', async () => {
    writeFileSync(join(folder, 'typed.ts'), TYPED);
    const flags = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022', '--types', 'node'];
    const types = ['--typeRoots', join(ROOT, 'node_modules/@types')];
    await run(join(ROOT, 'node_modules/.bin/tsc'), [...flags, ...types, 'typed.ts'], { cwd: folder }).catch((error) => {
      throw new Error(error.stdout);
    });
  });

  test('brings the command: to records on standard output in threads, and through queue and store', async () => {
    const bin = join(folder, 'node_modules/.bin/copydesk');
    const env = { ...process.env, COPYDESK_DATA: join(folder, 'data'), COPYDESK_THREADS: '1' };
    const url = ['--url', 'https://outlet.example/kite'];
    const cleaned = await run(bin, ['clean', PAGE, '--threads', '1', ...url], { cwd: folder, env });
    const ran = await run(bin, ['run', PAGE, '--json', ...url], { cwd: folder, env });
    expect(JSON.parse(ran.stdout)).toMatchObject({ taken: 1, articles: { new: 1 }, open: 0 });
    const stored = await run(bin, ['records', '--json'], { cwd: folder, env });
    expect(JSON.parse(stored.stdout).body).toEqual(JSON.parse(cleaned.stdout).body);
    await expect(run(bin, ['run'], { cwd: folder, env })).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^copydesk: run: no page given; [^\n]+\n$/),
    });
  });
});

test('the version in the package is the one in the repository', () => {
  const version = (path: string) => (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version;
  expect(version(join(folder, 'node_modules/copydesk/package.json'))).toBe(version(join(ROOT, 'package.json')));
});
