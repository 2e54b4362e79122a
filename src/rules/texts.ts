import { HEADINGS } from './headings.ts';
import { RULES_ABROAD } from './lines/abroad.ts';
import { BESIDE } from './lines/beside.ts';
import { HOUSE_LINES } from './lines/house.ts';
import { INVITATIONS } from './lines/invitations.ts';
import { LABELS } from './lines/labels.ts';
import { OTHER_STORIES } from './lines/other-stories.ts';
import { OUTLET_LINES } from './lines/outlet.ts';
import { PROGRAMS } from './lines/programs.ts';
import { PROMOS } from './lines/promos.ts';
import { STAMPS } from './lines/stamps.ts';
import type { Rule } from './rule.ts';

/**
 * Reads `\W` in the patterns as "no letter, digit or underscore of any script": to `RegExp` a whole paragraph of Japanese
 * or Russian with one number in it would be a page number between marks.
 */
function inAllScripts(rules: readonly Rule[]): readonly Rule[] {
  const noWord = String.raw`[^\w\u00c0-\u024f\u0370-\u1fff\u2c00-\u2dff\u3005-\u3007\u3040-\ud7ff\uf900-\ufdff\ufe70-\ufefc\uff10-\uff19\uff21-\uffdc]`;
  return rules.map((rule) => ({
    ...rule,
    pattern: new RegExp(rule.pattern.source.replaceAll(String.raw`\W`, noWord), rule.pattern.flags),
  }));
}

/** Furniture by a block's whole text. Patterns are anchored and linear; they are tested on at most the first 400 characters. */
export const TEXT_RULES: readonly Rule[] = inAllScripts([
  ...HOUSE_LINES,
  ...LABELS,
  ...OTHER_STORIES,
  ...INVITATIONS,
  ...STAMPS,
  ...BESIDE,
  ...PROMOS,
  ...PROGRAMS,
  ...OUTLET_LINES,
  ...RULES_ABROAD,
]);

/** Headings that open a section of furniture. `end`: the story is over where it stands. */
export const HEADING_RULES: readonly Rule[] = inAllScripts(HEADINGS);
