import { diffArrays } from 'diff';
import { html, type Html } from './html.ts';

/** Changes beyond which two texts are shown as replaced: a longer search would hold up everybody. */
const MOST_EDITS = 2000;

/** Words, each with the marks inside it (`9,000`, `Mayor’s`, `night-bell`), spaces, and marks alone. */
const TOKENS = /\s+|[\p{L}\p{M}\p{N}]+(?:[.,:'’-][\p{L}\p{M}\p{N}]+)*|./gsu;

/** What changed from one text to another, word by word. */
export function difference(before: string, after: string): Html {
  const tokens = (text: string): string[] => text.match(TOKENS) ?? [];
  const parts = diffArrays(tokens(before), tokens(after), { maxEditLength: MOST_EDITS });
  if (parts === undefined) return html`<del>${before}</del><ins>${after}</ins>`;
  return html`${parts.map(({ value, added, removed }) => {
    const text = value.join('');
    return added ? html`<ins>${text}</ins>` : removed ? html`<del>${text}</del>` : html`${clipped(text)}`;
  })}`;
}

/** What stays the same is shown where it touches a change: this many characters of it. */
const NEAR = 160;

function clipped(text: string): string {
  return text.length <= 2 * NEAR + 3 ? text : `${text.slice(0, NEAR)} … ${text.slice(-NEAR)}`;
}
