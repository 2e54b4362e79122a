import { isBylineStart } from '../../wire/byline/line.ts';
import { looksLikeByline } from '../../wire/byline/looks-like.ts';
import { readBylines } from '../../wire/byline/byline.ts';
import { isPersonName } from '../../wire/person-name.ts';
import { tidy } from '../../text/text.ts';
import { lastBlockTo, type Element, type Tree } from '../page/tree.ts';
import { lastKept } from '../story/sentences.ts';
import type { Story } from '../story/story.ts';
import type { Fate } from '../story/strip/fate.ts';
import { isElsewhere, type Line } from './beside.ts';
import { overLines } from '../../text/over-lines.ts';

/** A line that says that a name follows on the next one. */
export const AUTHOR_LABEL = new RegExp(
  overLines`
    ^(?:
      (?:(?:article|words|text|story|guide|recipe|review|analysis) )?(?:(?:written|authored|posted|published) )?by
      | (?:about the )?author(?:s|\(s\))?
      | (?:escrito|redactado|publicado) por
      | (?:écrit|publié) par
      | (?:geschrieben|verfasst) von
      | scritto da
      | geschreven door
      | skrevet (?:av|af)
      | skriven av
      | autore?
      | autora
      | auteure?
      | verfasser
    )\s*:?$
  `,
  'i',
);
/** `This post was written by`: who wrote it, told as a sentence. */
export const TOLD_BY =
  /^(?:this|the) (?:(?:blog )?post|blog|article|story|piece|guide) (?:was|is) (?:originally )?written by /i;

/** Elements that hold the name of whoever wrote the page: `author-name`, `wp-block-post-author`, `entry-author`. */
const AUTHOR_NAME = /author[-_]{0,2}name|(?:^|[^a-z])(?:post|entry|article)[-_]{1,2}author(?:$|[^a-z])/;
/** The same of other people. */
export const NO_WRITERS = /comment|review|testimonial|quote|related|teaser|speaker/;
/** Lines below a story that its foot may say who wrote it in. */
const FOOT = 6;
/** A label names at most so many people below it. */
const MOST_NAMED = 8;

/**
 * Who wrote a story, where nothing that stands beside it says so: by its one label of authors, a sentence of its own
 * (`This post was written by Ann Poe`), the one name in elements that are called after an author's, its foot, or the page's
 * one link to its author. Of several one cannot tell.
 */
export function authorElsewhere(tree: Tree, story: Story): string | null {
  return (
    labelledOnce(tree, story) ??
    toldInText(tree, story) ??
    namedByClass(tree, story) ??
    signedInFoot(tree, story) ??
    linkedAuthor(tree, story)
  );
}

/** `Author(s)` once on the page, and below it a name or several. */
function labelledOnce({ blocks }: Tree, { fates }: Story): string | null {
  let label = -1;
  for (const { text, index } of blocks) {
    if (text.length > 30 || !AUTHOR_LABEL.test(text.trim()) || isTeaser(fates[index]!)) continue;
    if (label >= 0) return null;
    label = index;
  }
  if (label < 0) return null;
  const names: string[] = [];
  for (const { text } of blocks.slice(label + 1, label + 1 + MOST_NAMED)) {
    if (!namesPeople(text)) break;
    names.push(text);
  }
  return names.length === 0 ? null : `By ${names.map(tidy).join('; ')}`;
}

/** Cheaper to ask than how a byline begins. */
const SAYS_BY = /^.{0,40}\bby\b/i;

/** `This post was written by Ann Poe`, or the one byline between the story's own paragraphs. */
function toldInText({ blocks }: Tree, { fates }: Story): string | null {
  for (const { text, index } of blocks)
    if (TOLD_BY.test(text) && !isElsewhere(fates[index]!)) {
      const signature = text.replace(TOLD_BY, 'By ');
      return text.length < 200 && namesPeople(signature) ? signature : null;
    }
  // Below a synopsis of several paragraphs.
  let signed: string | null = null;
  for (const { text, index } of blocks) {
    if (fates[index]!.fate !== 'kept' || !isShortByline(text)) continue;
    if (signed !== null) return null;
    signed = text;
  }
  return signed;
}

function isShortByline(text: string): boolean {
  return text.length < 160 && SAYS_BY.test(text) && isBylineStart(text) && looksLikeByline(text);
}

/** The one name in elements that a program calls after an author's; those of teasers and comments are others'. */
function namedByClass({ blocks }: Tree, { fates }: Story): string | null {
  const names = new Set<string>();
  for (const { text, element, wrapper, index } of blocks) {
    if (text.length > 60) continue;
    const boxes = [element, wrapper, element.parent];
    if (!boxes.some(isOfAuthor) || boxes.some(isOfOthers)) continue;
    if (isPersonName(tidy(text)) && !isTeaser(fates[index]!)) names.add(tidy(text));
  }
  return names.size === 1 ? [...names][0]! : null;
}

function isOfAuthor(box: Element | null): boolean {
  return box !== null && AUTHOR_NAME.test(box.key);
}

function isOfOthers(box: Element | null): boolean {
  return box !== null && NO_WRITERS.test(box.key);
}

const POSTED_BY = /^(?:posted|written|published) by /i;

/** `Posted by Jo Roe on 2025-12-18 in Harbors. Tags: ...` in the foot of the story. */
function signedInFoot({ blocks }: Tree, { fates }: Story): string | null {
  const last = lastKept(fates);
  const line = blocks
    .slice(last + 1, last + 1 + FOOT)
    .find(({ text }) => text.length < 200 && POSTED_BY.test(text) && namesPeople(text));
  return line?.text ?? null;
}

/** The one person whom the page links as its author, wherever that stands; teasers' authors are several. */
function linkedAuthor({ elements, blocks }: Tree, { fates }: Story): string | null {
  const lines = new Map<string, Line>();
  for (const element of elements) {
    if (element.name !== 'a' || !/(?:^|\s)author(?:\s|$)/.test(element.attr('rel') ?? '')) continue;
    const block = blocks[lastBlockTo(element.index, blocks)];
    if (!block || isTeaser(fates[block.index]!)) continue;
    for (const text of block.text.split('\n').map(tidy)) if (namesPeople(text)) lines.set(text, { text, block });
  }
  return lines.size === 1 ? [...lines.values()][0]!.text : null;
}

function namesPeople(text: string): boolean {
  return text !== '' && readBylines([{ text, source: 'text' }]).some(({ people }) => people.length > 0);
}

/** The foot of a story's own element, and a box beside it, may name its author. */
function isTeaser(fate: Fate): boolean {
  return isElsewhere(fate) && !(fate.fate === 'cut' && /footer|sidebar|^tag-aside/.test(fate.rule));
}
