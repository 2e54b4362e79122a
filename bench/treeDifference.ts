import type { Element, Tree } from '../src/pipeline/page/tree.ts';

/** Attributes that any step asks for; the rest may be anything. */
const ATTRIBUTES = [
  'class',
  'id',
  'href',
  'content',
  'property',
  'name',
  'itemprop',
  'rel',
  'lang',
  'xml:lang',
  'datetime',
  'type',
  'hidden',
  'style',
  'role',
  'src',
  'alt',
];

/** The first thing in which two trees of one page differ, in a line for each; null if they are the same. */
export function treeDifference(reference: Tree, other: Tree): string | null {
  const wanted = linesOf(reference);
  for (const line of linesOf(other)) {
    const want = wanted.next().value;
    if (line !== want) return `reference: ${short(want)}\n    other: ${short(line)}`;
  }
  const rest = wanted.next().value;
  return rest === undefined ? null : `reference: ${short(rest)}\n    other: nothing`;
}

function* linesOf(tree: Tree): Generator<string, undefined> {
  for (const element of tree.elements) yield lineOf(element);
  for (const block of tree.blocks)
    yield JSON.stringify({ ...block, element: block.element.index, wrapper: block.wrapper?.index ?? null });
  for (const json of tree.jsonLd) yield JSON.stringify({ jsonLd: json });
  yield JSON.stringify({ title: tree.title });
  return undefined;
}

function lineOf(element: Element): string {
  const attributes = ATTRIBUTES.map((name) => [name, element.attr(name)]).filter(([, value]) => value !== undefined);
  return JSON.stringify({
    element: element.index,
    name: element.name,
    parent: element.parent?.index ?? null,
    depth: element.depth,
    key: element.key,
    attributes,
  });
}

function short(line: string | undefined): string {
  return line === undefined ? 'nothing' : line.slice(0, 400);
}
