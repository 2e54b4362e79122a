import type { Article } from '../../../model/article.ts';
import type { Reject } from '../../../model/reject.ts';
import { ARTICLE_TYPE, type Metadata } from '../../page/metadata.ts';
import type { Tree } from '../../page/tree.ts';
import { sentencesOf } from '../../story/sentences.ts';
import type { Story } from '../../story/story.ts';
import type { StoryText } from '../normalise.ts';
import { addressSigns } from './address.ts';
import { upTo, yes } from './measure.ts';
import { readingSigns } from './readings.ts';
import { sharesOf } from './shares.ts';
import { wordingSigns } from './wording.ts';
import { overLines } from '../../../text/over-lines.ts';

/**
 * What speaks for or against a record, each as a number from 0 to 1: a share, a count up to where more says nothing new,
 * or 1 for yes. Null where a page cannot show the sign (no URL: nothing of its path); it then counts as usual.
 */
export const SIGNS = {
  undated: 'no date is declared or in print',
  people: 'a person signs it',
  wire: 'a dateline, or an agency',
  otherType: 'declared a product, a service, a list or a profile, and no article',
  longAddress: 'words in the longest part of its path; eight or more are 1',
  deepAddress: 'parts of its path; five or more are 1',
  numberedAddress: 'five digits in a row in its address: a story’s number or date',
  shopAddress: 'its path names products, prices or services',
  listAddress: 'its path names a category, a tag, a search or an author',
  newsAddress: 'its path names news, a blog or a section of either',
  buttons: 'buttons; thirty or more are 1',
  offers: 'lines such as “Add to cart”, “Book now”, “Sort by”; ten or more are 1',
  prices: 'short lines with a price; twelve or more are 1',
  linkedLines: 'lines of five words and more that are links; eighty or more are 1',
  keptShare: 'share of the page’s words that the story is',
  oneParent: 'share of the story’s prose in the element that holds most of it',
  persons: 'he, she, they, who; one word in twenty or more is 1',
  past: 'was, had, said, came; one word in twenty or more is 1',
  addresses: 'addresses of pages in the text, as comments and lists of sources have them; five or more are 1',
  lengthsDiffer:
    'how far the paragraphs of the second half are longer or shorter than those of the first; from e times on 1',
  quotes: 'quotation marks; three in a hundred words or more are 1',
  headlineAway: 'blocks between headline and story; forty or more, or no headline, are 1',
  readingsDiffer:
    'how far the story differs from the third of five plain readings of the page; two fifths or more are 1',
  shapeLeft: 'share of the prose beside most of the page’s prose that is not kept; two fifths or more are 1',
  gap: 'share of the words from first to last sentence that is cut; a fifth or more is 1',
  halvesDiffer:
    'how far the shapes of the first half’s paragraphs differ from those of the second; under three tenths is 0',
  outside: 'prose outside the story’s element, against the story’s',
  furniture: 'prose in what class and tag call furniture, against the story’s',
  labels: 'share of the kept words that are no sentences; a tenth or more is 1',
  descriptionElsewhere: 'share of the description’s long words that the story lacks; from three tenths to eight',
  descriptionOpens: 'share of the description’s telling words that stand in the story’s first lines',
  guessedCuts: 'words cut inside the story’s element by heuristics, against the story’s',
} as const;
export type SignName = keyof typeof SIGNS;
export type Signs = Readonly<Record<SignName, number | null>>;

export interface SignInput {
  readonly tree: Tree;
  readonly metadata: Metadata;
  readonly story: Story;
  readonly storyText: StoryText;
  /** The record without its quality. */
  readonly record: Omit<Article, 'quality'>;
  /** Words of each paragraph of its body. */
  readonly counts: readonly number[];
  /** Whether the body was taken from structured data: then the page's blocks say nothing of it. */
  readonly fromStructured: boolean;
  /** Signs that it is not an article, none of them proven. */
  readonly doubts: readonly Reject[];
}

/** Signs of where the story's blocks lie among the page's. */
const ABSENT = {
  keptShare: null,
  oneParent: null,
  outside: null,
  furniture: null,
  labels: null,
  guessedCuts: null,
  readingsDiffer: null,
  shapeLeft: null,
  gap: null,
  halvesDiffer: null,
  headlineAway: null,
};

const OTHER_TYPE = new RegExp(overLines`
  product
  | (?:service|business|store)$
  | ^(?:og:)?(?:
      offer
      | aggregateoffer
      | course
      | collectionpage
      | itemlist
      | searchresultspage
      | softwareapplication
      | profilepage
      | profile
    )$
`);
const MOST_BLOCKS_AWAY = 40;
const DESCRIPTION_WORD = { any: /\p{L}{5,}/gu, plain: /[a-z]{5,}/g };
const MIN_DESCRIPTION = 40;

/** All signs of a record. */
export function readSigns({ tree, metadata, story, storyText, record, counts, fromStructured }: SignInput): Signs {
  const { types } = metadata;
  const { first } = sentencesOf(story);
  const headline = story.headline.block?.index ?? null;
  const ofBlocks = {
    ...sharesOf(tree, story),
    ...readingSigns(tree, story),
    headlineAway: headline === null || first < 0 ? 1 : upTo(MOST_BLOCKS_AWAY, first - headline),
  };
  return {
    undated: yes(record.published === null && storyText.dates.length === 0),
    people: yes(record.bylines.some((byline) => byline.people.length > 0)),
    wire: yes(record.dateline !== null || record.agency !== null),
    otherType: yes(types.some((type) => OTHER_TYPE.test(type)) && !types.some((type) => ARTICLE_TYPE.test(type))),
    ...addressSigns(record.url),
    ...ofBlocks,
    ...(fromStructured && ABSENT),
    ...wordingSigns(record, counts),
    descriptionElsewhere: descriptionElsewhere(longestOf(metadata), record.body.text),
    descriptionOpens: descriptionOpens(longestOf(metadata), record.body.text),
  };
}

/** Shares of the description's words from which on a lack of them says something, and says all it can. */
const SOME_ELSEWHERE = 0.3;
const MOST_ELSEWHERE = 0.8;

function longestOf({ descriptions }: Metadata): string {
  let longest = '';
  for (const { text } of descriptions) if (text.length > longest.length) longest = text;
  return longest;
}

/** ASCII, quotes and dashes: the letters in it are a to z. */
const PLAIN = /^[\x00-\x7f\u2010-\u2026]*$/;

/** The words of a text in small letters. To ask of each character what Unicode calls it takes several times as long. */
function wordsOf(text: string, word: { readonly any: RegExp; readonly plain: RegExp }): string[] {
  return text.toLowerCase().match(PLAIN.test(text) ? word.plain : word.any) ?? [];
}

function descriptionElsewhere(description: string, text: string): number | null {
  const words = description.length > MIN_DESCRIPTION ? wordsOf(description, DESCRIPTION_WORD) : [];
  if (words.length < 5) return null;
  const story = text.toLowerCase();
  const lacked = words.filter((word) => !story.includes(word)).length / words.length;
  return upTo(MOST_ELSEWHERE - SOME_ELSEWHERE, lacked - SOME_ELSEWHERE);
}

/** Characters of a story that its description tells of, where it is made of them. */
const OPENING = 800;
const TELLING_WORD = { any: /[\p{L}\p{N}]{4,}/gu, plain: /[a-z0-9]{4,}/g };
const MIN_TELLING = 6;

function descriptionOpens(description: string, text: string): number | null {
  const words = wordsOf(description, TELLING_WORD);
  if (words.length < MIN_TELLING) return null;
  const opening = new Set(wordsOf(text.slice(0, OPENING), TELLING_WORD));
  return words.filter((word) => opening.has(word)).length / words.length;
}

/** One sign's weight in logits, and its mean over the pages it was fitted on: what a page has that does not show it. */
export interface Weight {
  readonly sign: SignName;
  readonly weight: number;
  readonly mean: number;
}

/** An additive score: the logits of a page with all signs at their means, and what each sign adds. */
export interface Weights {
  readonly usual: number;
  readonly of: readonly Weight[];
}

/** What is fitted. */
export interface Fitted {
  /** Whether a page is a story. */
  readonly story: Weights;
  /** Whether a story's text came out right. */
  readonly text: Weights;
  /** Share of the surest stories that are right: the rest goes wrong in ways that no sign shows. */
  readonly unseen: number;
}
