import type { StoryNote } from '../model/article.ts';
import { isLine } from './note-hints.ts';
import { NOTE_LINES } from './note-lines.ts';

type Kind = StoryNote['kind'];

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
  if (/https?:/.test(line) && (isLine('onTwitter', bare) || isLine('follow', bare))) return 'follow';
  if (NOTE_LINES.reference.pattern.test(line)) return 'reference';
  if (
    position === 'tail' &&
    (isLine('linkLine', line) || NOTE_LINES.bareLink.pattern.test(line)) &&
    !isLine('follow', bare)
  )
    return 'reference';
  return NOTE_LINES.credit.pattern.test(line) && !/ contributed to this /.test(line) ? 'credit' : null;
}

function opening(line: string): Kind | null {
  if (NOTE_LINES.copyright.pattern.test(line) && line.length < 900) return 'copyright';
  if (line.length < 400 && isLine('copyrightTail', line)) return 'copyright';
  if (line.length < 400 && isLine('feed', line)) return 'credit';
  if (NOTE_LINES.correction.pattern.test(line)) return 'correction';
  if (NOTE_LINES.update.pattern.test(line) && line.length < 400) return 'update';
  return NOTE_LINES.editors.pattern.test(line) ? 'editors-note' : null;
}

function reporters(line: string): Kind | null {
  return (line.length <= 900 && NOTE_LINES.reporters.pattern.test(line)) ||
    (line.length < 400 && isLine('assisted', line))
    ? 'contributor'
    : null;
}

function contributor(line: string): Kind | null {
  if (line.length > 900) return null;
  if (
    /contributed (?:to (?:this|the)\b|from \p{Lu}|reporting|in \p{Lu}|information)/u.test(line) &&
    NOTE_LINES.contributorStart.pattern.test(line) &&
    NOTE_LINES.contributor.pattern.test(line)
  )
    return 'contributor';
  if (isLine('reportedFrom', line))
    return /\bcontributed\b/.test(line) ? 'contributor' : line.length < 320 ? 'location' : null;
  return null;
}

function support(line: string): Kind | null {
  if (NOTE_LINES.solely.pattern.test(line)) return 'support';
  return line.length < 700 && NOTE_LINES.supportStart.pattern.test(line) && NOTE_LINES.support.pattern.test(line)
    ? 'support'
    : null;
}

/** Longest line that tells how to reach or follow somebody. */
const LONGEST_CLOSING = 420;

function contact(line: string, position: StoryNote['position']): Kind | null {
  if (line.length > LONGEST_CLOSING) return null;
  if (position !== 'lead' && isLine('contact', line)) return 'contact';
  return isLine('onTwitter', line) ? 'follow' : null;
}

function follow(line: string, position: StoryNote['position']): Kind | null {
  return line.length <= LONGEST_CLOSING &&
    isLine('follow', line) &&
    (position === 'tail' || /https?:|@|\bAP\b|AP['’]s|Twitter|apnews/.test(line))
    ? 'follow'
    : null;
}
