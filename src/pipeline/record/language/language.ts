import { WordLists } from '../../../text/word-lists.ts';
import { detect } from './detector.ts';

/** So much text tells a language; the detector's cost grows with it. */
const DETECT_FROM = 600;

const TAG = /^[a-z]{2,3}(?:[-_][a-z]{4})?(?:[-_](?:[a-z]{2}|\d{3}))?$/i;

/** Common words of the languages that outlets in the Americas declare wrongly most: a cheap check without the detector. */
const COMMON: Readonly<Record<string, RegExp | WordLists>> = {
  en: new WordLists(['the', 'and', 'that', 'with', 'said', 'from', 'was', 'for']),
  es: /\b(?:los|las|una|del|que|para|por|con|el)\b/gi,
  fr: /\b(?:les|des|une|est|dans|pour|que|avec)\b/gi,
  de: /\b(?:der|die|das|und|ist|mit|nicht|den)\b/gi,
  pt: /\b(?:não|uma|dos|das|para|com|que|os)\b/gi,
};

/** Of English words, so large a part is common ones (real stories have twice that), and of other languages' hardly any is. */
const ENGLISH_FROM = 0.06;

/** `en_us` → `en-US`; null for anything that is not a language tag. */
export function normalLanguage(declared: string | null): string | null {
  const tag = (declared ?? '').trim().replace(/_/g, '-');
  if (!TAG.test(tag)) return null;
  const [primary = '', ...rest] = tag.split('-');
  if (primary.toLowerCase() === 'und' || primary.toLowerCase() === 'zxx') return null;
  return [
    primary.toLowerCase(),
    ...rest.map((part) =>
      part.length === 4 ? part.charAt(0).toUpperCase() + part.slice(1).toLowerCase() : part.toUpperCase(),
    ),
  ].join('-');
}

/**
 * The language of a story as a BCP 47 tag. What the page declares stands unless the text plainly contradicts it; the
 * detector runs only where nothing was declared or the declaration is implausible. Null where it cannot be told.
 */
export function detectLanguage(text: string, declared: string | null): string | null {
  const tag = normalLanguage(declared);
  const sample = text.slice(0, 2000);
  if (tag !== null && plausible(sample, tag.split('-')[0] ?? '')) return tag;
  if (sample.trim().length < 40) return tag;
  // The detector takes an English story now and then for Dutch or German.
  if (sample.length >= 200 && isEnglish(sample)) return 'en';
  const found = detect(sample.slice(0, DETECT_FROM));
  return found === '' ? tag : found;
}

function isEnglish(sample: string): boolean {
  return countOf(COMMON['en']!, sample) / (sample.length / 6) > ENGLISH_FROM && plausible(sample, 'en');
}

function plausible(sample: string, primary: string): boolean {
  const own = COMMON[primary];
  if (!own || sample.length < 200) return true;
  const words = sample.length / 6;
  const mine = countOf(own, sample);
  if (mine / words > 0.06) return true;
  return (
    !Object.entries(COMMON).some(
      ([language, common]) => language !== primary && countOf(common, sample) > mine * 2 + 3,
    ) && /[a-z]{3}/i.test(sample)
  );
}

function countOf(common: RegExp | WordLists, sample: string): number {
  return common instanceof RegExp ? (sample.match(common)?.length ?? 0) : common.count(sample)[0]!;
}
