import type { DatedAt } from '../../model/article.ts';
import { readDate } from '../../wire/dates.ts';

/** No story was put on the web before: an older date in print is one the story tells of. */
export const WEB_BEGAN = '1991';

/** What says in a line that the date behind it is of a change. */
const CHANGED =
  /(?:last )?(?:updat|modif|revis|actuali[sz]|aktualis|aggiorn|atualiz|bijgewerkt|oppdater|uppdater)\p{L}*|mise? à jour/iu;

/** The first date in print that is said to be of an update, or is not; one line may have both. */
export function printedDate(lines: readonly string[], updated: boolean, dayFirst: boolean): DatedAt | null {
  for (const line of lines) {
    const changed = CHANGED.exec(line);
    const part = !updated
      ? line.slice(0, changed?.index)
      : changed
        ? line.slice(changed.index).split(OF_PUBLISHING, 1)[0]!
        : '';
    const at = part === '' ? null : readDate(part.replace(GLUED, ' ').replace(GLUED_TIME, ' '), dayFirst);
    if (at !== null && at >= WEB_BEGAN) return { at, source: 'text' };
  }
  return null;
}

/** `Update note: originally published on 21 June 2017` tells of no change's date. */
const OF_PUBLISHING = /\b(?:published|posted)\b/i;

/** `HealthDECEMBER 22, 2022`: a label that markup set against the date. */
const GLUED = /(?<=\p{Ll})(?=\p{Lu}{2,}|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? \d)/u;
/** `Mar 9, 20262:30pm`: the same of an hour. */
const GLUED_TIME = /(?<=, (?:19|20)\d{2})(?=\d{1,2}:\d{2})/;
