import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { openPglite } from '../../src/store/pglite.ts';
import { folderWith } from '../intake/folder.ts';
import { articleOf, rejectOf, samplePage } from '../store/sample.ts';
import { fillFolder } from '../store/template.ts';
import { copydesk } from './command.ts';

test('pruned pages are left as they are, and counted', async () => {
  const data = join(folderWith({}), 'data');
  await fillFolder(data);
  const [story, refused, waiting] = [samplePage('story'), samplePage('refused'), samplePage('waiting')] as const;
  {
    await using store = await openStore(await openPglite(data));
    await store.putPages([story, refused, waiting]);
    await store.commit(story, articleOf(story));
    await store.commit(refused, rejectOf(refused));
    await store.prune('2999-01-01T00:00:00.000Z', 9);
  }
  const requeue = async (...args: string[]) => copydesk(['requeue', ...args], '', { COPYDESK_DATA: data });
  expect(await requeue('--all', '--json')).toEqual({ status: 0, out: '{"queued":1,"pruned":2}\n', said: [] });
  expect(await requeue('--rejected', 'no-story')).toEqual({
    status: 0,
    out: '0 pages queued; 1 left as they are, since their bytes were pruned\n',
    said: [],
  });
  expect(await requeue('--json')).toEqual({ status: 0, out: '{"queued":1,"pruned":0}\n', said: [] });
});
