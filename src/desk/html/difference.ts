import { diffWordsWithSpace } from 'diff';
import { html, type Html } from './html.ts';

/** Changes beyond which two texts are shown as replaced: a longer search would hold up everybody. */
const MOST_EDITS = 2000;

/** What changed from one text to another, word by word. */
export function difference(before: string, after: string): Html {
  const parts = diffWordsWithSpace(before, after, { maxEditLength: MOST_EDITS });
  if (parts === undefined) return html`<del>${before}</del><ins>${after}</ins>`;
  return html`${parts.map(({ value, added, removed }) =>
    added ? html`<ins>${value}</ins>` : removed ? html`<del>${value}</del>` : html`${clipped(value)}`,
  )}`;
}

/** What stays the same is shown where it touches a change: this many characters of it. */
const NEAR = 160;

function clipped(text: string): string {
  return text.length <= 2 * NEAR + 3 ? text : `${text.slice(0, NEAR)} … ${text.slice(-NEAR)}`;
}
