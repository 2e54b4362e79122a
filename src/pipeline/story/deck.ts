import { overLines } from '../../text/over-lines.ts';
import { readBylines } from '../../wire/byline/byline.ts';
import { readDateline } from '../../wire/dateline/dateline.ts';
import { agencyByName } from '../../wire/organisation.ts';
import { lettersOf } from './anchors.ts';
import type { Features } from './features.ts';
import type { Headline } from './headline.ts';
import type { PageLines } from './page-lines.ts';
import type { Story } from './story.ts';
import { cut, deck, isInside, placed } from './strip/fate.ts';
import type { Metadata } from '../page/metadata.ts';
import { isHeading, type Block, type Element, type Tree } from '../page/tree.ts';

/** A deck stands at most this many blocks below the headline: labels, bylines and tools come between. */
const BELOW_HEADLINE = 12;
/** Right above the story a heading that is a sentence is one this many blocks below, menus and tools between. */
const FURTHEST = 40;
/** Shorter lines are labels, longer ones paragraphs, in words. */
const LEAST = 4;
const MOST = 90;
/** A sentence may lack its full stop; a label has fewer words. */
const UNENDED = 12;
/** A line of fewer words with a year is a date. */
const DATED_WORDS = 8;
/** Boxes around a block whose classes are read. */
const BOXES = 3;
/** Two texts that begin alike this far, in letters, are one. */
const SAME_START = 40;
/** Paragraphs in which the story's dateline may stand, and a copy of the deck. */
const OPENING = 3;

/** What outlets call the line below a headline, and nothing else, in the class of its element. */
const DECK = new RegExp(
  overLines`
    (?:^|[^a-z])(?:
      dec?ks?
      | stand-?first
      | sub-?(?:title|headline|hed)s?
      | article[-_]{0,2}sub-?head(?:ing)?
      | strap-?line
      | (?:post-?|article-?)?excerpt
    )(?:$|[^a-z])
  `,
);
/** What they call an opening as well, in many languages: only what no paragraph of the story stands in is a deck by it. */
const OPENING_BOX = new RegExp(
  overLines`
    (?:^|[^a-z])(?:
      sub-?head(?:ing)?s?
      | (?:post-?|article-?|story-?)?(?:summary|intro|teaser|lead|lede|abstract)
      | intro-?(?:duction|copy|text)
      | lead-?(?:in|text)
      | epigraph
      | over-?title
      | chapo|chapeau|entradilla|bajada|sumario|copete|occhiello|sommario|catenaccio
      | vorspann|unterzeile|ingress|manchet|perex|onderkop|inleiding
    )(?:$|[^a-z])
  `,
);
/** Rules that say no more of a line than that it is no sentence of the story. */
const OF_PLACE: ReadonlySet<string> = new Set(['outside-story', 'heuristic-outside-story', 'heuristic-before-story']);
/** Rules by a class that may have meant the whole head of the story, its byline, tools and picture in it. */
const OF_HEAD: ReadonlySet<string> = new Set([
  'class-byline',
  'class-caption',
  'class-media',
  'class-navigation',
  'class-sidebar',
]);
const SENTENCE_END = /[.!?…:]["”’»)]?$/;
/** A time, an address, a byline and a count are no deck's. */
const STAMP = /\d:\d{2}|@|^by [a-z]|\b(?:min(?:ute)?s?\.? read|updated|published|comments?|talkbacks?)\b/i;
const YEAR = /\b(?:19|20)\d{2}\b/;
const CAPTION = /(?:^|[^a-z])(?:captions?|cutlines?|credits?|figure|gallery|photos?|images?)(?:$|[^a-z])/;

export interface DeckInput {
  readonly tree: Tree;
  readonly headline: Headline;
  readonly metadata: Metadata;
  readonly lines: PageLines;
  readonly fates: Story['fates'];
  readonly features: Features;
}

/**
 * The fates with those of the outlet's lines between headline and story, where it says what the story comes to. Where a
 * dateline opens the story, or the page says that an agency wrote it, what stands above is a summary and no part of the body.
 */
export function withDecks(page: DeckInput): Story['fates'] {
  const { tree, headline, fates, features } = page;
  const { blocks } = tree;
  if (headline.block === null) return fates;
  const from = headline.block.index + 1;
  let first = from;
  while (first < blocks.length && (features.prose[first] === 0 || !isOfStory(blocks[first]!, fates))) first++;
  if (first >= blocks.length) return fates;
  const above = blocks.slice(from, Math.min(first, from + BELOW_HEADLINE));
  const last = blocks[first - 1]!;
  if (first > from + BELOW_HEADLINE && first <= from + FURTHEST && isSentenceHeading(last)) above.push(last);
  const decks: Block[] = [];
  for (const block of above) if (isDeck(block, headline.block, page)) decks.push(block);
  if (decks.length === 0) return fates;
  const opening = openingFrom(first, blocks, fates);
  const decided = [...fates];
  const isOwn = readDateline(opening.map(({ text }) => text)) === null && !isOfAgency(page, blocks.slice(from, first));
  if (isOwn) {
    for (const line of decks) if (!isTold(line, opening)) decided[line.index] = KEPT;
  } else {
    for (const { index } of decks) if (decided[index]!.fate === 'kept') decided[index] = SUMMARY;
  }
  return decided;
}

function isOfStory({ index, element }: Block, fates: Story['fates']): boolean {
  return fates[index]!.fate === 'kept' && !DECK.test(element.key);
}

/** The first blocks of the story. */
function openingFrom(first: number, blocks: readonly Block[], fates: Story['fates']): readonly Block[] {
  const opening: Block[] = [];
  for (let i = first; i < blocks.length && opening.length < OPENING; i++)
    if (isOfStory(blocks[i]!, fates)) opening.push(blocks[i]!);
  return opening;
}

/** Whether the page says that an agency wrote its story: in its data, or in a line between headline and story. */
function isOfAgency({ metadata, lines }: DeckInput, above: readonly Block[]): boolean {
  const named = [...metadata.authors, ...metadata.providers].map(({ text }) => text);
  const printed = above.flatMap(({ text }) => text.split('\n')).filter((line) => lines.isByline(line));
  return (
    named.some((name) => agencyByName(name)?.kind === 'agency') ||
    above.some(({ text }) => text.length < LONGEST_NAME && agencyByName(text)?.kind === 'agency') ||
    readBylines(printed.map((text) => ({ text, source: 'text' }))).some(
      ({ organisation }) => organisation !== null && agencyByName(organisation)?.kind === 'agency',
    )
  );
}
const LONGEST_NAME = 60;

const KEPT = placed(deck(), true);
const SUMMARY = placed(cut('before-dateline', 'above the copy of the agency'), true);

function isDeck(block: Block, title: Block, { metadata, lines, fates }: DeckInput): boolean {
  const { element, index } = block;
  const fate = fates[index]!;
  const isNamed = DECK.test(element.key) || isKeyPoint(block);
  const isOpen =
    fate.fate === 'kept'
      ? isNamed && fate.kind === 'paragraph'
      : OF_PLACE.has(fate.rule) || (isNamed && OF_HEAD.has(fate.rule));
  return (
    isOpen &&
    mayBeDeck(block, lines) &&
    (element.name !== 'li' || isKeyPoint(block)) &&
    (isNamed ||
      standsInOpening(element, title.element) ||
      isRightBelow(block, title) ||
      isSentenceHeading(block) ||
      opensDescription(block, metadata))
  );
}

/** An item of a list that is a sentence: what the story comes to, point by point. */
function isKeyPoint({ element, text, words, links }: Block): boolean {
  return element.name === 'li' && links === 0 && words >= DATED_WORDS && SENTENCE_END.test(text);
}

function mayBeDeck({ text, words, linkChars, element }: Block, lines: PageLines): boolean {
  return (
    words >= LEAST &&
    words <= MOST &&
    linkChars < text.length / 2 &&
    !STAMP.test(text) &&
    (words >= DATED_WORDS || !YEAR.test(text)) &&
    !CAPTION.test(element.key) &&
    !CAPTION.test(element.parent?.key ?? '') &&
    element.name !== 'figcaption' &&
    !lines.isByline(text) &&
    !lines.isCredit(text) &&
    lines.noteOf(text, 'lead') === null
  );
}

/** Whether a box that the headline does not stand in is named for a deck or an opening. */
function standsInOpening(element: Element, headline: Element): boolean {
  let at: Element | null = element;
  for (let n = 0; at && n < BOXES && !isInside(headline, at); n++, at = at.parent)
    if (DECK.test(at.key) || OPENING_BOX.test(at.key)) return true;
  return false;
}

/** A heading that is a sentence, full stop and all: a label and a subhead have none. */
function isSentenceHeading(block: Block): boolean {
  return isHeading(block) && block.element.name !== 'h1' && block.words >= DATED_WORDS && SENTENCE_END.test(block.text);
}

/** A heading right below the headline, or a sentence side by side with it. */
function isRightBelow(block: Block, title: Block): boolean {
  const { element, index, text, words } = block;
  if (index !== title.index + 1 || element.name === 'h1') return false;
  return (SENTENCE_END.test(text) || words >= UNENDED) && (isHeading(block) || element.parent === title.element.parent);
}

function opensDescription({ text }: Block, { descriptions }: Metadata): boolean {
  const start = lettersOf(text).slice(0, SAME_START);
  return start.length === SAME_START && descriptions.some((read) => lettersOf(read.text).startsWith(start));
}

/** Whether one of the story's first paragraphs begins as a line does. */
function isTold({ text }: Block, opening: readonly Block[]): boolean {
  const start = lettersOf(text).slice(0, SAME_START);
  return opening.some((paragraph) => lettersOf(paragraph.text.slice(0, 4 * SAME_START)).startsWith(start));
}
