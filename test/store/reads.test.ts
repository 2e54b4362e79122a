import { expect, test } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { StoreFault } from '../../src/store/faults.ts';
import { samplePage } from './sample.ts';
import { shared } from './subject.ts';
import { openEmpty } from './template.ts';

test('pages asked for at once are read in one statement, and one that cannot be read takes no other with it', async () => {
  await using database = await openEmpty();
  const pages = Array.from({ length: 5 }, (_, n) => samplePage(`read-${n}`));
  const [bad, lost] = [pages[1]!.id, pages[3]!.id];
  let broken: string | null = null;
  const asked: (readonly string[])[] = [];
  await using store = await openStore({
    ...shared(database),
    async query<Row>(text: string, parameters?: Parameters<typeof database.query>[1], how?: 'often'): Promise<Row[]> {
      if (text.includes('from copydesk.pages where id = any') && text.includes('encode(body')) {
        const ids = parameters![0] as readonly string[];
        asked.push(ids);
        if (broken !== null && ids.includes(broken)) throw new Error('the row is damaged');
      }
      return database.query<Row>(text, parameters, how);
    },
  });
  await store.putPages(pages);
  const read = () => Promise.allSettled([...pages.map(({ id }) => store.getPacked(id)), store.getPacked('p-none')]);

  expect((await read()).map((page) => page.status === 'fulfilled' && page.value)).toMatchObject([
    ...pages.map(({ id }) => ({ id })),
    null,
  ]);
  expect(asked).toEqual([[...pages.map(({ id }) => id), 'p-none']]);

  broken = bad;
  await database.query('update copydesk.pages set dictionary = -1 where id = $1::text', [lost]);
  const failed = (await read()).flatMap((page, n) => (page.status === 'rejected' ? [[n, page.reason as Error]] : []));
  expect(failed).toEqual([
    [1, expect.any(StoreFault)],
    [3, expect.any(StoreFault)],
  ]);
});
