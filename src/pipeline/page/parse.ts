import * as cheerio from 'cheerio/slim';
import type { ChildNode, Document, Element as DomElement } from 'domhandler';
import { BlockWriter } from './blocks.ts';
import { kindOf } from './kinds.ts';
import { elementClassOf, type ElementClass } from '../../rules/element-class.ts';
import type { Decoded } from './decode.ts';
import { repairMarkup } from './repair.ts';
import { ANY_NAME, PageElement, type Attributes } from './element.ts';
import { MAX_DEPTH, type Tree } from './tree.ts';

/** The attributes of elements as the parser has them, in the order of the elements. */
class ParsedAttributes implements Attributes {
  readonly #attributes: Readonly<Record<string, string>>[] = [];

  add(attributes: Readonly<Record<string, string>>): void {
    this.#attributes.push(attributes);
  }

  find(name: string, index: number): string | undefined {
    const own = this.#attributes[index]!;
    return Object.hasOwn(own, name) ? own[name] : undefined;
  }

  elementClassOf(index: number): ElementClass {
    return elementClassOf(this.find('class', index), this.find('id', index));
  }
}

/** What `scanPage` does, by cheerio alone: the reference it is held to, some four times as slow. */
export function parsePage(decoded: Decoded): Tree {
  return parse(repairMarkup(decoded.text));
}

/** Reads a page into a tree by cheerio on htmlparser2: the reference. Iterative, since pages nest 100,000 deep. */
export function parse(html: string): Tree {
  const root = cheerio.load(html, { xml: { xmlMode: false } }).root()[0] as unknown as Document;
  const elements: PageElement[] = [];
  const attributes = new ParsedAttributes();
  const writer = new BlockWriter();
  const jsonLd: string[] = [];
  let title = '';
  const open: { element: PageElement; next: ChildNode | null }[] = [];
  let node: ChildNode | null = root.children[0] ?? null;
  for (;;) {
    while (node === null) {
      const done = open.pop();
      if (!done) {
        writer.end();
        return { elements, blocks: writer.blocks, jsonLd, title };
      }
      writer.close(done.element, kindOf(done.element.name));
      node = done.next;
    }
    if (node.type === 'text') {
      writer.text(node.data);
      node = node.next;
    } else if (node.type === 'tag' || node.type === 'script' || node.type === 'style') {
      const parent = open.length > 0 ? open[Math.min(open.length, MAX_DEPTH) - 1]!.element : null;
      const index = elements.length;
      attributes.add(node.attribs);
      const element = new PageElement(node.name, parent, index, attributes, index, index, ANY_NAME);
      elements.push(element);
      writer.open(element, kindOf(element.name));
      if (node.name === 'img') writer.image(element);
      if (node.type === 'script' && /ld\+json/i.test(element.attr('type') ?? '')) jsonLd.push(textOf(node));
      else if (node.name === 'title' && title === '') title = textOf(node).replace(/\s+/g, ' ').trim();
      open.push({ element, next: node.next });
      node = node.children[0] ?? null;
    } else node = node.next;
  }
}

function textOf(node: DomElement): string {
  return node.children.map((child) => (child.type === 'text' ? child.data : '')).join('');
}
