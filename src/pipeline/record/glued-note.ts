import type { StoryNote } from '../../model/article.ts';
import { overLines } from '../../text/over-lines.ts';
import { AGENCIES } from '../../wire/agencies.ts';
import { namesOf, oneOf } from '../../wire/agency-names.ts';

/** Below a story stands the outlet's own copyright line too, which is none of the story's. */
export const AGENCY_NAMED = new RegExp(
  String.raw`\b${oneOf(namesOf(({ kind, code }) => kind === 'agency' || code === 'CNN' || code === 'TNS'))}\b`,
);

/** `... on the island. (Reporting by Jo Roe in Erbil; Editing by Ann Poe)`: credits that lost their line. */
const TAIL_CREDITS = new RegExp(
  overLines`
    [.!?”"’'][ ]
    (\((?:(?:Additional |Further )?(?:[Rr]eporting|[Ww]riting|[Ee]diting)|Compiled)(?: and \p{L}+)? by \p{Lu}[^()]+\)\.?)$
  `,
  'u',
);
const LONGEST_CREDITS = 400;
/** `... on the island.(c)AFP/Jo ROE`: whose it is, set against its last sentence. */
const TAIL_COPYRIGHT = /[.!?。！？][”’»」』)]*\s?((?:\([cC]\)|©)\s?(?:\d{4} )?\p{Lu}[^.!?。]{1,60})$/u;
const LONGEST_COPYRIGHT = 80;
/** `... on Monday. PTI ADQ JR`: the agency and who sent the story, set against its last sentence. */
const TAIL_SIGN = new RegExp(
  String.raw`[.!?]["”’»]? (${oneOf(AGENCIES.flatMap(({ kind, code }) => (kind === 'agency' && code.length > 2 ? [code] : [])))}(?: [A-Z]{2,4}){0,6})$`,
);

/** A note that lost its line and ends a paragraph. */
export function gluedNote(text: string): Pick<StoryNote, 'kind' | 'text'> | null {
  const credits =
    text.endsWith(')') || text.endsWith(').') ? TAIL_CREDITS.exec(text.slice(-LONGEST_CREDITS))?.[1] : undefined;
  if (credits !== undefined) return { kind: 'contributor', text: credits };
  const end = text.slice(-LONGEST_COPYRIGHT);
  const copyright = /©|\([cC]\)/.test(end) ? TAIL_COPYRIGHT.exec(end)?.[1] : undefined;
  if (copyright !== undefined && AGENCY_NAMED.test(copyright)) return { kind: 'copyright', text: copyright };
  const sign = /[A-Z]$/.test(end) ? TAIL_SIGN.exec(end)?.[1] : undefined;
  return sign === undefined ? null : { kind: 'transmission-code', text: sign };
}
