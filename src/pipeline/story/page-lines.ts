import type { StoryNote } from '../../model/article.ts';
import { looksLikeByline } from '../../wire/byline/looks-like.ts';
import { looksLikeCredit } from '../../wire/caption.ts';
import { storyNote } from '../../wire/notes.ts';

type Position = StoryNote['position'];

/** What the lines of one page are. Several steps ask the same of the same line; it is worked out once. */
export class PageLines {
  readonly #bylines = new Map<string, boolean>();
  readonly #credits = new Map<string, boolean>();
  readonly #notes: Readonly<Record<Position, Map<string, StoryNote['kind'] | null>>> = {
    lead: new Map(),
    body: new Map(),
    tail: new Map(),
  };

  /** {@link looksLikeByline} */
  readonly isByline = (text: string): boolean => remembered(this.#bylines, text, looksLikeByline);
  /** {@link looksLikeCredit} */
  readonly isCredit = (text: string): boolean => remembered(this.#credits, text, looksLikeCredit);
  /** {@link storyNote}. What is not a note at the end is none anywhere: a place further up only rules kinds out. */
  readonly noteOf = (text: string, position: Position): StoryNote['kind'] | null => {
    const atEnd = remembered(this.#notes.tail, text, noteAtEnd);
    return atEnd === null || position === 'tail'
      ? atEnd
      : remembered(this.#notes[position], text, (line) => storyNote(line, position));
  };
}

function noteAtEnd(line: string): StoryNote['kind'] | null {
  return storyNote(line, 'tail');
}

function remembered<Answer>(known: Map<string, Answer>, text: string, read: (text: string) => Answer): Answer {
  let answer = known.get(text);
  if (answer === undefined) {
    answer = read(text);
    known.set(text, answer);
  }
  return answer;
}
