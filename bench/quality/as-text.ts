import { newPage, type Page } from '../../src/model/page.ts';
import { decode } from '../../src/pipeline/page/decode.ts';
import { scanPage } from '../../src/pipeline/page/scan.ts';
import { isHidden } from '../../src/pipeline/story/unfolded.ts';

/** The lines of a page's visible text, a block each, as programs print them that keep no markup; none where it is no page. */
export function visibleLines(page: Page): string[] {
  const decoded = decode(page.bytes, page.contentType);
  if ('reject' in decoded) return [];
  const { elements, blocks } = scanPage(decoded);
  const hidden: boolean[] = [];
  for (const element of elements)
    hidden.push((element.parent !== null && hidden[element.parent.index]!) || isHidden(element));
  return blocks
    .filter(({ element }) => !hidden[element.index])
    .map(({ text }) => text.replace(/\s+/g, ' ').trim())
    .filter(Boolean);
}

/** The page as a plain text. */
export function asText(page: Page): Page {
  return newPage({
    url: page.url,
    bytes: Buffer.from(`${visibleLines(page).join('\n')}\n`),
    contentType: 'text/plain; charset=utf-8',
    fetchedAt: page.fetchedAt,
  });
}
