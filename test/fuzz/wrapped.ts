import type { Article } from '../../src/model/article.ts';
import { newPage, type Page } from '../../src/model/page.ts';

const TAG: Readonly<Record<Article['body']['paragraphs'][number]['kind'], readonly [string, string]>> = {
  deck: ['<p class="deck">', '</p>'],
  paragraph: ['<p>', '</p>'],
  subhead: ['<h3>', '</h3>'],
  list: ['<ul><li>', '</li></ul>'],
  quote: ['<blockquote><p>', '</p></blockquote>'],
  table: ['<table><tr><td>', '</td></tr></table>'],
};

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/**
 * The text of a record as the plainest page there is: its headline, its dateline before the first paragraph, its
 * paragraphs each in its kind's element, consecutive items of a list in one list. Nothing else stands on the page, so
 * whatever is cut from it is text that was already held to be the story's.
 */
export function wrapped(article: Article): Page {
  const paragraphs = article.body.paragraphs.map(({ kind, text }, i) => {
    const [open, close] = TAG[kind];
    if (kind === 'table')
      return `${open}${escaped(text).replaceAll('\n', '</td></tr>\n<tr><td>').replaceAll('\t', '</td><td>')}${close}`;
    return `${open}${escaped(i === 0 && article.dateline ? `${article.dateline.text} ${text}` : text)}${close}`;
  });
  const body = paragraphs
    .join('\n')
    .replaceAll('</li></ul>\n<ul>', '</li>\n')
    .replaceAll('</blockquote>\n<blockquote>', '\n');
  const html = `<!DOCTYPE html><html${article.language ? ` lang="${article.language}"` : ''}><head><meta charset="utf-8"><title>${escaped(article.headline)}</title></head><body><article><h1>${escaped(article.headline)}</h1>\n${body}\n</article></body></html>`;
  return newPage({
    url: article.url,
    bytes: Buffer.from(html),
    contentType: 'text/html; charset=utf-8',
    fetchedAt: null,
  });
}
