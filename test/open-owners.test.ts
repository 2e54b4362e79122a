import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readOwners } from '../src/open-owners.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'copydesk-owners-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const file = (text: string): string => {
  const path = join(folder, 'owners.json');
  writeFileSync(path, text);
  return path;
};

test('owners are known by the hosts of the file; without one nobody is', () => {
  const path = file('{"Cobham Media": ["alderpost.example", "fairhaven.example"], "Quill": ["quill.example"]}');
  expect([...readOwners(path)]).toEqual([
    ['alderpost.example', 'Cobham Media'],
    ['fairhaven.example', 'Cobham Media'],
    ['quill.example', 'Quill'],
  ]);
  expect(readOwners(null).size).toBe(0);
});

test.for([
  '["alderpost.example"]',
  '{"Cobham Media": "alderpost.example"}',
  '{"Cobham Media": ["https://a.example/"]}',
  '{',
])('a file of another shape is refused with the shape that is expected: %s', (text) => {
  expect(() => readOwners(file(text))).toThrow(
    /^COPYDESK_OWNERS is ".*owners\.json", which is no JSON object of owners with their hosts, /,
  );
});

test('a file that is not there is named', () => {
  expect(() => readOwners(join(folder, 'none.json'))).toThrow(/none\.json", which cannot be read \(ENOENT\)/);
});
