import { isBylineStart } from '../../wire/byline/line.ts';
import { readBylines } from '../../wire/byline/byline.ts';
import { draft } from '../../wire/byline/draft.ts';
import { isTitle } from '../../wire/byline/roles.ts';
import { beginsWithGivenName } from '../../wire/given-names.ts';
import { isPersonName } from '../../wire/person-name.ts';
import { isKnownPlace } from '../../places/places.ts';
import { tidy } from '../../text/text.ts';
import type { Block, Tree } from '../page/tree.ts';
import type { Story } from '../story/story.ts';
import type { Fate } from '../story/strip/fate.ts';
import { isElsewhere, type Beside, type Line } from './beside.ts';
import { overLines } from '../../text/over-lines.ts';

const AUTHOR_KEY = /(?:^|[^a-z])(?:authors?|byline|auth|contributors?|writers?)(?:$|[^a-z])/;
const TOLD_BY = /^this (?:post|article|story|piece) was written by /i;
/** A line that says that a name follows on the next one. */
const LABEL = new RegExp(
  overLines`
    ^(?:
      (?:(?:article|words|text|story|guide|recipe|review|analysis) )?(?:(?:written|authored|posted|published) )?by
      | (?:about the )?authors?
      | (?:escrito|redactado|publicado) por | (?:écrit|publié) par | (?:geschrieben|verfasst) von | scritto da
      | geschreven door | skrevet (?:av|af) | skriven av | autore? | autora | auteure? | verfasser
    )\s*:?$
  `,
  'i',
);
/** A date or a time behind a name: `Ann Poe | May 22, 2025`. */
const DATED = /\b(?:19|20)\d{2}\b|\d:\d{2}/;
/** What stands over or under a writer's name alone: a date, a reading time. */
const TIMED = /\b(?:19|20)\d{2}\b|\b\d+[ -]min(?:ute)?s?\b|^(?:(?:last )?updated|published|posted)\b/i;
/** Where outlets keep the pages of their writers. */
const WRITERS_PAGE =
  /\/(?:authors?|staff|people|profiles?|contributors?|writers?|by|reporters?|columnists?|journalists?|team)\//;

/**
 * The line that says who wrote a story, where neither its byline nor structured data does; null where none does. It is
 * looked for above the story, whatever rule cut it, then below: first what says that it is a byline, then what stands in an
 * author's box, then the one name that stands alone between headline and story; last what the page links as its author.
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
    linkedAuthor(tree, story);
  return found ? signatureOf(found) : null;
}

/** Of the lines beside a story only one that says that it is a byline, itself or by the line before it. */
export function findSignedLine({ above, below }: Beside): string | null {
  const found = above.find(isSigned) ?? labelled(above) ?? below.find(isSigned) ?? labelled(below);
  return found ? signatureOf(found) : null;
}

function signatureOf({ text }: Line): string {
  return text.replace(TOLD_BY, 'By ');
}

function isSigned(line: Line): boolean {
  const text = signatureOf(line);
  return isBylineStart(text) && namesPeople(text);
}

/** `Written by`, and on the next line the name. */
function labelled(lines: readonly Line[]): Line | null {
  const at = lines.findIndex(({ text }, i) => LABEL.test(text) && namesPeople(lines[i + 1]?.text ?? ''));
  return at < 0 ? null : { ...lines[at + 1]!, text: `By ${lines[at + 1]!.text}` };
}

function isInAuthorBox({ text, block: { element, wrapper } }: Line): boolean {
  return (
    [element, wrapper, element.parent].some((box) => box !== null && AUTHOR_KEY.test(box.key)) && namesPeople(text)
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
      (isPersonName(text) ? DATED.test(lines[i + 1]?.text ?? '') : DATED.test(text) && namesPeople(text)),
  );
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
  const kept = blocks.filter((_, i) => fates[i]!.fate === 'kept').map(({ text }) => text);
  return new Set(kept.join(' ').match(/(?<![\p{L}])\p{Ll}{3,}/gu));
}

function isNameOfWriter({ text, block }: Line, opening: Block): boolean {
  if (/['’]s\b/.test(text)) return false;
  if (!isPersonName(text)) {
    if (isListOfNames(text)) return true;
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

/** The one name over a line that begins with it and says who that is: `Ann Poe is the editor of`. */
function toldOf({ blocks }: Tree, { fates }: Story, opening: Block): Line | null {
  const last = fates.findLastIndex(({ fate }) => fate === 'kept');
  const names = blocks.filter(
    ({ index, text }) =>
      index > (opening.index + last) / 2 &&
      saysWho(afterStart(blocks[index + 1]?.text ?? '', text)) &&
      isPersonName(text) &&
      !isElsewhere(fates[index]!),
  );
  const [only] = names;
  return only && names.every(({ text }) => text === only.text) ? { text: only.text, block: only } : null;
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
  if (!/,|;|&| and /.test(text)) return false;
  const { people, organisations, unknown } = draft(text);
  return (
    people.length > 1 &&
    unknown === 0 &&
    organisations.length === 0 &&
    people.some(({ name }) => beginsWithGivenName(name)) &&
    !people.some(({ name }) => isKnownPlace(name, null))
  );
}

/** The one person whom the page links as its author, wherever that stands; teasers' authors are several. */
function linkedAuthor({ elements, blocks }: Tree, { fates }: Story): Line | null {
  const lines = new Map<string, Line>();
  for (const element of elements) {
    if (element.name !== 'a' || !/(?:^|\s)author(?:\s|$)/.test(element.attr('rel') ?? '')) continue;
    const block = blocks.findLast((other) => other.element.index <= element.index);
    if (!block || isTeaser(fates[block.index]!)) continue;
    for (const text of block.text.split('\n').map(tidy)) if (namesPeople(text)) lines.set(text, { text, block });
  }
  return lines.size === 1 ? [...lines.values()][0]! : null;
}

/** The foot of a story's own element may name its author. */
function isTeaser(fate: Fate): boolean {
  return isElsewhere(fate) && !(fate.fate === 'cut' && /footer/.test(fate.rule));
}
