import type { Element, Tree } from '../page/tree.ts';
import type { DataTables } from '../story/tables.ts';
import type { StoryText } from './normalise.ts';

type Paragraphs = StoryText['paragraphs'];

/** A cell may span columns; no real table has more. */
const MOST_COLUMNS = 60;

/**
 * The cells of a table of data, kept each as a paragraph, put together into one of kind `table`: its rows, and as text a
 * line a row and a tab between cells. A single row or column stays as it is.
 */
export function withTables(tree: Tree, tables: DataTables, paragraphs: Paragraphs): Paragraphs {
  if (!paragraphs.some(({ block }) => tables.blocks[block])) return paragraphs;
  const merged: Paragraphs[number][] = [];
  for (let from = 0; from < paragraphs.length;) {
    const table = tableOf(tree, tables, paragraphs[from]!);
    let to = from + 1;
    if (table !== null) while (to < paragraphs.length && tableOf(tree, tables, paragraphs[to]!) === table) to++;
    const part = paragraphs.slice(from, to);
    const rows = table === null ? [] : rowsOf(tree, table, part);
    if (rows.length < 2 || rows[0]!.length < 2) merged.push(...part);
    else
      merged.push({
        kind: 'table',
        text: rows.map((row) => row.join('\t').trimEnd()).join('\n'),
        rows,
        block: part[0]!.block,
      });
    from = to;
  }
  return merged;
}

function tableOf(tree: Tree, tables: DataTables, { block }: Paragraphs[number]): Element | null {
  return tables.blocks[block] === 1 ? nearest(tree.blocks[block]!.element, 'table') : null;
}

/** Rows of as many cells each, without rows and columns in which nothing stands. */
function rowsOf(tree: Tree, table: Element, part: Paragraphs): string[][] {
  const texts = new Map<Element | null, string>();
  for (const { text, block } of part) {
    const cell = nearestCell(tree.blocks[block]!.element);
    const before = texts.get(cell);
    texts.set(cell, before === undefined ? text : `${before} ${text}`);
  }
  const rows: string[][] = [];
  let row: Element | null = null;
  for (let index = table.index + 1; index < tree.elements.length; index++) {
    const element = tree.elements[index]!;
    if (element.depth <= table.depth) break;
    if (element.name !== 'tr' && element.name !== 'td' && element.name !== 'th') continue;
    if (nearest(element, 'table') !== table) continue;
    if (element.name === 'tr' || row === null) rows.push([]);
    row = element.name === 'tr' ? element : (row ?? element);
    if (element.name === 'tr') continue;
    const cells = rows.at(-1)!;
    cells.push(texts.get(element) ?? '');
    const span = Math.min(MOST_COLUMNS, Number(element.attr('colspan') ?? 1) || 1);
    for (let more = 1; more < span && cells.length < MOST_COLUMNS; more++) cells.push('');
  }
  const full = rows.filter((cells) => cells.some((text) => text !== ''));
  const width = Math.max(0, ...full.map((cells) => cells.length));
  const columns = Array.from({ length: width }, (_, column) => column).filter((column) =>
    full.some((cells) => (cells[column] ?? '') !== ''),
  );
  return full.map((cells) => columns.map((column) => cells[column] ?? ''));
}

function nearest(element: Element, name: string): Element | null {
  let at: Element | null = element;
  while (at !== null && at.name !== name) at = at.parent;
  return at;
}

function nearestCell(element: Element): Element | null {
  let at: Element | null = element;
  while (at !== null && at.name !== 'td' && at.name !== 'th') at = at.parent;
  return at;
}
