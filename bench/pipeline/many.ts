import { newPage, type Page } from '../../src/model/page.ts';
import { foldersOf, loadPages } from '../pages.ts';

/** As many pages as asked for, no two the same: those of the folders over and over, each with a URL and a comment of its own. */
export async function manyPages(
  corpus: string | undefined,
  count: number,
): Promise<{ bases: readonly Page[]; page(n: number): Page }> {
  const bases = await loadPages(foldersOf(corpus));
  if (bases.length === 0) throw new Error('no pages to measure on');
  return {
    bases: bases.slice(0, count),
    page(n) {
      const base = bases[n % bases.length]!;
      const url = new URL(base.url ?? 'https://page.example/');
      url.searchParams.set('copy', String(n));
      const { contentType, fetchedAt } = base;
      return newPage({
        contentType,
        fetchedAt,
        url: url.href,
        bytes: Buffer.concat([base.bytes, Buffer.from(`<!-- ${n} -->`)]),
      });
    },
  };
}
