import { repairEntities } from '../../text/text.ts';
import type { Block, Tree } from '../page/tree.ts';
import { wordsOf } from './page-title.ts';

/** A tag is a story's matter, and no rest of markup, where so many blocks of the page print it. */
const PRINTED = 3;

/** Entities and tags that were left in a title are a rest of its markup; arrows around it are no part of it. */
export function oneLine(text: string): string {
  return repairEntities(text)
    .replace(/<\/?[a-z][^<>]{0,200}>/gi, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^» ?([^»«]+) ?«$/, '$1')
    .trim();
}

/** A heading's text, with what a charset or markup broke in it mended by a declared title. */
export function mended(block: Block, titles: readonly string[], tree: Tree): string {
  const text = tellsOfTag(block, tree) ? block.text.replace(/\s+/g, ' ').trim() : oneLine(block.text);
  return withApostrophes(parted(text, titles), titles);
}

/** `30 years of <br> tags`: a tag between spaces that the story prints as well is a word of it. */
function tellsOfTag({ text }: Block, { blocks }: Tree): boolean {
  const tag = text.includes('<') ? / (<[a-z]{1,10}>) /.exec(text)?.[1] : undefined;
  return tag !== undefined && blocks.filter((other) => other.text.includes(tag)).length >= PRINTED;
}

/** `Warden? guide`: the title that has the same words, and an apostrophe where a charset left a question mark. */
function withApostrophes(text: string, titles: readonly string[]): string {
  if (!/\p{L}\? \p{L}/u.test(text)) return text;
  const words = wordsOf(text).join(' ');
  return (
    titles.find(
      (title) => /['’]s /.test(title) && wordsOf(title.replace(/(?<=\p{L})['’]s(?= )/gu, '')).join(' ') === words,
    ) ?? text
  );
}

/** `tide tablesRead by nobody`: two words that markup set against each other, and that a title has side by side. */
function parted(text: string, titles: readonly string[]): string {
  if (!GLUED.test(text)) return text;
  const declared = titles.map((title) => ` ${wordsOf(title).join(' ')} `);
  return text.replace(ALL_GLUED, (whole, before: string, after: string) => {
    const [apart, together] = [` ${before} ${after} `.toLowerCase(), ` ${whole} `.toLowerCase()];
    return declared.some((title) => title.includes(apart)) && !declared.some((title) => title.includes(together))
      ? `${before} ${after}`
      : whole;
  });
}
const GLUED = /(?<!\p{L})(\p{L}{0,20}\p{Ll}{2})(\p{Lu}\p{Ll}{1,20})(?!\p{L})/u;
const ALL_GLUED = new RegExp(GLUED.source, 'gu');
