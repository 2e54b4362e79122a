import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StoryNote } from '../../../src/model/article.ts';
import { clean } from '../../../src/pipeline/clean.ts';
import { readBylines } from '../../../src/wire/byline/byline.ts';
import { looksLikeByline } from '../../../src/wire/byline/looks-like.ts';
import { looksLikeCredit, splitCaption } from '../../../src/wire/caption.ts';
import { readDateline } from '../../../src/wire/dateline/dateline.ts';
import { storyNote } from '../../../src/wire/notes.ts';
import { storyType } from '../../../src/wire/story-type.ts';
import { outcomeOf, type Evidence } from './evidence.ts';

/** A fixture that may notice that a pattern is gone: a row of a table of lines, or a page. */
export interface Witness {
  /** What comes of it, to be compared. */
  read(): string;
  readonly before: string;
  /** Patterns that matched something of it. */
  readonly met: Set<RegExp>;
}

interface Line {
  readonly text: string;
  readonly position: StoryNote['position'];
  readonly headline: string;
  readonly first: string;
  readonly agency: string | null;
}

/** How the rows of each table of lines are read. */
const READ: Readonly<Record<string, (line: Line) => unknown>> = {
  notes: ({ text, position }) => storyNote(text, position),
  bylines: ({ text }) => [readBylines([{ text, source: 'text' }]), looksLikeByline(text)],
  captions: ({ text }) => [splitCaption(text), looksLikeCredit(text)],
  datelines: ({ text }) => readDateline([text]),
  damaged: ({ text }) => readDateline([text]),
  callsigns: ({ text }) => readDateline([text]),
  'no-dateline': ({ text }) => readDateline([text]),
  'story-types': ({ headline, first, agency }) =>
    storyType({ headline, paragraphs: [first], agency, pressRelease: false, notes: [] }),
};

/** The rows of the tables of lines, then the pages, each with the patterns that match in it. */
export function witnessesOf(fixtures: string, pages: readonly Evidence[], patterns: readonly RegExp[]): Witness[] {
  const lines = Object.entries(READ).flatMap(([table, read]) => {
    const { rows } = JSON.parse(readFileSync(join(fixtures, 'lines', `${table}.json`), 'utf8')) as { rows: Line[] };
    return rows.map((line) => () => JSON.stringify(read(line)));
  });
  const all = [
    ...lines,
    ...pages.map(
      ({ page }) =>
        () =>
          outcomeOf(clean(page, { cleanedAt: null })),
    ),
  ];
  let met = new Set<RegExp>();
  for (const pattern of patterns) {
    replaceExec(pattern, (text) => {
      const found = RegExp.prototype.exec.call(pattern, text);
      if (found) met.add(pattern);
      return found;
    });
  }
  const witnesses = all.map((read) => {
    met = new Set();
    return { read, before: read(), met };
  });
  for (const pattern of patterns) restoreExec(pattern);
  return witnesses;
}

/** Whether some fixture comes out otherwise where a pattern never matches. */
export function isNeeded(pattern: RegExp, witnesses: readonly Witness[]): boolean {
  replaceExec(pattern, () => null);
  try {
    return witnesses.some(({ met, read, before }) => met.has(pattern) && read() !== before);
  } finally {
    restoreExec(pattern);
  }
}

/** `test`, `replace` and `match` go by a pattern's own `exec` where it has one. */
function replaceExec(pattern: RegExp, exec: RegExp['exec']): void {
  Object.defineProperty(pattern, 'exec', { value: exec, configurable: true });
}

function restoreExec(pattern: RegExp): void {
  Reflect.deleteProperty(pattern, 'exec');
}
