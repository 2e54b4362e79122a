import { decodeHTML } from 'entities';

/** Lines of plain text, or the paragraphs of a piece of markup, without those that refer to another piece (`$1a`). */
export function linesOf(text: string): string[] {
  const isMarkup = /<\/?(?:p|br|div|h\d|li|a|em|strong|b|i|span)\b/i.test(text);
  const plain = isMarkup
    ? decodeHTML(
        withoutApart(text)
          .replace(/\s+/g, ' ')
          .replace(/<(?:br|\/?p|\/?div|\/?h\d|\/?li)\b[^<>]{0,400}>/gi, '\n')
          .replace(/<[^<>]{0,1000}>/g, ''),
      )
    : text;
  return plain
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('$'));
}

/** Markup without the elements that are not paragraphs: each from its start tag to the first end tag of its like. */
function withoutApart(markup: string): string {
  const [first, ...rest] = markup.split(/<(?:script|style|figure|aside|iframe)\b/i);
  return [
    first,
    ...rest.map((piece) =>
      piece
        .split(/<\/(?:script|style|figure|aside|iframe)>/i)
        .slice(1)
        .join(''),
    ),
  ].join('<br>');
}
