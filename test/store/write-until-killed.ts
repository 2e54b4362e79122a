import { openStore } from '../../src/store/open.ts';
import { openPglite } from '../../src/store/pglite.ts';
import { articleOf, samplePage } from './sample.ts';

/** Commits pages into the folder given and prints the id of each once it is acknowledged, until killed. */
const store = await openStore(await openPglite(process.argv[2] ?? ''));
for (let number = 0; ; number += 10) {
  const pages = Array.from({ length: 10 }, (_, index) => samplePage(`n${number + index}`));
  await store.putPages(pages);
  await Promise.all(
    pages.map(async (page) => {
      await store.commit(page, articleOf(page));
      process.stdout.write(`${page.id}\n`);
    }),
  );
}
