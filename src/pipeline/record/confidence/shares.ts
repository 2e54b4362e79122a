import type { Element, Tree } from '../../page/tree.ts';
import type { Story } from '../../story/story.ts';
import { share, upTo } from './measure.ts';
import type { Signs } from './signs.ts';
import { overLines } from '../../../text/over-lines.ts';

/** The longest line that is a call to do something, or names a price. */
const LONGEST_OFFER = 40;
const LONGEST_PRICE = 200;
const OFFER = new RegExp(
  overLines`
    \b(?:
      add to (?:cart|bag|basket)
      | buy now
      | shop now
      | get started
      | free trial
      | book (?:now|a demo)
      | (?:request|get) (?:an? )?(?:free )?(?:demo|quote|consultation)
      | contact (?:sales|us)
      | sign up
      | checkout
      | wishlist
      | apply now
      | enroll
      | learn more
      | schedule
      | quick view
      | sort by
      | filters?
      | (?:in|out of) stock
      | reviews?
      | quantity
      | size
    )\b
  `,
  'i',
);
const PRICE = /[$€£] ?\d|\d ?[€£$]/;
const MANY_OFFERS = 10;
const MANY_PRICES = 12;
const MANY_BUTTONS = 30;
const MANY_LINES = 80;
const LINKED_LINE_WORDS = 5;
const MUCH_LABELS = 0.1;

type Shares = Pick<
  Signs,
  | 'buttons'
  | 'offers'
  | 'prices'
  | 'linkedLines'
  | 'keptShare'
  | 'oneParent'
  | 'outside'
  | 'furniture'
  | 'labels'
  | 'guessedCuts'
>;

/** What the page has besides the story, and how the story's prose lies in it. */
export function sharesOf(tree: Tree, { features, fates }: Story): Shares {
  const sum = { words: 0, kept: 0, labels: 0, prose: 0, outside: 0, furniture: 0, guessed: 0 };
  const found = { offers: 0, prices: 0, linked: 0 };
  const proseIn = new Map<Element | null, number>();
  for (const { element, text, index: i } of tree.blocks) {
    const fate = fates[i]!;
    const words = features.words[i]!;
    const prose = features.prose[i]!;
    sum.words += words;
    if (prose === 0 && text.length < LONGEST_PRICE) {
      if (text.length < LONGEST_OFFER && OFFER.test(text)) found.offers++;
      if (PRICE.test(text)) found.prices++;
      if (features.linkShare[i]! > 0.8 && words >= LINKED_LINE_WORDS) found.linked++;
    }
    if (fate.fate === 'kept') {
      sum.kept += words;
      sum.prose += prose;
      if (prose > 0) proseIn.set(element.parent, (proseIn.get(element.parent) ?? 0) + prose);
      else if (fate.kind !== 'subhead' && fate.kind !== 'list') sum.labels += words;
    } else if (fate.fate === 'cut') {
      if (fate.inside) sum.guessed += fate.rule.startsWith('heuristic-') ? words : 0;
      else if (fate.rule === 'outside-story') sum.outside += prose;
      else sum.furniture += prose;
    }
  }
  let buttons = 0;
  for (const { name } of tree.elements) if (name === 'button') buttons++;
  return {
    buttons: upTo(MANY_BUTTONS, buttons),
    offers: upTo(MANY_OFFERS, found.offers),
    prices: upTo(MANY_PRICES, found.prices),
    linkedLines: upTo(MANY_LINES, found.linked),
    keptShare: share(sum.kept, sum.words),
    oneParent: share(Math.max(0, ...proseIn.values()), sum.prose),
    outside: share(sum.outside, sum.outside + sum.prose),
    furniture: share(sum.furniture, sum.furniture + sum.prose),
    labels: upTo(MUCH_LABELS, share(sum.labels, sum.kept)),
    guessedCuts: share(sum.guessed, sum.guessed + sum.kept),
  };
}
