import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import { lineHash } from '../../dev/line-tables.ts';
import { linesCommand } from '../../dev/lines.ts';
import { EXIT } from '../../src/exit.ts';

const folder = mkdtempSync(join(tmpdir(), 'lines-'));
let printed = '';

beforeEach(() => {
  printed = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
});
afterEach(() => vi.restoreAllMocks());
afterAll(() => rmSync(folder, { recursive: true }));

function table(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

test('every table of the project comes out as asked', async () => {
  expect(await linesCommand([])).toBe(EXIT.ok);
  for (const name of ['datelines', 'damaged', 'callsigns', 'no-dateline', 'places', 'notes', 'bylines', 'story-types'])
    expect(printed).toContain(`${name}.json:`);
  expect(printed).toContain('µs a page at the median');
});

test('a table that misses what is asked of it ends with status 1 and names the rows', async () => {
  const path = table('wrong.json', { kind: 'no-dateline', rows: [{ text: 'OSLO, Norway (AP) — Skiers won.' }] });
  expect(await linesCommand([path], { misses: true })).toBe(EXIT.input);
  expect(printed).toMatch(/no dateline found\s+│\s+1 │\s+0 │\s+0\.0 │\s+100 missed/);
  expect(printed).toContain('OSLO, Norway (AP) — Skiers won.  → "OSLO, Norway (AP) —", not null');
});

test('a list of datelines met elsewhere is held against its own agencies', async () => {
  expect(
    await linesCommand([
      table('list.json', {
        rows: [
          { text: 'GENEVA (AP) —', agency: 'AP' },
          { text: 'COLUMBIA, Mo. (KMIZ) —', agency: 'outlet' },
        ],
      }),
    ]),
  ).toBe(EXIT.ok);
  expect(printed).toMatch(/agency as the list has it\s+│\s+2 │\s+2 │\s+100\.0/);
});

test.for([
  ['nothing there', () => join(folder, 'none.json'), 'no table of lines at'],
  ['no JSON', () => table('text.json', 'no json'), 'is not a table of lines'],
  ['another table', () => table('other.json', { kind: 'weather', rows: [] }), 'is not a table of lines'],
] as const)('%s is said in one line', async ([, path, message]) => {
  await expect(linesCommand([path()])).rejects.toThrow(message);
});

test('a hash names a line without repeating it', () => {
  expect(lineHash('GENEVA (AP) —')).toMatch(/^[0-9a-f]{12}$/);
});
