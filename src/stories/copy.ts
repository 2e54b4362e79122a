import { createHash } from 'node:crypto';
import type { Article } from '../model/article.ts';
import { storyParagraphs } from '../model/paragraphs.ts';
import { SURE_KINDS, type CopySketch, type SureKind } from '../model/copy-sketch.ts';
import { copyrightHolder } from './owners.ts';
import { shinglesOfNumbers, wordNumbers } from './shingles.ts';
import { keysOf } from './sketch.ts';

/**
 * The sketch of an article; null for what is not a story to be matched: advisories, digests, alerts. `cut`: texts that were cut
 * from its page, in order.
 */
export function copySketchOf(article: Article, cut: readonly string[]): CopySketch | null {
  if (article.type !== 'story' && article.type !== 'press-release') return null;
  const body = copyBody(article.body);
  const words = wordNumbers(body);
  const signs: Record<SureKind, string | null> = {
    'item-id': article.itemId && `${article.agency} ${article.itemId}`,
    'original-url': article.provenance.original?.url ?? null,
  };
  return {
    keys: Float64Array.from(keysOf(shinglesOfNumbers(words))),
    words: words.ones.length,
    sure: SURE_KINDS.flatMap((kind) => {
      const sign = signs[kind];
      return sign === null ? [] : [{ kind, key: numberOf(`${kind} ${sign}`) }];
    }),
    body,
    at: article.published?.at ?? null,
    kind: article.type === 'press-release' ? 'press-release' : article.agency === null ? 'local' : 'wire',
    holder: copyrightHolder(cut),
    corrected: article.notes.some((note) => note.kind === 'correction'),
  };
}

/** The story without the outlet's decks above it: what its copies share. */
function copyBody({ paragraphs, text }: Article['body']): string {
  return paragraphs[0]?.kind === 'deck'
    ? storyParagraphs(paragraphs)
        .map((one) => one.text)
        .join('\n\n')
    : text;
}

/** 52 bits of SHA-256: exact in a JavaScript number and an int8, and no shingle's but by chance of one in 10^15. */
function numberOf(text: string): number {
  return Number.parseInt(createHash('sha256').update(text).digest('hex').slice(0, 13), 16);
}
