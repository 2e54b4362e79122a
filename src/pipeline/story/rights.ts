import type { Verdict } from '../../rules/rule-set.ts';
import { overLines } from '../../text/over-lines.ts';
import type { Element, Tree } from '../page/tree.ts';

/** What a notice of an outlet’s rights says, and what else such a notice speaks of. */
const RESERVED = /\ball rights reserved\b/i;
const LEGAL = new RegExp(
  overLines`
    \b(?:
      (?:use of|access to|registration on) (?:and|this|the|any)\b
      | (?:user|visitor) agreement
      | (?:privacy|cookie) (?:policy|notice|statement)
      | terms (?:of use|of service|(?:and|&) conditions)
      | may not be (?:reproduced|distributed|copied)
      | prior written permission
    )\b
  `,
  'i',
);
/** Shorter lines are judged as lines, longer ones are no notices, in characters. */
const MIN_CHARS = 150;
const MAX_CHARS = 3000;

export const OF_RIGHTS: Verdict = { rule: 'site-copyright', reason: 'the outlet’s notice of its rights' };

/** The elements that hold a notice of rights and nothing else. Such a text is longer than a short story. */
export function noticesOfRights({ blocks }: Tree): ReadonlySet<Element> {
  const notices = new Set<Element>();
  for (const [i, { element, text }] of blocks.entries()) {
    if (text.length < MIN_CHARS || text.length > MAX_CHARS || !(text.includes('eserved') || text.includes('ESERVED')))
      continue;
    if (!RESERVED.test(text) || !LEGAL.test(text)) continue;
    if (blocks[i - 1]?.element !== element && blocks[i + 1]?.element !== element) notices.add(element);
  }
  return notices;
}
