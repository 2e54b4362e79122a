import { createRequire } from 'node:module';
import { Document, Element as DomElement, Text, type ChildNode } from 'domhandler';
import type { Element, Tree } from './tree.ts';

type Engine = typeof import('cheerio-select');
let engine: Engine | undefined;

/** Cheerio's selector engine, loaded on first need: few pages have a recipe. */
function selectorEngine(): Engine {
  return (engine ??= createRequire(import.meta.url)('cheerio-select') as Engine);
}

/** What is wrong with a selector, in one line; null where nothing is. */
export function selectorProblem(selector: string): string | null {
  try {
    selectorEngine().select(selector, new Document([new DomElement('p', {})]));
    return null;
  } catch (error) {
    return (error as Error).message.replace(/\s+/g, ' ');
  }
}

/** A tree as cheerio's selector engine walks it: nodes for its elements, whose attributes are read when a selector asks for them. */
export class Selectable {
  readonly #root: Document;
  readonly #elements = new Map<ChildNode, Element>();

  constructor({ elements, blocks }: Tree) {
    const nodes = elements.map((element) => new DomElement(element.name, attributesOf(element)));
    const top: ChildNode[] = [];
    elements.forEach((element, i) => {
      const node = nodes[i]!;
      this.#elements.set(node, element);
      if (element.parent) append(nodes[element.parent.index]!, node);
      else link(top, node);
    });
    // For `:contains`: a block's text stands in its element, behind what is in that.
    for (const { element, text } of blocks) append(nodes[element.index]!, new Text(text));
    this.#root = new Document(top);
    for (const node of top) node.parent = this.#root;
  }

  /** The elements a selector names, in document order. Throws where it is not a selector. */
  select(selector: string): Element[] {
    return selectorEngine()
      .select(selector, this.#root)
      .flatMap((node) => this.#elements.get(node) ?? []);
  }
}

function append(parent: DomElement, child: ChildNode): void {
  child.parent = parent;
  link(parent.children, child);
}

function link(siblings: ChildNode[], node: ChildNode): void {
  const before = siblings.at(-1);
  if (before) {
    before.next = node;
    node.prev = before;
  }
  siblings.push(node);
}

function attributesOf(element: Element): Record<string, string> {
  return new Proxy<Record<string, string>>(
    {},
    {
      get: (_, name) => (typeof name === 'string' ? element.attr(name) : undefined),
      has: (_, name) => typeof name === 'string' && element.attr(name) !== undefined,
      getOwnPropertyDescriptor: (_, name) => {
        const value = typeof name === 'string' ? element.attr(name) : undefined;
        return value === undefined ? undefined : { value, enumerable: true, configurable: true, writable: true };
      },
    },
  );
}
