import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RunFiles } from '../../src/cli/run-files.ts';
import { prepareOutcome } from '../../src/store/outcome-row.ts';
import { openStore } from '../../src/store/open.ts';

import type { Store } from '../../src/store/store.ts';
import { articleOf, rejectOf, samplePage } from '../store/sample.ts';
import { fillFolder, openEmpty } from '../store/template.ts';
import { copydesk } from './command.ts';

const folder = mkdtempSync(join(tmpdir(), 'copydesk-run-'));
const linesOf = (path: string): Record<string, unknown>[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);
let store: Store;
beforeAll(async () => void (store = await openStore(await openEmpty())));
afterAll(async () => {
  await store[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

describe('the files of a run', () => {
  test('hold each article once a source, with its revision; what others brought to its outcome too', async () => {
    const out = join(folder, 'files');
    const [one, two, other, refused, unknown] = ['one', 'two', 'other', 'refused', 'unknown'].map((name) =>
      samplePage(name),
    );
    await store.putPages([one!, two!, other!, refused!]);
    await store.commit(other!, articleOf(other!, { headline: 'By another worker' }));
    await store.commit(refused!, rejectOf(refused!, 'empty', 'by another worker'));
    const files = await RunFiles.begin(out);
    for (const [page, source] of [
      [one, 'a.html'],
      [one, 'copy.html'],
      [two, 'b.jsonl, line 2'],
      [other, 'c.html'],
      [refused, 'd.html'],
    ] as const)
      files.name(page!.id, source);
    const committed = {
      outcome: 'article',
      changed: true,
      articleId: null,
      kept: false,
      change: 'new',
      withdrawn: null,
    } as const;
    files.settle(one!.url, prepareOutcome(articleOf(one!, { headline: 'One' })), { ...committed, revision: 3 });
    files.settle(two!.url, prepareOutcome(rejectOf(two!, 'no-story', 'none at https://me:pw@a.example')), {
      ...committed,
      outcome: 'rejected',
      revision: null,
    });
    files.settle(unknown!.url, prepareOutcome(articleOf(unknown!)), { ...committed, revision: 1 });
    expect(readdirSync(out).filter((name) => !name.startsWith('.'))).toEqual([]);
    await files.finish(store);
    expect(readdirSync(out).sort()).toEqual(['records.ndjson', 'rejects.ndjson']);
    expect(linesOf(join(out, 'records.ndjson'))).toMatchObject([
      { source: 'a.html', headline: 'One', revision: 3 },
      { source: 'copy.html', headline: 'One', revision: 3 },
      { source: 'c.html', headline: 'By another worker', revision: 1 },
    ]);
    expect(linesOf(join(out, 'rejects.ndjson'))).toEqual([
      {
        source: 'b.jsonl, line 2',
        pageId: two!.id,
        url: two!.url,
        reason: 'no-story',
        detail: 'none at https://***@a.example',
      },
      { source: 'd.html', pageId: refused!.id, url: refused!.url, reason: 'empty', detail: 'by another worker' },
    ]);
  });

  test('are not there where the run did not come to its end', async () => {
    const out = join(folder, 'left');
    const files = await RunFiles.begin(out);
    await files.leave();
    expect(readdirSync(out)).toEqual([]);
  });
});

test('run --out: one call, and the records lie in a folder with their sources', async () => {
  const pages = join(folder, 'pages');
  mkdirSync(pages);
  cpSync('fixtures/pages/notes--correction/page.html', join(pages, 'kite.html'));
  writeFileSync(join(pages, 'empty.html'), '<html><body>Home</body></html>');
  const out = join(folder, 'results');
  await fillFolder(join(folder, 'data'));
  const { status, said } = await copydesk(['run', pages, '--json', '--out', out], '', {
    COPYDESK_DATA: join(folder, 'data'),
    COPYDESK_THREADS: '1',
  });
  expect([status, said.at(-1)]).toEqual([0, `1 articles and 1 rejects of this run are in ${out}`]);
  expect(linesOf(join(out, 'records.ndjson'))).toMatchObject([{ source: join(pages, 'kite.html'), agency: 'AP' }]);
  expect(linesOf(join(out, 'rejects.ndjson'))).toMatchObject([{ source: join(pages, 'empty.html') }]);
  const refused = await copydesk(['run', pages, '--out', join(pages, 'kite.html')], '', {
    COPYDESK_DATA: join(folder, 'none'),
  });
  expect(refused.status).toBe(6);
  expect(refused.said).toHaveLength(1);
  expect(existsSync(join(folder, 'none'))).toBe(false);
});
