const TITLE_STARTS = /<title\b/i;
const TITLE = /<title\b[^>]{0,200}>/iy;
/** Titles are short; one that goes on for this long has lost its end tag. */
const MAX_TITLE = 4000;

/** HTML ends a comment at this too; htmlparser2 does not, and takes the rest of the page for a comment. */
const BANG_END = '--!>';

/**
 * Whether {@link repairMarkup} would surely change nothing: the first `<title>` has its end tag, and comments end as they should. `bytewise` may be
 * the text with each byte of its UTF-8 for a character: it is never shorter than the text, so that what is found within
 * a number of bytes is found within as many characters.
 */
export function isSound(bytewise: string): boolean {
  // Dashes are many; the end of the end is looked for first.
  if (bytewise.includes('!>') && bytewise.includes(BANG_END)) return false;
  const at = bytewise.search(TITLE_STARTS);
  if (at < 0) return true;
  TITLE.lastIndex = at;
  const open = TITLE.exec(bytewise);
  return open !== null && endsWithin(bytewise, at + open[0].length);
}

/** Closes a `<title>` and comments that have lost their end, which would take the whole page for their text. Sound markup comes back as it is. */
export function repairMarkup(html: string): string {
  return withTitleClosed(html.includes(BANG_END) ? html.replaceAll(BANG_END, '-->') : html);
}

function withTitleClosed(html: string): string {
  const open = /<title\b[^>]{0,200}>/i.exec(html);
  if (!open) return html;
  const start = open.index + open[0].length;
  if (endsWithin(html, start)) return html;
  const next = html.indexOf('<', start);
  return next < 0 ? html : `${html.slice(0, next)}</title>${html.slice(next)}`;
}

function endsWithin(html: string, start: number): boolean {
  // What goes on as a longer name ends no title: `</titlevalue="true">`.
  return /<\/title[\s/>]/i.test(html.slice(start, start + MAX_TITLE));
}
