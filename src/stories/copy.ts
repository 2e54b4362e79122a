import { createHash } from 'node:crypto';
import type { Article } from '../model/article.ts';
import { SURE_KINDS, type SureKind } from './judge.ts';
import { sketch } from './sketch.ts';
import { wordsOf } from './words.ts';

/** What the store needs of an article to find its story; made in the thread that cleans. */
export interface CopySketch {
  /** Sampled shingles of the body, ascending. */
  readonly keys: Float64Array;
  /** Signs that need no text: keys of the same kind of number. */
  readonly sure: readonly { readonly kind: SureKind; readonly key: number }[];
  /** The body's text, to be compared in full where a candidate is found. */
  readonly body: string;
  /** When it was published (ISO 8601), null where the page does not say. */
  readonly at: string | null;
  readonly kind: 'wire' | 'press-release' | 'local';
}

/** The sketch of an article; null for what is no story to be matched: advisories, digests, alerts. */
export function copySketchOf(article: Article): CopySketch | null {
  if (article.type !== 'story' && article.type !== 'press-release') return null;
  const signs: Record<SureKind, string | null> = {
    'item-id': article.itemId && `${article.agency} ${article.itemId}`,
    'original-url': article.original?.url ?? null,
  };
  return {
    keys: Float64Array.from(sketch(wordsOf(article.body.text))),
    sure: SURE_KINDS.flatMap((kind) => {
      const sign = signs[kind];
      return sign === null ? [] : [{ kind, key: numberOf(`${kind} ${sign}`) }];
    }),
    body: article.body.text,
    at: article.published?.at ?? null,
    kind: article.type === 'press-release' ? 'press-release' : article.agency === null ? 'local' : 'wire',
  };
}

/** 52 bits of SHA-256: exact in a JavaScript number and an int8, and no shingle's but by chance of one in 10^15. */
function numberOf(text: string): number {
  return Number.parseInt(createHash('sha256').update(text).digest('hex').slice(0, 13), 16);
}
