import { ClassTest } from '../../rules/element-class.ts';
import type { Element } from './tree.ts';

/** Elements of these classes hold the large letter that a story opens with. */
const DROP_CAP = new ClassTest(/(?:^|[^a-z])(?:drop-?caps?|dropped|initial|first-?letter|lettrine)(?:$|[^a-z])/);
/** Letters that are not a word by themselves, as `A` and `I` are, and `V`, `K` and `Z` in Slavic languages. */
const LETTER_OF_A_WORD = /^[BCDFGHJLMNPQRSTWX]$/;

/** Whether an element’s class says that it holds a large first letter. */
export function ofDropCap(element: Element | null): boolean {
  return element?.elementClass.is(DROP_CAP) === true;
}

/** Whether a letter and what follows it are one word. */
export function opensWord(letter: string, piece: string): boolean {
  return LETTER_OF_A_WORD.test(letter) && /^\p{Ll}/u.test(piece);
}

/** The letter that a picture before `piece` shows: one alone is its text for those who do not see it. Else empty. */
export function pictured(image: Element, piece: string): string {
  if (!/^\p{Ll}/u.test(piece)) return '';
  const letter = (image.attr('alt') ?? '').trim();
  return /^\p{Lu}$/u.test(letter) ? letter : '';
}
