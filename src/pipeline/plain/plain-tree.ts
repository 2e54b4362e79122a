import { NO_CLASS } from '../../rules/element-class.ts';
import { PageElement, type Attributes } from '../page/element.ts';
import { blocksOf } from './paragraphs.ts';
import { programLanguage } from './program-text.ts';
import { countWords } from '../../text/words.ts';
import type { Reject } from '../../model/reject.ts';
import type { Block, Element, Tree } from '../page/tree.ts';

/** A plain text as a tree, or the reject of one that is a program's. */
export function readPlainText(text: string): Tree | { readonly reject: Reject } {
  const texts = blocksOf(text);
  const language = programLanguage(texts);
  return language === null
    ? plainTree(texts)
    : { reject: { reason: 'not-html', detail: `program text (${language}), not a story` } };
}

/** A plain text as the later steps see a page: its blocks, each a `p` of a `body`, and nothing declared. */
function plainTree(texts: readonly string[]): Tree {
  const body = elementOf('body', null, 0);
  const blocks = texts.map((text, index): Block => ({
    index,
    text,
    words: countWords(text),
    element: elementOf('p', body, index + 1),
    linkChars: 0,
    boldChars: 0,
    italicChars: 0,
    links: 0,
    href: null,
    wrapper: null,
  }));
  return { elements: [body, ...blocks.map(({ element }) => element)], blocks, jsonLd: [], title: '' };
}

/** What a text has no room for. */
const NO_ATTRIBUTES: Attributes = { find: () => undefined, elementClassOf: () => NO_CLASS };

function elementOf(name: string, parent: Element | null, index: number): Element {
  return new PageElement(name, parent, index, NO_ATTRIBUTES, 0, 0, 0);
}
