import type { Paragraph } from './article.ts';

/** A `deck` is the outlet's line between headline and story; decks stand before all other paragraphs. */
export const PARAGRAPH_KINDS = ['paragraph', 'subhead', 'list', 'quote', 'table', 'deck'] as const;

/** The story's own paragraphs: a deck is what one outlet says of it. */
export function storyParagraphs(paragraphs: readonly Paragraph[]): readonly Paragraph[] {
  return paragraphs[0]?.kind === 'deck' ? paragraphs.filter(({ kind }) => kind !== 'deck') : paragraphs;
}
