import type { Article } from '../../model/article.ts';
import type { Explained } from '../../model/outcome.ts';
import type { TraceBlock } from '../../model/trace.ts';

/** A block as a reader of the desk is told of it. */
export interface ToldBlock extends TraceBlock {
  /** The field its words were read into, where a rule keeps them out of the body. */
  readonly field: 'headline' | 'byline' | 'caption' | null;
}

/**
 * Blocks that stand outside the body and whose very words are a field of the record count as moved: what says "cut" of a
 * headline that stands above the record would be a riddle. The first block of the same words is the one.
 */
export function toldBlocks(explained: Explained): ToldBlock[] {
  const fields = explained.outcome === 'article' ? wordsOf(explained.article) : new Map<string, ToldBlock['field']>();
  return explained.blocks.map((block) => {
    const words = plain(block.text);
    const field = block.fate === 'cut' ? (fields.get(words) ?? null) : null;
    if (field === null) return { ...block, field };
    fields.delete(words);
    return { ...block, fate: 'moved', field };
  });
}

function wordsOf({ headline, bylines, captions }: Article): Map<string, ToldBlock['field']> {
  const fields = new Map<string, ToldBlock['field']>();
  for (const { text } of captions) fields.set(plain(text), 'caption');
  for (const { text } of bylines) fields.set(plain(text), 'byline');
  fields.set(plain(headline), 'headline');
  fields.delete('');
  return fields;
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim().toLowerCase();
}
