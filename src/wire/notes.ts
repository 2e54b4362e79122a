import type { StoryNote } from '../model/article.ts';
import { OpeningIndex } from '../text/opening-index.ts';
import { hintsIn, isFollowLine, isHinted, isLine } from './note-hints.ts';
import { NOTE_LINES } from './note-lines.ts';
import { overLines } from '../text/over-lines.ts';

type Kind = StoryNote['kind'];

/** Names whose patterns say how a line opens; each has its bit. */
const OPENING = [
  'contributorStart',
  'reporters',
  'correction',
  'update',
  'editors',
  'version',
  'copyright',
  'credit',
  'reference',
  'bareLink',
  'transmission',
  'follow',
] as const;
const INDEX = new OpeningIndex(OPENING.map((name) => NOTE_LINES[name].pattern));
const BITS = Object.fromEntries(OPENING.map((name, n) => [name, 1 << n])) as Readonly<
  Record<(typeof OPENING)[number], number>
>;

/**
 * Tells the furniture of a wire story from its text: the kind of note a whole paragraph is, or null for a paragraph of the
 * story. `position` is where it stands; a line that only makes sense at the end is taken for one only there (`tail`), and a
 * body paragraph that merely mentions such words stays.
 */
export function storyNote(text: string, position: StoryNote['position']): Kind | null {
  const kind = noteOf(text.trim(), position);
  return kind !== null && position === 'body' && REPORTED.test(text.slice(0, LONGEST_REPORTED)) ? null : kind;
}

/** What somebody said, wrote or painted: `All rights to it end with the lease, the judge wrote.` */
const REPORTED = new RegExp(
  overLines`
    ,["”’]?[ ](?:the|an?|his|her|their|\p{Lu}\p{L}{1,20})[ ](?:\p{L}{1,20} ){0,3}
    (?:said|says|wrote|read|told|ruled|added|recalled|warned)\b
  `,
  'u',
);
const LONGEST_REPORTED = 300;

function noteOf(line: string, position: StoryNote['position']): Kind | null {
  if (line === '') return null;
  if (line.length <= 60 && NOTE_LINES.separator.pattern.test(line))
    return /[_\-–—=*~#•·]/.test(line) ? 'separator' : null;
  if (line.length > 1500) return null;
  // Marks before the words are taken off once, not by every pattern: a run of dashes is then no work for any.
  const bare = isLetter(line.charCodeAt(0)) ? line : line.replace(/^[-–—*(\s]+/, '');
  const may = INDEX.candidates(line);
  const hints = hintsIn(line);
  return (
    shortLine(line, bare, position, may, hints) ??
    opening(line, may, hints) ??
    reporters(bare, may, hints) ??
    contributor(bare, may, hints) ??
    support(bare, hints) ??
    contact(bare, position, hints) ??
    follow(bare, position, may)
  );
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

/** Whether a pattern matches; one that the line's opening rules out (`may`) is not asked. */
function meets(name: (typeof OPENING)[number], line: string, may: number): boolean {
  return (may & BITS[name]) !== 0 && NOTE_LINES[name].pattern.test(line);
}

function shortLine(
  line: string,
  bare: string,
  position: StoryNote['position'],
  may: number,
  hints: number,
): Kind | null {
  if (line.length > 220) return null;
  if (line.startsWith('©')) return 'copyright';
  if (meets('transmission', line, may) && (position === 'tail' || !/^[a-z]+$|^END$/.test(line)))
    return 'transmission-code';
  if (meets('version', line, may)) return 'version-marker';
  const linked = isHinted('linkLine', hints) && /https?:|www\./.test(line);
  if (linked && /https?:/.test(line) && (isLine('onTwitter', bare, hints) || isFollowLine(bare))) return 'follow';
  if (meets('reference', line, may)) return 'reference';
  if (
    linked &&
    position === 'tail' &&
    (isLine('linkLine', line, hints) || meets('bareLink', line, may)) &&
    !isFollowLine(bare)
  )
    return 'reference';
  return meets('credit', line, may) && !/ contributed to this /.test(line) ? 'credit' : null;
}

function opening(line: string, may: number, hints: number): Kind | null {
  if (line.length < 900 && meets('copyright', line, may)) return 'copyright';
  if (line.length < 400 && isLine('copyrightTail', line, hints)) return 'copyright';
  if (line.length < 400 && isLine('feed', line, hints)) return 'credit';
  if (meets('correction', line, may)) return 'correction';
  if (line.length < 400 && meets('update', line, may)) return 'update';
  return meets('editors', line, may) ? 'editors-note' : null;
}

function reporters(line: string, may: number, hints: number): Kind | null {
  return (line.length <= 900 && meets('reporters', line, may)) || (line.length < 400 && isLine('assisted', line, hints))
    ? 'contributor'
    : null;
}

function contributor(line: string, may: number, hints: number): Kind | null {
  if (line.length > 900) return null;
  if (
    may & BITS.contributorStart &&
    isHinted('contributed', hints) &&
    /contributed(?: (?:to (?:this|the)\b|from \p{Lu}|reporting|in \p{Lu}|information)|[.)]*$)/u.test(line) &&
    NOTE_LINES.contributorStart.pattern.test(line) &&
    NOTE_LINES.contributor.pattern.test(line)
  )
    return 'contributor';
  if (isLine('reportedFrom', line, hints))
    return /\bcontributed\b/.test(line) ? 'contributor' : line.length < 320 ? 'location' : null;
  return null;
}

function support(line: string, hints: number): Kind | null {
  if (isLine('solely', line, hints)) return 'support';
  return line.length < 700 && isLine('support', line, hints) && NOTE_LINES.supportStart.pattern.test(line)
    ? 'support'
    : null;
}

/** Longest line that tells how to reach or follow somebody. */
const LONGEST_CLOSING = 420;

function contact(line: string, position: StoryNote['position'], hints: number): Kind | null {
  if (line.length > LONGEST_CLOSING) return null;
  if (position !== 'lead' && isLine('contact', line, hints)) return 'contact';
  return isLine('onTwitter', line, hints) ? 'follow' : null;
}

function follow(line: string, position: StoryNote['position'], may: number): Kind | null {
  return may & BITS.follow &&
    line.length <= LONGEST_CLOSING &&
    isFollowLine(line) &&
    (position === 'tail' || /https?:|@|\bAP\b|AP['’]s|Twitter|apnews/.test(line))
    ? 'follow'
    : null;
}
