const TITLE_STARTS = /<title\b/i;
const TITLE = /^<title\b[^>]{0,200}>/i;
/** Titles are short; one that goes on for this long has lost its end tag. */
const MAX_TITLE = 4000;

/** HTML ends a comment at this too; htmlparser2 does not, and takes the rest of the page for a comment. */
const BANG_END = '--!>';

/** Bytes that are looked through for a title at a time, and how far two such parts overlap: `<title` and the sign after it. */
const WINDOW = 8 * 1024;
const OVERLAP = 7;
/** A title's start tag is as long at most, in bytes. */
const MAX_TAG = '<title>'.length + 200;

/**
 * Whether {@link repairMarkup} would surely change nothing: the first `<title>` has its end tag, and comments end as they
 * should. Bytes are never fewer than the characters they stand for, so that what is found within a number of bytes is found
 * within as many characters.
 */
export function isSound(utf8: Buffer): boolean {
  // Dashes are many; the end of the end is looked for first.
  if (utf8.includes('!>') && utf8.includes(BANG_END)) return false;
  const at = titleIn(utf8);
  if (at < 0) return true;
  const title = utf8.toString('latin1', at, at + MAX_TAG + MAX_TITLE);
  const open = TITLE.exec(title);
  return open !== null && endsWithin(title, open[0].length);
}

/** Where the first `<title>` begins, or -1. */
function titleIn(utf8: Buffer): number {
  for (let from = 0; from < utf8.length; from += WINDOW - OVERLAP) {
    const at = utf8.toString('latin1', from, from + WINDOW).search(TITLE_STARTS);
    // At the end of a part the name may go on: the next part begins with it.
    if (at >= 0 && (at < WINDOW - OVERLAP || from + WINDOW >= utf8.length)) return from + at;
  }
  return -1;
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
