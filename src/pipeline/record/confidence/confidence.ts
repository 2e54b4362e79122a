import { FITTED } from './weights.ts';
import {
  readSigns,
  type SignInput,
  type Fitted,
  type SignName,
  type Signs,
  type Weight,
  type Weights,
} from './signs.ts';

/** How sure the pipeline is of a record, and why. */
export interface Confidence {
  /** Chance, 0 to 1, that the page is a story and nine tenths of its text came out right: see {@link chanceOfBoth}. */
  readonly value: number;
  /** Chance that the page is a story at all. */
  readonly story: number;
  /** Chance that a story's text is right. */
  readonly text: number;
  readonly signs: Signs;
  /** What moved the two chances most from those of a usual page, the strongest first. */
  readonly reasons: readonly Reason[];
}

/** One sign's part, in logits: below 0 it speaks against the record. */
export interface Reason {
  readonly sign: SignName;
  readonly part: number;
}

/** No page is surely none. */
const LEAST = 0.01;
/** What may be no article is to be looked at, however much it reads like one. */
const MOST_IN_DOUBT = 0.45;
/** Parts below this say nothing worth reading. */
const MIN_PART = 0.3;

/** Judges a record by its signs and the fitted weights; pure, and additive, so that every part can be shown. */
export function judge(input: SignInput): Confidence {
  const judged = judgeSigns(readSigns(input));
  return input.doubts.length === 0 ? judged : { ...judged, value: Math.min(judged.value, MOST_IN_DOUBT) };
}

/** {@link judge} on signs alone. */
export function judgeSigns(signs: Signs, by: Fitted = FITTED): Confidence {
  const [story, text] = [chance(logit(signs, by.story)), chance(logit(signs, by.text))];
  return {
    // Down, so that .95 is never claimed of less.
    value: Math.max(LEAST, Math.floor(100 * chanceOfBoth(story, text, by)) / 100),
    story,
    text,
    signs,
    reasons: [...partsOf(signs, by.story), ...partsOf(signs, by.text)].filter(tellsEnough).sort(tellingMostFirst),
  };
}

function tellsEnough({ part }: Reason): boolean {
  return Math.abs(part) >= MIN_PART;
}

function tellingMostFirst(one: Reason, other: Reason): number {
  return Math.abs(other.part) - Math.abs(one.part);
}

/** From this chance on a page is taken for a story: what is left of doubt is of its text. Of stories, those less like news have no worse texts. */
const SURELY_STORY = 0.95;

/** Chance that a page is a story whose text is right: the one times the other, times what no sign shows. */
export function chanceOfBoth(story: number, text: number, { unseen }: Fitted): number {
  return Math.min(1, story / SURELY_STORY) * text * unseen;
}

function logit(signs: Signs, { usual, of }: Weights): number {
  let sum = usual;
  for (const weight of of) sum += partOf(signs, weight);
  return sum;
}

function partsOf(signs: Signs, { of }: Weights): Reason[] {
  const parts: Reason[] = [];
  for (const weight of of) parts.push({ sign: weight.sign, part: partOf(signs, weight) });
  return parts;
}

function partOf(signs: Signs, { sign, weight, mean }: Weight): number {
  return weight * ((signs[sign] ?? mean) - mean);
}

function chance(logits: number): number {
  return 1 / (1 + Math.exp(-logits));
}

/** This many reasons tell a reader enough. */
const TOLD = 5;

/** One line for the trace: `confidence 0.41: story 0.52, text 0.79 (undated -1.2, offers -0.9)`. */
export function noteOf({ value, story, text, reasons }: Confidence): string {
  const told = reasons
    .slice(0, TOLD)
    .map(({ sign, part }) => `${sign} ${part > 0 ? '+' : ''}${part.toFixed(1)}`)
    .join(', ');
  return `confidence ${value.toFixed(2)}: story ${story.toFixed(2)}, text ${text.toFixed(2)}${told === '' ? '' : ` (${told})`}`;
}
