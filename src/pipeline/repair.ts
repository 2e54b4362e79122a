const TITLE = /<title\b[^>]{0,200}>/i;
/** Titles are short; one that goes on for this long has lost its end tag. */
const MAX_TITLE = 4000;

/** Closes a `<title>` that has lost its end tag, which would take the whole page for its text. Sound markup comes back as it is. */
export function repairMarkup(html: string): string {
  const open = TITLE.exec(html);
  if (!open) return html;
  const start = open.index + open[0].length;
  const end = html.slice(start, start + MAX_TITLE).search(/<\/title/i);
  if (end >= 0) return html;
  const next = html.indexOf('<', start);
  return next < 0 ? html : `${html.slice(0, next)}</title>${html.slice(next)}`;
}
