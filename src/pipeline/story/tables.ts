import type { Block, Element, Tree } from '../page/tree.ts';

/** A table of data has this many cells with text; one for layout, as older pages have about their pictures, fewer. */
const MIN_CELLS = 8;
/** A smaller one is data where it is a grid of short texts without links, a figure among them. */
const SMALL = { cells: 4, characters: 60 } as const;
/** A cell of data holds few blocks: a cell with a whole story in it is layout. */
const BLOCKS_PER_CELL = 2;
/** A cell's text may stand in elements of its own, this deep. */
const LEVELS_IN_CELL = 4;

/** The tables of data of a page: results, prices, standings. */
export class DataTables {
  /** 1 for the elements that hold one, by element index. */
  readonly holding: Uint8Array;
  /** 1 for the blocks in one, by block number. */
  readonly blocks: Uint8Array;

  constructor({ elements, blocks }: Tree) {
    const tables = new Map<Element, { cells: Set<Element>; blocks: Block[] }>();
    for (const block of blocks) {
      const cell = cellOf(block.element);
      const table = cell && tableOf(cell);
      if (!table) continue;
      const known = tables.get(table) ?? { cells: new Set(), blocks: [] };
      tables.set(table, known);
      known.cells.add(cell);
      known.blocks.push(block);
    }
    this.holding = new Uint8Array(elements.length);
    this.blocks = new Uint8Array(blocks.length);
    for (const [table, { cells, blocks: inside }] of tables) {
      if (cells.size < MIN_CELLS && !isSmallGrid(cells, inside)) continue;
      if (inside.length > BLOCKS_PER_CELL * cells.size) continue;
      for (const { index } of inside) this.blocks[index] = 1;
      for (let at: Element | null = table; at && !this.holding[at.index]; at = at.parent) this.holding[at.index] = 1;
    }
  }
}

/** Two rows and two columns at least, each cell with a short text: a score, prices of two days. Menus have links. */
function isSmallGrid(cells: ReadonlySet<Element>, inside: readonly Block[]): boolean {
  if (cells.size < SMALL.cells || inside.length !== cells.size) return false;
  if (!inside.every(({ text, links }) => text.length <= SMALL.characters && links === 0)) return false;
  const perRow = new Map<Element | null, number>();
  for (const { parent } of cells) perRow.set(parent, (perRow.get(parent) ?? 0) + 1);
  const widths = new Set(perRow.values());
  return perRow.size > 1 && widths.size === 1 && !widths.has(1) && inside.some(({ text }) => /\d/.test(text));
}

function cellOf(element: Element): Element | null {
  let at: Element | null = element;
  for (let up = 0; at && up < LEVELS_IN_CELL; up++, at = at.parent) if (at.name === 'td' || at.name === 'th') return at;
  return null;
}

function tableOf(cell: Element): Element | null {
  let at: Element | null = cell;
  while (at && at.name !== 'table') at = at.parent;
  return at;
}
