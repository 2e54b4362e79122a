import type { Article } from '../model/article.ts';
import { COLUMN_NAMES, flatRow } from './flat-row.ts';

/** RFC 4180, in UTF-8 with line ends of one character. */
export const CSV_HEAD = `${COLUMN_NAMES.join(',')}\n`;

/** What a spreadsheet would take for a formula: text of a page must not be run. */
const FORMULA = /^[=+\-@\t\r]/;

export function csvLine(article: Article): string {
  const row = flatRow(article);
  return `${COLUMN_NAMES.map((name) => cell(row[name])).join(',')}\n`;
}

function cell(value: string | number | null): string {
  if (typeof value !== 'string') return value === null ? '' : String(value);
  const harmless = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
