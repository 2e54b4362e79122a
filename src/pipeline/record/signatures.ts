import { isBylineStart } from '../../wire/byline/line.ts';
import { readBylines } from '../../wire/byline/byline.ts';
import { beginsWithGivenName } from '../../wire/given-names.ts';
import { isPersonName } from '../../wire/person-name.ts';
import { isKnownPlace } from '../../places/places.ts';
import type { Block } from '../page/tree.ts';
import type { Beside, Line } from './beside.ts';

const AUTHOR_KEY = /(?:^|[^a-z])(?:authors?|byline|auth|contributors?|writers?)(?:$|[^a-z])/;
const TOLD_BY = /^this (?:post|article|story|piece) was written by /i;
/** A date or a time behind a name: `Ann Poe | May 22, 2025`. */
const DATED = /\b(?:19|20)\d{2}\b|\d:\d{2}/;
/** Where outlets keep the pages of their writers. */
const WRITERS_PAGE =
  /\/(?:authors?|staff|people|profiles?|contributors?|writers?|by|reporters?|columnists?|journalists?|team)\//;

/**
 * The line that says who wrote a story, where neither its byline nor structured data does; null where none does. It is
 * looked for above the story, whatever rule cut it, then below: first what says that it is a byline, then what stands in an
 * author's box, then the one name that stands alone between headline and story.
 */
export function findSignature({ opening, above, below }: Beside, headline: Block | null): string | null {
  const underHeadline = above.filter(
    ({ block }) => headline !== null && block.index > headline.index && block.index < opening.index,
  );
  const found =
    above.find(isSigned) ??
    above.find(isInAuthorBox) ??
    nameAlone(underHeadline, opening) ??
    below.find(isSigned) ??
    below.find(isInAuthorBox);
  return found ? signatureOf(found) : null;
}

function signatureOf({ text }: Line): string {
  return text.replace(TOLD_BY, 'By ');
}

function isSigned(line: Line): boolean {
  const text = signatureOf(line);
  return isBylineStart(text) && namesPeople(text);
}

function isInAuthorBox({ text, block: { element, wrapper } }: Line): boolean {
  return (
    [element, wrapper, element.parent].some((box) => box !== null && AUTHOR_KEY.test(box.key)) && namesPeople(text)
  );
}

function namesPeople(text: string): boolean {
  return readBylines([{ text, source: 'text' }]).some(({ people }) => people.length > 0);
}

/**
 * One line that is a name, where something else says that it is a writer's: a date behind it, a common given name, a link to a
 * writer's page, or its place on top of the story's own paragraphs. Of several one cannot tell.
 */
function nameAlone(lines: readonly Line[], opening: Block): Line | null {
  const names = lines.filter((line) => isNameOfWriter(line, opening));
  return names.length === 1 ? names[0]! : null;
}

function isNameOfWriter({ text, block }: Line, opening: Block): boolean {
  if (/['’]s\b/.test(text)) return false;
  if (!isPersonName(text)) {
    const people = DATED.test(text) ? readBylines([{ text, source: 'text' }]).flatMap((byline) => byline.people) : [];
    return people.length > 0 && !people.some(({ name }) => isKnownPlace(name, null));
  }
  return (
    WRITERS_PAGE.test(block.href ?? '') ||
    beginsWithGivenName(text) ||
    (block.index === opening.index - 1 &&
      block.element.parent === opening.element.parent &&
      block.links === 0 &&
      text !== text.toUpperCase())
  );
}
