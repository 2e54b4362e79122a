import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { LeftOut } from '../../src/intake/left-out.ts';
import { readPages } from '../../src/intake/pages.ts';
import { missingPaths } from '../../src/intake/paths.ts';
import { isProblem, problemLine } from '../../src/intake/problem.ts';
import { all, folderWith } from './folder.ts';

async function read(paths: readonly string[]) {
  const leftOut = new LeftOut();
  const items = await all(readPages(paths, { limit: 10_000, leftOut }));
  return {
    leftOut,
    pages: items.filter((item) => !isProblem(item)).length,
    said: items.filter(isProblem).map(problemLine),
  };
}

describe('what a folder holds beside pages', () => {
  const files = {
    'a.html': '<p>a',
    'a.json': '{}',
    'a.jpg': '',
    'b.JPG': '',
    'notes.json': '{}',
    README: '',
    '.DS_Store': '',
    'in/page.html': '<p>b',
    'in/page.json': '{}',
    'in/list.tsv.gz': '',
  };

  test('is counted by the ending of its name; sidecars are not', async () => {
    const { leftOut, pages } = await read([folderWith(files)]);
    expect([pages, leftOut.count]).toEqual([2, 6]);
    expect(leftOut.byKind()).toEqual({ '.jpg': 2, 'without an ending': 2, '.json': 1, '.tsv.gz': 1 });
    expect(leftOut.line()).toBe('6 files left out: 2 .jpg, 2 without an ending, 1 .json, 1 .tsv.gz');
  });

  test('is counted of a glob’s matches too', async () => {
    const { leftOut, pages } = await read([`${folderWith(files)}/*`]);
    expect([pages, leftOut.byKind()]).toEqual([1, { '.jpg': 2, '.json': 1, 'without an ending': 1 }]);
  });

  test('many kinds are counted together; none is no line', () => {
    const leftOut = new LeftOut();
    expect(leftOut.line()).toBeNull();
    for (let kind = 0; kind < 2000; kind++) leftOut.add(`x.k${kind}`);
    for (let more = 0; more < 3; more++) leftOut.add('x.jpg');
    expect(Object.keys(leftOut.byKind()).length).toBeLessThan(600);
    expect(leftOut.line()).toMatch(/^2003 files left out: 1503 others, 1 \.k0, .*, 496 others$/);
  });
});

describe('a path from which nothing can be read says why and what to do', () => {
  const long = 'x'.repeat(5000);

  test.for([
    [
      'https://a.example/story',
      'a URL, and copydesk fetches nothing; pipe the page in: curl -sL URL | npx copydesk clean - --url URL',
    ],
    ['https://a.example/story?a[]=1', 'a URL, and copydesk fetches nothing'],
    [long, 'longer than a path can be; give the path of a file'],
    ['/no/such/folder', 'no such file or folder; check the path'],
    ['caf\ufffd.html', 'its name is not UTF-8; rename it'],
  ] as const)('%s', async ([path, words]) => {
    const [problem] = (await missingPaths([path, '-', '/no/*/pages.html'])).values();
    expect(problemLine(problem!)).toContain(words);
    expect((await read([path])).said).toEqual([problemLine(problem!)]);
  });

  test('a file whose name is not UTF-8, met in a folder', async () => {
    const folder = folderWith({ 'a.html': '<p>a' });
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/caf`), Buffer.from([0xe9]), Buffer.from('.html')]), '<p>b');
    const { pages, said } = await read([folder]);
    expect([pages, said]).toEqual([1, [`${join(folder, 'caf\ufffd.html')}: its name is not UTF-8; rename it`]]);
  });

  test('a folder of pages is not missing, nor a link to a folder in it read', async () => {
    const folder = folderWith({ 'a.html': '<p>a' });
    mkdirSync(join(folder, 'other'));
    symlinkSync(join(folder, 'other'), join(folder, 'link'));
    expect((await missingPaths([folder, '-'])).size).toBe(0);
    expect((await read([folder])).said).toEqual([]);
  });
});
