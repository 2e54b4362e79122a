import type { StoryNote } from '../model/article.ts';
import { NOTE_LINES } from './note-lines.ts';

type Kind = StoryNote['kind'];

// What a line of a kind must hold or how it must begin, cheap to look for and to compile: nearly all lines are prose and
// go no further.
const REPORTED = /(?:reported|wrote|based|contributed) (?:from|in) /;
/** The starts of {@link NOTE_LINES.supportStart.pattern}, but for two that name who supports within this many characters. */
const SUPPORTED_FIRST = /^(?:(?:The )?(?:Associated Press|AP)|This |Support for)/;
const SUPPORTERS_WITHIN = 90;
const CONTACT_WORD = /^(?:E-?mail|Write to|Contact|Reach)|be reached|columnist|writer|reporter|editor|correspondent/;
const MEDIUM = /on (?:Twitter|X\b|Facebook|Instagram|Bluesky)/;
const WITH_HELP = /ith (?:assistance|help|reporting) /;
const LINK = /https?:|www\./;
const FOLLOW_START =
  /^(?:please|follow|find|read|see|more|full|ap|get|join|like|sign|for|catch|listen|on twitter|twitter)/i;

/**
 * Tells the furniture of a wire story from its text: the kind of note a whole paragraph is, or null for a paragraph of the
 * story. `position` is where it stands; a line that only makes sense at the end is taken for one only there (`tail`), and a
 * body paragraph that merely mentions such words stays.
 */
export function storyNote(text: string, position: StoryNote['position']): Kind | null {
  const line = text.trim();
  if (line === '') return null;
  if (line.length <= 60 && NOTE_LINES.separator.pattern.test(line))
    return /[_\-–—=*~#•·]/.test(line) ? 'separator' : null;
  if (line.length > 1500) return null;
  // Marks before the words are taken off once, not by every pattern: a run of dashes is then no work for any.
  const bare = line.replace(/^[-–—*(\s]+/, '');
  return (
    shortLine(line, bare, position) ??
    opening(line) ??
    reporters(bare) ??
    contributor(bare) ??
    support(bare) ??
    contact(bare, position) ??
    follow(bare, position)
  );
}

function shortLine(line: string, bare: string, position: StoryNote['position']): Kind | null {
  if (line.length > 220) return null;
  if (line.startsWith('©')) return 'copyright';
  if (NOTE_LINES.transmission.pattern.test(line) && (position === 'tail' || !/^[a-z]+$|^END$/.test(line)))
    return 'transmission-code';
  if (NOTE_LINES.version.pattern.test(line)) return 'version-marker';
  const linked = LINK.test(line);
  if (
    linked &&
    /https?:/.test(line) &&
    (NOTE_LINES.onTwitter.pattern.test(bare) || NOTE_LINES.follow.pattern.test(bare))
  )
    return 'follow';
  if (NOTE_LINES.reference.pattern.test(line)) return 'reference';
  if (
    position === 'tail' &&
    linked &&
    (NOTE_LINES.linkLine.pattern.test(line) || NOTE_LINES.bareLink.pattern.test(line)) &&
    !NOTE_LINES.follow.pattern.test(bare)
  )
    return 'reference';
  return NOTE_LINES.credit.pattern.test(line) && !/ contributed to this /.test(line) ? 'credit' : null;
}

function opening(line: string): Kind | null {
  if (NOTE_LINES.copyright.pattern.test(line) && line.length < 900) return 'copyright';
  if (line.length < 400 && line.includes('may not be published') && NOTE_LINES.copyrightTail.pattern.test(line))
    return 'copyright';
  if (NOTE_LINES.correction.pattern.test(line)) return 'correction';
  if (NOTE_LINES.update.pattern.test(line) && line.length < 400) return 'update';
  return NOTE_LINES.editors.pattern.test(line) ? 'editors-note' : null;
}

function reporters(line: string): Kind | null {
  return (line.length <= 900 && NOTE_LINES.reporters.pattern.test(line)) ||
    (line.length < 400 && WITH_HELP.test(line) && NOTE_LINES.assisted.pattern.test(line))
    ? 'contributor'
    : null;
}

function contributor(line: string): Kind | null {
  if (line.length > 900) return null;
  if (
    line.includes('contributed ') &&
    NOTE_LINES.contributorStart.pattern.test(line) &&
    NOTE_LINES.contributor.pattern.test(line) &&
    /contributed (?:to (?:this|the)\b|from \p{Lu}|reporting|in \p{Lu}|information)/u.test(line)
  )
    return 'contributor';
  if (REPORTED.test(line) && NOTE_LINES.reportedFrom.pattern.test(line))
    return /\bcontributed\b/.test(line) ? 'contributor' : line.length < 320 ? 'location' : null;
  return null;
}

function support(line: string): Kind | null {
  if (NOTE_LINES.solely.pattern.test(line)) return 'support';
  return line.length < 700 &&
    mayTellOfSupport(line) &&
    NOTE_LINES.supportStart.pattern.test(line) &&
    NOTE_LINES.support.pattern.test(line)
    ? 'support'
    : null;
}

function mayTellOfSupport(line: string): boolean {
  if (SUPPORTED_FIRST.test(line)) return true;
  const start = line.slice(0, SUPPORTERS_WITHIN);
  return start.includes('is part of States Newsroom') || start.includes('Report for America');
}

/** Longest line that tells how to reach or follow somebody. */
const LONGEST_CLOSING = 420;

function contact(line: string, position: StoryNote['position']): Kind | null {
  if (line.length > LONGEST_CLOSING) return null;
  if (position !== 'lead' && CONTACT_WORD.test(line) && NOTE_LINES.contact.pattern.test(line)) return 'contact';
  return MEDIUM.test(line) && NOTE_LINES.onTwitter.pattern.test(line) ? 'follow' : null;
}

function follow(line: string, position: StoryNote['position']): Kind | null {
  return line.length <= LONGEST_CLOSING &&
    FOLLOW_START.test(line) &&
    NOTE_LINES.follow.pattern.test(line) &&
    (position === 'tail' || /https?:|@|\bAP\b|AP['’]s|Twitter|apnews/.test(line))
    ? 'follow'
    : null;
}
