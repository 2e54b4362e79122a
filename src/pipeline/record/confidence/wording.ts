import type { Article } from '../../../model/article.ts';
import { countWords } from '../../../text/words.ts';
import { WordLists } from '../../../text/word-lists.ts';
import { share, upTo } from './measure.ts';
import type { Signs } from './signs.ts';

/** So much of a text shows how it is worded, in characters. */
const SAMPLE = 6000;
const PERSONS = ['he', 'she', 'his', 'her', 'him', 'they', 'their', 'who'];
const PAST = ['was', 'were', 'had', 'said', 'told', 'did', 'been', 'went', 'came', 'made', 'took', 'says'];
const ENGLISH = new WordLists(PERSONS, PAST);
const QUOTES = /[“”"„»«]/g;
const ADDRESSES = /https?:\/\/|www\./g;
const MANY_ADDRESSES = 5;
/** Fewer paragraphs have no halves to compare. */
const LEAST_PARAGRAPHS = 4;
/** Stories have these shares of their words and more. */
const MANY_PERSONS = 0.05;
const MUCH_PAST = 0.05;
const MANY_QUOTES = 0.03;

/** How a text is worded: stories tell what people did and said. English alone is known by its words. */
export function wordingSigns(
  { body, language }: Pick<Article, 'body' | 'language'>,
  counts: readonly number[],
): Pick<Signs, 'persons' | 'past' | 'quotes' | 'addresses' | 'lengthsDiffer'> {
  const sample = body.text.slice(0, SAMPLE);
  const words = sample.length === body.text.length ? body.words : countWords(sample);
  const often = (count: number, much: number): number => upTo(much, share(count, words));
  const [persons, past] = language?.startsWith('en') === true ? ENGLISH.count(sample) : [];
  return {
    persons: persons === undefined ? null : often(persons, MANY_PERSONS),
    past: past === undefined ? null : often(past, MUCH_PAST),
    quotes: often(sample.match(QUOTES)?.length ?? 0, MANY_QUOTES),
    addresses: upTo(MANY_ADDRESSES, body.text.match(ADDRESSES)?.length ?? 0),
    lengthsDiffer: lengthsDiffer(counts.filter((_, k) => body.paragraphs[k]!.kind === 'paragraph')),
  };
}

/** What follows a story in one run with it, as comments or an offer, is written in longer or shorter paragraphs. */
function lengthsDiffer(lengths: readonly number[]): number {
  if (lengths.length < LEAST_PARAGRAPHS) return 0;
  const middle = Math.floor(lengths.length / 2);
  const mean = (some: readonly number[]): number => some.reduce((sum, count) => sum + count, 0) / some.length;
  return upTo(1, Math.abs(Math.log((mean(lengths.slice(0, middle)) + 1) / (mean(lengths.slice(middle)) + 1))));
}
