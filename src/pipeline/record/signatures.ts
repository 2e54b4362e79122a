import { isBylineStart } from '../../wire/byline/line.ts';
import { readBylines } from '../../wire/byline/byline.ts';
import { draft } from '../../wire/byline/draft.ts';
import { isTitle } from '../../wire/byline/roles.ts';
import { beginsWithGivenName } from '../../wire/given-names.ts';
import { isPersonName } from '../../wire/person-name.ts';
import { isKnownPlace } from '../../places/places.ts';
import type { Block, Tree } from '../page/tree.ts';
import { lastKept } from '../story/sentences.ts';
import type { Story } from '../story/story.ts';
import { AUTHOR_LABEL, authorElsewhere, NO_WRITERS, TOLD_BY } from './author-elsewhere.ts';
import { isElsewhere, type Beside, type Line } from './beside.ts';

const AUTHOR_KEY = /(?:^|[^a-z])(?:authors?|byline|auth|contributors?|writers?)(?:$|[^a-z])/;
/** A date or a time behind a name: `Ann Poe | May 22, 2025`. */
const DATED = /\b(?:19|20)\d{2}\b|\d:\d{2}/;
/** A line with a writer's name and a date is no longer. */
const LONGEST_DATED = 120;
/** What stands over or under a writer's name alone: a date, a reading time. */
const TIMED = /\b(?:19|20)\d{2}\b|\b\d+[ -]min(?:ute)?s?\b|^(?:(?:last )?updated|published|posted)\b/i;
/** Where outlets keep the pages of their writers. */
const WRITERS_PAGE =
  /\/(?:authors?|staff|people|profiles?|contributors?|writers?|by|reporters?|columnists?|journalists?|team)\//;

/**
 * The line that says who wrote a story, where neither its byline nor structured data does; null where none does. It is
 * looked for above the story, whatever rule cut it, then below: first what says that it is a byline, then what stands in an
 * author's box, then the one name that stands alone between headline and story; last {@link authorElsewhere}.
 */
export function findSignature(tree: Tree, story: Story, beside: Beside): string | null {
  const { opening, above, below, aside } = beside;
  const headline = story.headline.block;
  const under = headline === null ? [] : above.filter(({ block }) => block.index > headline.index);
  const underHeadline = under.filter(({ block }) => block.index < opening.index);
  const found =
    above.find(isSigned) ??
    labelled(above) ??
    above.find(isInAuthorBox) ??
    nameAlone(underHeadline, opening, () => wordsOf(tree, story)) ??
    // Below a deck, or above the headline.
    nameAndDay(under.filter(({ block }) => block.index > opening.index)) ??
    nameAndDay(headline === null ? [] : above.filter(({ block }) => block.index < headline.index)) ??
    below.find(isSigned) ??
    labelled(below) ??
    below.find(isInAuthorBox) ??
    labelled(aside) ??
    toldOf(tree, story, opening) ??
    overBylineBox(under, story);
  return found ? signatureOf(found) : authorElsewhere(tree, story);
}

/** Of the lines beside a story only one that says that it is a byline, itself or by the line before it. */
export function findSignedLine({ above, below }: Beside): string | null {
  const found = above.find(isSigned) ?? labelled(above) ?? below.find(isSigned) ?? labelled(below);
  return found ? signatureOf(found) : null;
}

/** The line above a story that names others beside its declared writer, and nothing else: `Ann Poe, Jo Roe & Lee Low`. */
export function findMoreNames({ above }: Beside, declared: readonly string[]): string | null {
  const line = above.find(
    ({ text }) =>
      declared.some((name) => text.length > name.length + SHORTEST_NAME && text.includes(name)) &&
      namesAlone(text).length > 1,
  );
  return line?.text ?? null;
}
/** `, Jo Roe` */
const SHORTEST_NAME = 8;

function signatureOf({ text }: Line): string {
  return text.replace(TOLD_BY, 'By ');
}

function isSigned(line: Line): boolean {
  const text = signatureOf(line);
  return isBylineStart(text) && namesPeople(text);
}

/** `Written by`, and on the next line the name. */
function labelled(lines: readonly Line[]): Line | null {
  const at = lines.findIndex(({ text }, i) => AUTHOR_LABEL.test(text) && namesPeople(lines[i + 1]?.text ?? ''));
  return at < 0 ? null : { ...lines[at + 1]!, text: `By ${lines[at + 1]!.text}` };
}

function isInAuthorBox({ text, block: { element, wrapper } }: Line): boolean {
  return (
    [element, wrapper, element.parent].some(
      (box) => box !== null && AUTHOR_KEY.test(box.key) && !NO_WRITERS.test(box.key),
    ) && namesPeople(text)
  );
}

function namesPeople(text: string): boolean {
  return text !== '' && readBylines([{ text, source: 'text' }]).some(({ people }) => people.length > 0);
}

/**
 * One line that is a name, where something else says that it is a writer's: a date behind it or on the line before or after,
 * a role there, a common given name, a link to a writer's page, or its place on top of the story's own paragraphs. Of several
 * one cannot tell.
 */
function nameAlone(lines: readonly Line[], opening: Block, words: () => ReadonlySet<string>): Line | null {
  const names = lines.filter(
    (line, i) =>
      isNameOfWriter(line, opening) ||
      (isPersonName(line.text) && [lines[i - 1], lines[i + 1]].some(tellsOfWriter) && !isTopic(line, words())),
  );
  return names.length === 1 ? names[0]! : null;
}

/** A common given name with a surname, and when they wrote, in the same line or the next: of several one cannot tell. */
function nameAndDay(lines: readonly Line[]): Line | null {
  const names = lines.filter(
    ({ text }, i) =>
      beginsWithGivenName(text) &&
      (isPersonName(text)
        ? DATED.test(lines[i + 1]?.text ?? '')
        : text.length <= LONGEST_DATED && DATED.test(text) && namesPeople(text)),
  );
  return names.length === 1 ? names[0]! : null;
}

/** The one name over a line that stands in a byline's box. */
function overBylineBox(lines: readonly Line[], { fates }: Story): Line | null {
  const names = lines.filter(({ text }, i) => {
    const next = lines[i + 1] && fates[lines[i + 1]!.block.index]!;
    return next?.fate === 'moved' && next.to === 'byline' && isPersonName(text);
  });
  return names.length === 1 ? names[0]! : null;
}

/** A line beside a name that makes it a writer's. */
function tellsOfWriter(line: Line | undefined): boolean {
  return line !== undefined && line.text.length <= 60 && (TIMED.test(line.text) || isTitle(line.text));
}

/** A section's or a place's name: a link to elsewhere, or words that the story uses as words. */
function isTopic({ text, block }: Line, words: ReadonlySet<string>): boolean {
  return (
    (block.href !== null && !WRITERS_PAGE.test(block.href)) ||
    text === text.toUpperCase() ||
    /['’]s\b/.test(text) ||
    isKnownPlace(text, null) ||
    text.split(' ').some((word) => words.has(word.toLowerCase()))
  );
}

/** The words that the story writes in small letters. */
function wordsOf({ blocks }: Tree, { fates }: Story): ReadonlySet<string> {
  const words = new Set<string>();
  for (const { index, text } of blocks)
    if (fates[index]!.fate === 'kept') for (const word of text.match(SMALL_WORD) ?? []) words.add(word);
  return words;
}
const SMALL_WORD = /(?<![\p{L}])\p{Ll}{3,}/gu;

function isNameOfWriter({ text, block }: Line, opening: Block): boolean {
  if (/['’]s\b/.test(text)) return false;
  if (!isPersonName(text)) {
    if (isListOfNames(text)) return true;
    const people =
      text.length <= LONGEST_DATED && DATED.test(text)
        ? readBylines([{ text, source: 'text' }]).flatMap((byline) => byline.people)
        : [];
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

/** The one name over a line that begins with it and says who that is: `Ann Poe is the editor of`. */
function toldOf({ blocks }: Tree, { fates }: Story, opening: Block): Line | null {
  const middle = (opening.index + lastKept(fates)) / 2;
  let only: Block | null = null;
  for (let i = Math.floor(middle) + 1; i < blocks.length; i++) {
    const block = blocks[i]!;
    const { text } = block;
    if (!saysWho(afterStart(blocks[i + 1]?.text ?? '', text)) || !isPersonName(text) || isElsewhere(fates[i]!))
      continue;
    if (only !== null && only.text !== text) return null;
    only ??= block;
  }
  return only && { text: only.text, block: only };
}

/** ` is the editor of`: what somebody is, in the first words. */
function saysWho(text: string): boolean {
  return /^ (?:is|was) (?:an?|the|our) /.test(text) && isTitle(text.slice(0, LONGEST_TITLE));
}
const LONGEST_TITLE = 80;

/** What follows `start` in a text that begins with it; nothing of one that does not. */
function afterStart(text: string, start: string): string {
  return text.startsWith(start) ? text.slice(start.length) : '';
}

/** Several names and nothing else, one of them with a common given name. */
function isListOfNames(text: string): boolean {
  const names = namesAlone(text);
  return names.length > 1 && names.some(beginsWithGivenName) && !names.some((name) => isKnownPlace(name, null));
}

/** The names of a line that holds several and nothing else; none of another. */
function namesAlone(text: string): string[] {
  if (!/,|;|&| and /.test(text)) return [];
  const { people, organisations, unknown } = draft(text);
  return unknown === 0 && organisations.length === 0 ? people.map(({ name }) => name) : [];
}
