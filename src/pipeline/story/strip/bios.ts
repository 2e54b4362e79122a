import { isPersonName } from '../../../wire/person-name.ts';
import { cut, type Fate, type StripInput } from './fate.ts';
import { overLines } from '../../../text/over-lines.ts';
import type { Signs } from '../../../text/sign.ts';

/** A biography stands among the last paragraphs, and is no longer than this, in characters. */
const LAST_BLOCKS = 6;
const MAX_LENGTH = 700;

/** How a paragraph on the author begins. */
export const BIOGRAPHY = {
  tellsOf: {
    reason: 'what follows the name in a biography',
    pattern: new RegExp(
      overLines`
        ^(?:
          ,? (?:who )?(?:
            is
            | was
            | has
            | have
            | covers
            | writes
            | wrote
            | lives
            | teaches
            | reports
            | joined
            | served
            | serves
            | works
            | edits
            | studied
            | holds
            | hosts
            | can be
          )\b
          | , (?:a|an|the|\p{Ll}{3,}|\p{Lu}[\p{L} ]{2,30},)\b
        )
      `,
      'u',
    ),
    meets: [
      ' is a fellow at',
      ' writes from Oslo',
      ', who covers courts',
      ', a fellow at',
      ' can be heard',
      ', editor of the Post',
    ],
    passes: [' said on Monday', ', 41, said', ' won'],
  },
  named: {
    reason: 'a biography that begins with a name',
    pattern: new RegExp(
      overLines`
        ^(\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){1,3}) (?:is|was)[ ]
        (?:an?|the|adjunct|currently|\p{Ll}+ (?:and|of|at|for|with))\b
      `,
      'u',
    ),
    meets: [
      'Jo Roe is a fellow at the school',
      'Jo Ann Roe was the editor',
      'Jo Roe is currently',
      'Jo Roe is professor of history',
    ],
    passes: ['Jo Roe said', 'The mayor is a fellow', 'Jo Roe is late'],
  },
} satisfies Signs;

/** An outlet tells, in italics below a story, what it is and what it does for its readers, whom it calls you. */
const OF_OUTLET: readonly RegExp[] = [
  /^\p{Lu}[^.!?“”"]{1,60} (?:is|are|has|covers|brings|was)\b/u,
  /\b(?:our|we|us)\b/i,
  /\byour?\b/i,
  /^[^“”"]+$/,
];

/** Paragraphs at the end that tell of the author or the outlet: they open with a declared author's name, or are set in italics. */
export function cutBios(input: StripInput, fates: Fate[]): void {
  const { found, authors, anchors } = input;
  const names = authors.filter(isPersonName).map((name) => name.toLowerCase());
  let seen = 0;
  for (let k = found.blocks.length - 1; k > 0 && seen < LAST_BLOCKS; k--) {
    const block = found.blocks[k]!;
    if (fates[k]!.fate !== 'kept' || input.isNote(block.text, 'tail')) continue;
    seen++;
    if (block.text.length > MAX_LENGTH || anchors.hasDateline[block.index]) continue;
    // A quotation tells of somebody else.
    const text = block.text.replace(/^[^\p{L}“"«]{1,4}/u, '');
    const lower = text.toLowerCase();
    const name = names.find((candidate) => lower.startsWith(candidate));
    const ofAuthor = name !== undefined && BIOGRAPHY.tellsOf.pattern.test(text.slice(name.length));
    const inItalics =
      block.italicChars >= 0.9 * block.text.length && isPersonName(BIOGRAPHY.named.pattern.exec(text)?.[1] ?? '');
    if (ofAuthor || inItalics) fates[k] = cut('heuristic-author-bio', 'about the author');
    else if (block.italicChars >= 0.9 * block.text.length && OF_OUTLET.every((sign) => sign.test(text)))
      fates[k] = cut('heuristic-outlet', 'about the outlet');
  }
}
