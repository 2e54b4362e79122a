import type { Reject, RejectReason } from '../../model/reject.ts';
import { CONSENT_BUTTON, CONSENT_WORDS, FORM_TITLE, WRITERS } from '../../rules/refusal-proof.ts';
import { REFUSALS, type Refusal } from '../../rules/refusals.ts';
import { isPersonName } from '../../wire/person-name.ts';
import { PageFacts, type RefuseInput } from './refuse/facts.ts';

/** A sign that a page is not an article. One that is not proven refuses nothing: the record carries it as a flag. */
export interface Finding extends Reject {
  readonly proven: boolean;
}

export interface Refused {
  readonly reject: Reject | null;
  /** What was found and not proven. */
  readonly doubts: readonly Reject[];
}

type Check = (page: PageFacts) => Finding | null;

/** The checks in order: the first that is proven refuses the page. */
const CHECKS: readonly Check[] = [
  isEmpty,
  isErrorPage,
  isConsentWall,
  isSearchPage,
  isTeaser,
  isVideo,
  isFront,
  isWriter,
  isForm,
  hasNoStory,
];

/**
 * Decides whether a page is refused. It is refused by what it is (its status, its form, almost nothing but links) and
 * never by one word or by a count against a short story: each check asks for a second sign that proves the first, and
 * a brief that is whole (a dateline or an agency's tail, and an end) is an article whatever stands around it.
 */
export function refuse(input: RefuseInput): Refused {
  const page = new PageFacts(input);
  const doubts: Reject[] = [];
  for (const check of CHECKS) {
    const found = check(page);
    if (found === null) continue;
    const { proven, ...reject } = found;
    if (proven) return { reject, doubts: [] };
    doubts.push(reject);
  }
  return { reject: null, doubts };
}

/** Fewer words are not a story: the shortest true briefs have some twenty. */
const MIN_WORDS = 15;
/** With fewer words than this a page has hardly anything to read. */
const HARDLY_ANY = 60;

function isEmpty({ input, words }: PageFacts): Finding | null {
  return input.tree.blocks.length > 0 || words > 0
    ? null
    : { reason: 'empty', detail: 'the page has markup but no text', proven: true };
}

function isErrorPage(page: PageFacts): Finding | null {
  const bare = !page.isDeclaredArticle || page.words < MIN_WORDS;
  return (
    signed(page, 'error-page', 'title', () => !page.isWholeBrief && (bare || page.words < HARDLY_ANY)) ??
    signed(page, 'error-page', 'text', () => !page.isWholeBrief && bare && page.words < HARDLY_ANY)
  );
}

/** A page of consent is short, speaks of little else and waits for a button. */
const WALL_WORDS = 250;

function isConsentWall(page: PageFacts): Finding | null {
  const alone = page.pageWords < WALL_WORDS;
  const found =
    signed(page, 'consent-wall', 'title', () => !page.isWholeBrief && (alone || CONSENT_WORDS.test(page.text))) ??
    signed(page, 'consent-wall', 'text', () => !page.isWholeBrief);
  if (found || !alone || page.isWholeBrief) return found;
  const { blocks } = page.input.tree;
  const button = blocks.find(({ text, words }) => words <= 5 && CONSENT_BUTTON.test(text.trim()));
  const lines = blocks.filter(({ text }) => CONSENT_WORDS.test(text)).length;
  return button === undefined || lines < 2
    ? null
    : {
        reason: 'consent-wall',
        detail: `waits for “${button.text.trim()}”, and ${lines} of its ${blocks.length} lines speak of consent`,
        proven: true,
      };
}

/** This many links of a line and more are results. */
const RESULTS = 4;

function isSearchPage(page: PageFacts): Finding | null {
  const address = matchOf(page, 'search-page', 'url') !== null;
  const { links, teasers } = page.links;
  const hasResults = links + teasers >= RESULTS;
  const byTitle = signed(
    page,
    'search-page',
    'title',
    () => !page.isWholeBrief && (address || hasResults || page.words < MIN_WORDS),
  );
  return (
    byTitle ?? signed(page, 'search-page', 'url', () => !page.isWholeBrief && !page.isDeclaredArticle && hasResults)
  );
}

/** A declared wall alone says nothing of how much is shown before it; with fewer words hardly more than an opening is. */
const OPENING_WORDS = 90;

function isTeaser(page: PageFacts): Finding | null {
  const { input, words, isWholeBrief } = page;
  const wall = signed(page, 'paywall-teaser', 'text', () => !isWholeBrief);
  if (wall) return isWholeBrief && input.hasTail ? null : wall;
  if (!input.metadata.paywalled || words >= OPENING_WORDS || isWholeBrief) return null;
  return {
    reason: 'paywall-teaser',
    detail: `declared not free, and only ${words} words are shown`,
    proven: words < MIN_WORDS || page.breaksOff,
  };
}

/** A video's description is a sentence or two. */
const DESCRIPTION_WORDS = 40;

function isVideo(page: PageFacts): Finding | null {
  const { words } = page;
  if (page.isDeclaredVideo && words < HARDLY_ANY && !page.isWholeBrief)
    return { reason: 'video-only', detail: `declared a video, with ${words} words of text`, proven: true };
  const bare = words < MIN_WORDS || (words < DESCRIPTION_WORDS && page.hasPlayer());
  return signed(page, 'video-only', 'url', () => bare && !page.isWholeBrief);
}

/** A page with this many lines that are nothing but a link, and this many times more words in links than in story. */
const FRONT_LINKS = 15;
const FRONT_TEASERS = 4;
const FRONT_RATIO = 3;
/** A front's "story" is one teaser or two; with fewer words the page is almost nothing but links. */
const FRONT_WORDS = 110;
const BARE_FRONT_WORDS = 40;

function isFront(page: PageFacts): Finding | null {
  const { words, input } = page;
  if (words >= FRONT_WORDS || input.story.hasDateline || input.hasTail) return null;
  const { links, linkWords, teasers } = page.links;
  if ((teasers < FRONT_TEASERS && links < FRONT_LINKS) || linkWords <= FRONT_RATIO * words) return null;
  if (page.isDeclaredArticle && !page.isAtRoot) return null;
  return {
    reason: 'section-front',
    detail: `${links + teasers} links to stories and ${words} words of prose`,
    proven: words < BARE_FRONT_WORDS || teasers >= FRONT_TEASERS || page.isAtRoot,
  };
}

/** What is told of a writer is a paragraph or two, above the list of their stories. */
const WRITER_WORDS = 150;
const STORIES_BY = /^(?:(?:all|latest) )?(?:stories|articles|posts|columns|news) (?:by|from) /i;

/** A page of a writer: at an address of writers, called by a person's name, which says who that is and lists stories. */
function isWriter(page: PageFacts): Finding | null {
  const { words, input } = page;
  const { pathname } = input.url !== null && URL.canParse(input.url) ? new URL(input.url) : { pathname: '' };
  if (words >= WRITER_WORDS || input.story.hasDateline || !WRITERS.test(pathname)) return null;
  const name = input.story.headline.text.replace(STORIES_BY, '');
  if (!isPersonName(name)) return null;
  const { links, teasers } = page.links;
  return {
    reason: 'section-front',
    detail: `called “${name}”, with ${links + teasers} links to stories and ${words} words of prose`,
    proven: links + teasers >= RESULTS && !page.isDeclaredArticle,
  };
}

/** A form's page may say at some length what becomes of a letter; it says hardly more than its fields to log in. */
const FORM_WORDS = 250;
/** With menus and teasers around, a box to log in stands beside a brief as well. */
const LOGIN_PAGE_WORDS = 200;
/** A box to search or to give an address has one field; a login has two, a letter three or more. */
const FORM_FIELDS = 2;
/** Longest part of a title that may be the name of a form. */
const LONGEST_NAME = 60;

/** A page that is called what forms are called and has one, or has a password to fill in and next to no text. */
function isForm(page: PageFacts): Finding | null {
  const { words, input } = page;
  if (words >= FORM_WORDS || input.story.hasDateline || page.isDeclaredArticle) return null;
  if (words < HARDLY_ANY && page.inputs.includes('password') && page.pageWords < LOGIN_PAGE_WORDS)
    return { reason: 'form-page', detail: `a password is asked for, and the story has ${words} words`, proven: true };
  const { fields } = page;
  if (fields < FORM_FIELDS) return null;
  const called = page.titles.find((text) => text.length < LONGEST_NAME && FORM_TITLE.test(text));
  return called === undefined
    ? null
    : {
        reason: 'form-page',
        detail: `called “${called}”, with ${fields} fields to fill in, and the story has ${words} words`,
        proven: true,
      };
}

function hasNoStory({ words }: PageFacts): Finding | null {
  if (words >= MIN_WORDS) return null;
  const detail = words === 0 ? 'no block of the page is prose' : `only ${words} words of prose`;
  return { reason: 'no-story', detail, proven: true };
}

/** The first sign of that reason and place that the page shows; only of that is it asked whether it is proven. */
function signed(page: PageFacts, reason: RejectReason, on: Refusal['on'], isProven: () => boolean): Finding | null {
  const match = matchOf(page, reason, on);
  return match === null
    ? null
    : {
        reason,
        detail: `${on} says “${match.slice(0, 80)}” and the story has ${page.words} words`,
        proven: isProven(),
      };
}

function matchOf(page: PageFacts, reason: RejectReason, on: Refusal['on']): string | null {
  for (const refusal of REFUSALS) {
    if (refusal.reason !== reason || refusal.on !== on || page.words >= refusal.under) continue;
    const texts = on === 'title' ? page.titles : [on === 'text' ? page.text : (page.input.url ?? '')];
    for (const text of texts) {
      const match = refusal.pattern.exec(text);
      if (match) return match[0];
    }
  }
  return null;
}
