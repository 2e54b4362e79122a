import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { differences, expectedOf } from '../../dev/expected.ts';
import { EXIT } from '../../src/exit.ts';
import { newPage } from '../../src/model/page.ts';
import { clean } from '../../src/pipeline/clean.ts';
import { folderWith } from '../intake/folder.ts';
import { tool } from '../cli/command.ts';

const SEED = join(import.meta.dirname, '../../fixtures/pages/seed--weather-banner');
const html = readFileSync(join(SEED, 'page.html'));
const fixtureFolder = (): string => folderWith({ 'page.html': html, 'page.json': '{"url":"https://a.example/story"}' });

test('expected.json leaves out what changes with the clock or a release', () => {
  const page = newPage({ url: 'https://a.example/story', bytes: html, contentType: null, fetchedAt: null });
  const now = JSON.stringify(expectedOf(clean(page, { cleanedAt: '2025-01-01T00:00:00Z' })));
  expect(now).toBe(JSON.stringify(expectedOf(clean(page, { cleanedAt: null }))));
  expect(now).toContain('"contentHash"');
  expect(now).not.toMatch(/cleanedAt|rulesVersion|programVersion|removals/);
});

test.for([
  [{ a: 1 }, { a: 1 }, []],
  [{ a: [1, { b: 2 }] }, { a: [1, { b: 3 }] }, ['a[1].b']],
  [{ a: [1] }, { a: [1, 2] }, ['a[1]']],
  [{ a: 1 }, {}, ['a']],
  [{ a: null }, { a: {} }, ['a']],
  [{ a: [] }, { a: {} }, ['a']],
] as const)('differences of %j and %j', ([before, after, paths]) => {
  expect(differences(before, after).map(({ path }) => path)).toEqual(paths);
});

describe('npm run fixture', () => {
  test('shows without writing, writes with --update, then shows what differs', async () => {
    const folder = fixtureFolder();
    const expected = join(folder, 'expected.json');
    const shown = await tool(['fixture', folder]);
    expect(shown.out).toContain(': new\n');
    expect(() => readFileSync(expected)).toThrow('ENOENT');

    const written = await tool(['fixture', join(folder, 'page.html'), '--update']);
    expect(written.said).toEqual([`copydesk: wrote ${expected}`]);
    const record = JSON.parse(readFileSync(expected, 'utf8')) as { article: { headline: string } };

    writeFileSync(expected, JSON.stringify({ ...record, article: { ...record.article, headline: 'Another' } }));
    const differs = await tool(['fixture', folder]);
    expect(differs.out).toContain(
      `1 field differs\narticle.headline\n  - "Another"\n  + ${JSON.stringify(record.article.headline)}\n`,
    );
    expect((await tool(['fixture', folder, '--update'])).status).toBe(EXIT.ok);
    expect(JSON.parse(readFileSync(expected, 'utf8'))).toEqual(record);
  });

  test('never writes in CI', async () => {
    const folder = fixtureFolder();
    const { status, said } = await tool(['fixture', folder, '--update'], { CI: 'true' });
    expect(status).toBe(EXIT.usage);
    expect(said).toEqual([
      'copydesk: fixture: CI is set, and CI never writes a fixture; run it by hand, read what changed and commit it',
    ]);
    expect(() => readFileSync(join(folder, 'expected.json'))).toThrow('ENOENT');
  });

  test('a page that is not there, and an option that there is not, are one line', async () => {
    const missing = await tool(['fixture', '/no/such/page']);
    expect([missing.status, missing.out, missing.said.length]).toEqual([EXIT.usage, '', 1]);
    expect(missing.said[0]).toContain('/no/such/page: no such file or folder');
    const unknown = await tool(['fixture', SEED, '--nope']);
    expect([unknown.status, unknown.said]).toEqual([EXIT.usage, ["copydesk: unknown option '--nope'"]]);
  });

  test('a name outside the pattern is refused', async () => {
    const { status, said } = await tool([
      'fixture',
      join(SEED, 'page.html'),
      '--as',
      '../escape',
      '--url',
      'https://a.example/',
    ]);
    expect([status, said.length]).toEqual([EXIT.usage, 1]);
    expect(said[0]).toContain('--as ../escape: the name is <area>--<case>');
  });
});
