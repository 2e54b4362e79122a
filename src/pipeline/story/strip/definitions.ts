import { overLines } from '../../../text/over-lines.ts';
import type { Features } from '../features.ts';
import type { Found } from '../find.ts';
import type { Block, Element } from '../../page/tree.ts';

/** Terms of lists that tell of the page: `Published`, `Tags`. */
const OF_PAGE = new RegExp(
  overLines`
    ^\W*(?:
      publi|post|updat|modif|date|time|author|writ|by\b|tag|categ|section|source|topic|keyword|filed
      |share|read|print|comment|phone|tel|e-?mail|fax|web|address|contact
    )
  `,
  'i',
);

/** Blocks of the definition lists that stand side by side with the story's paragraphs, below one at least, without a link. `Jobs` and `140` are no labels there. */
export function definitionsOf({ blocks }: Found, features: Features): ReadonlySet<Block> {
  const definitions = new Set<Block>();
  const ofStory = new Set<Element>();
  const lists = new Map<Element, Block[]>();
  for (const block of blocks) {
    const list = listOf(block.element);
    if (list?.parent && ofStory.has(list.parent)) {
      const members = lists.get(list);
      if (members) members.push(block);
      else lists.set(list, [block]);
    } else if (features.prose[block.index]! > 0 && features.shapeShare[block.index]! >= 0.9 && block.element.parent)
      ofStory.add(block.element.parent);
  }
  for (const members of lists.values())
    if (members.every(({ element, links, text }) => links === 0 && !(element.name === 'dt' && OF_PAGE.test(text))))
      for (const block of members) definitions.add(block);
  return definitions;
}

function listOf({ name, parent }: Element): Element | null {
  return (name === 'dt' || name === 'dd') && parent?.name === 'dl' ? parent : null;
}
