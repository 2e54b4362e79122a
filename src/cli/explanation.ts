import type { Explained } from '../model/outcome.ts';
import { printable } from '../text/printable.ts';
import { storyText } from './story-text.ts';
import { clip, type Paint } from './terminal.ts';

const FATES = {
  kept: { mark: '+', colour: 'green' },
  moved: { mark: '>', colour: 'cyan' },
  cut: { mark: '-', colour: 'red' },
} as const;

/** Every block of a page in its order, kept, moved or cut and by which rule; then the decisions, then the outcome. */
export function explanation(made: Explained, width: number, paint: Paint): string {
  const column = Math.min(34, Math.max(8, ...made.blocks.map(({ by }) => by.length)));
  const lines = made.blocks.map(({ fate, by, text }) => {
    const { mark, colour } = FATES[fate];
    const rule = printable(by, column).padEnd(column);
    return paint[colour](`${mark} ${rule}`) + ` ${clip(text, width - column - 3)}`;
  });
  const count = (fate: keyof typeof FATES): number => made.blocks.filter((block) => block.fate === fate).length;
  const parts = [
    paint.dim(`+ kept   > moved to a field   - cut   (rule, then the block's text)`),
    lines.join('\n'),
    `${made.blocks.length} blocks: ${count('kept')} kept, ${count('moved')} moved, ${count('cut')} cut`,
    made.trace.notes.length === 0
      ? ''
      : `Decisions\n${made.trace.notes.map((note) => `  ${printable(note)}`).join('\n')}`,
    made.outcome === 'rejected' ? storyText(made, width, paint).trimEnd() : '',
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}
