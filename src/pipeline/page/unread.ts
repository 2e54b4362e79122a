import { ClassTest } from '../../rules/element-class.ts';
import { leadsWithin, type Element } from './tree.ts';
import { overLines } from '../../text/over-lines.ts';

/** Inline elements of these classes are for screen readers: `(opens in a new window)`. */
const FOR_VOICES = new ClassTest(
  new RegExp(overLines`
    (?:^|[^a-z])(?:
      sr-?only
      | (?:visually|accessibly)-?hidden
      | hidden-?visually
      | screen-?reader(?:-?text|-?only)?
      | assistive-?text
      | tool-?tip-?(?:text|content)
    )(?:$|[^a-z])
  `),
);
const NOT_SHOWN = /display\s*:\s*none|visibility\s*:\s*hidden/i;

/** Words for voices and explanations are short; what is longer is the rest of a paragraph that a click unfolds. In characters. */
const LONGEST = 120;
/** What leads to a footnote, or to the heading that it stands in: `1`, `[12]`, `*`, `#`. */
const MARK = /^(?:\[?\d{1,3}\]?|\[\p{L}{1,2}\]|[*†‡§#¶]{1,3})$/u;
/** A button of one sign explains the word before it. */
const SIGN = /^(?:[^\p{L}\d\s]{1,3}|i)$/u;

/** Whether the words of an inline element behind others may be none that a reader reads on with. */
export function mayBeUnread(element: Element, href: string | undefined): boolean {
  return element.name === 'button' || leadsWithin(href) || isUnseen(element);
}

/** Whether they are not, now that they are known: a mark of a footnote, a button of one sign, or unseen and short. */
export function isUnread(element: Element, words: string): boolean {
  if (element.name === 'button') return SIGN.test(words);
  return isUnseen(element) ? words.length <= LONGEST : MARK.test(words);
}

function isUnseen(element: Element): boolean {
  if (element.attr('hidden') !== undefined || element.elementClass.is(FOR_VOICES)) return true;
  const style = element.attr('style');
  return style !== undefined && NOT_SHOWN.test(style);
}
