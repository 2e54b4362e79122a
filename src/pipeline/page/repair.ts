const TITLE_STARTS = /<title\b/i;
const TITLE = /<title\b[^>]{0,200}>/iy;
/** Titles are short; one that goes on for this long has lost its end tag. */
const MAX_TITLE = 4000;

/**
 * Whether the first `<title>` surely has its end tag, so that {@link repairMarkup} would change nothing. `bytewise` may be
 * the text with each byte of its UTF-8 for a character: it is never shorter than the text, so that what is found within
 * a number of bytes is found within as many characters.
 */
export function hasSoundTitle(bytewise: string): boolean {
  const at = bytewise.search(TITLE_STARTS);
  if (at < 0) return true;
  TITLE.lastIndex = at;
  const open = TITLE.exec(bytewise);
  return open !== null && endsWithin(bytewise, at + open[0].length);
}

/** Closes a `<title>` that has lost its end tag, which would take the whole page for its text. Sound markup comes back as it is. */
export function repairMarkup(html: string): string {
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
