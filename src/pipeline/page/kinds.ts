import { BLOCK_TAGS, BOLD_TAGS, ITALIC_TAGS, SILENT_TAGS } from './tree.ts';

/** What a tag does to the running text, as bits: see {@link kindOf}. */
export const KIND = { block: 1, silent: 2, link: 4, bold: 8, italic: 16, lineBreak: 32 } as const;

const KINDS: ReadonlyMap<string, number> = new Map([
  ...[...BLOCK_TAGS].map((name) => [name, KIND.block] as const),
  ...[...SILENT_TAGS].map((name) => [name, KIND.silent] as const),
  ...[...BOLD_TAGS].map((name) => [name, KIND.bold] as const),
  ...[...ITALIC_TAGS].map((name) => [name, KIND.italic] as const),
  ['a', KIND.link] as const,
  ['br', KIND.lineBreak] as const,
]);

/** The {@link KIND} of a tag. Custom elements (`amp-ad`, `bsp-figure`) break the text as a `div` does, but for those within a paragraph. */
export function kindOf(name: string): number {
  return KINDS.get(name) ?? (name.includes('-') ? KIND.block : 0);
}
