import type { Article, Paragraph } from '../model/article.ts';
import type { Outcome } from '../model/outcome.ts';
import { REJECT_REASONS } from '../model/reject.ts';
import { printable } from '../text/printable.ts';
import { wrap, type Paint } from './terminal.ts';

/** A record as a reader would like to see it, or why there is none. Ends with a newline. */
export function storyText(made: Outcome, width: number, paint: Paint): string {
  return made.outcome === 'article' ? articleText(made.article, width, paint) : rejected(made.reject, width, paint);
}

export function rejected(
  { reason, detail }: { reason: keyof typeof REJECT_REASONS; detail: string },
  width: number,
  paint: Paint,
): string {
  return `${paint.red(`Rejected: ${reason}`)}\n${wrap(`${REJECT_REASONS[reason]}: ${detail}`, width)}\n`;
}

/** A record as text. Ends with a newline. */
export function articleText(record: Article, width: number, paint: Paint): string {
  const { dateline, captions, notes } = record;
  const [first, ...rest] = record.body.paragraphs;
  const opening = first && { ...first, text: dateline === null ? first.text : `${dateline.text} ${first.text}` };
  const parts = [
    paint.bold(wrap(record.headline, width)),
    facts(record, width, paint),
    ...(opening === undefined ? [] : [opening, ...rest]).map((paragraph) => paragraphText(paragraph, width, paint)),
    captions
      .map(({ text, credit }) => wrap(`Photo: ${text}${credit === null ? '' : ` (${credit})`}`, width))
      .join('\n'),
    notes
      .filter(({ kind }) => kind !== 'separator')
      .map(({ kind, text }) => wrap(`${kind}: ${text}`, width))
      .join('\n'),
    record.quality.flags.length === 0 ? '' : wrap(`Flags: ${record.quality.flags.join(', ')}`, width),
  ];
  const furniture = parts.splice(-3).filter(Boolean);
  if (furniture.length > 0) parts.push(paint.dim(furniture.join('\n')));
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

function facts(
  { bylines, agency, published, body, canonicalUrl, provenance }: Article,
  width: number,
  paint: Paint,
): string {
  const line = [agency, published?.at, `${body.words} words`].filter(Boolean).join(' · ');
  const where = [canonicalUrl, provenance.source].filter((text) => text !== null && text !== undefined);
  return [
    ...bylines.map(({ text }) => wrap(text, width)),
    paint.dim(line),
    ...where.map((text) => paint.dim(printable(text))),
  ].join('\n');
}

function paragraphText({ kind, text, rows }: Paragraph, width: number, paint: Paint): string {
  if (kind === 'table') return tableText(rows ?? [], width);
  if (kind === 'subhead') return paint.bold(wrap(text, width));
  if (kind === 'quote') return wrap(text, width, '  │ ');
  if (kind === 'list') return wrap(text, width, '    ').replace(/^ {4}/, '  • ');
  return wrap(text, width);
}

/** Columns under one another where they fit, else a line a row. */
function tableText(rows: readonly (readonly string[])[], width: number): string {
  const cells = rows.map((row) => row.map((cell) => printable(cell, width)));
  const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  if (widths.reduce((sum, one) => sum + one + 2, 0) > width)
    return cells.map((row) => wrap(row.join(' | '), width)).join('\n');
  return cells
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
