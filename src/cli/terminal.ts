import type { WriteStream } from 'node:tty';
import pc from 'picocolors';
import { printable } from '../text/printable.ts';

export type Paint = ReturnType<typeof pc.createColors>;

/** Tables without colours and without lines between rows. */
export const PLAIN_TABLE = {
  style: { head: [], border: [] },
  chars: { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' },
};

/** Colours for a stream: none where it is not a terminal. */
export function paintFor(stream: Pick<WriteStream, 'isTTY'>): Paint {
  return pc.createColors(stream.isTTY && pc.isColorSupported);
}

/** Columns of a stream, at most `most`: long lines are hard to read; 100 where it is not a terminal. */
export function columnsOf(stream: Pick<WriteStream, 'isTTY' | 'columns'>, most = 100): number {
  return Math.max(20, Math.min(stream.isTTY ? stream.columns || 100 : 100, most));
}

/** Breaks text at blanks into lines of `width` columns, each begun with `indent`. Controls in it are shown, not sent. */
export function wrap(text: string, width: number, indent = ''): string {
  const lines: string[] = [];
  let line = '';
  for (const word of printable(text, Infinity).split(' ')) {
    if (line !== '' && indent.length + line.length + 1 + word.length > width) {
      lines.push(indent + line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  if (line !== '') lines.push(indent + line);
  return lines.join('\n');
}

/** Text on one line of at most `width` columns. */
export function clip(text: string, width: number): string {
  return printable(text, Math.max(1, width));
}
