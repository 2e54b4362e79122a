import { KeyTest } from './kin.ts';
import type { Metadata } from './metadata.ts';
import { streamSafe } from './text.ts';
import type { Block, Tree } from './tree.ts';

/** The story's headline, and the block that shows it, if one does. */
export interface Headline {
  readonly text: string;
  readonly block: Block | null;
}

/** ` - Outlet`, ` | Outlet` and the like at a title's end, or in front of it. */
const SITE_PART = /\s+(?:[|»·•]|[-–—]{1,2}|::)\s+/;

/** Titles are a line long; a longer one is somebody's mischief. */
const MAX_TITLE = 1000;

/** From here on a title and a page's one heading speak of one story. */
const SAME_STORY = 0.2;

function wordsOf(text: string): string[] {
  if (ASCII.test(text)) return text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return streamSafe(text).normalize('NFKC').toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
const ASCII = /^[\x00-\x7f]*$/;

/** Share of the shorter text's words that stand in the other, 0 to 1. */
export function overlap(a: string, b: string): number {
  const x = wordsOf(a);
  const y = new Set(wordsOf(b));
  if (x.length === 0 || y.size === 0) return 0;
  const hits = x.filter((word) => y.has(word)).length;
  return hits / Math.max(x.length, Math.min(y.size, x.length));
}

const HEADLINE = new KeyTest(/head-?line|(?:entry|article|story|post|page)-?title/);
const ANY_TITLE = new KeyTest(/head-?line|title/);

/** Chooses among the page's headings and the titles it declares: a heading that a declared title confirms is best. */
export function readHeadline(tree: Tree, metadata: Metadata): Headline {
  const pageTitle = tree.title.slice(0, MAX_TITLE);
  const declared = [...new Set([...metadata.titles.map((read) => read.text), pageTitle])].filter(Boolean).map(wordsOf);
  const headings = tree.blocks.filter((block) => /^h[1-3]$/.test(block.element.name) || block.element.kin.is(HEADLINE));
  let best: Block | null = null;
  let bestScore = 0;
  for (const block of headings.slice(0, 200)) {
    if (block.text.length < 8 || block.text.length > 300) continue;
    const words = wordsOf(block.text);
    const agreement = Math.max(0, ...declared.map((title) => agree(words, title)));
    if (agreement < 0.6) continue;
    const score = agreement + (block.element.name === 'h1' ? 0.3 : block.element.name === 'h2' ? 0.1 : 0) + (block.element.kin.is(ANY_TITLE) ? 0.1 : 0);
    if (score > bestScore + 0.001) {
      best = block;
      bestScore = score;
    }
  }
  if (best) return { text: oneLine(best.text), block: best };
  const title = metadata.titles[0]?.text ?? pageTitle;
  const onlyH1 = headings.filter((block) => block.element.name === 'h1' && block.text.length >= 15);
  // The title for search engines and the headline for readers are often two.
  const ofH1 = onlyH1.length === 1 ? wordsOf(onlyH1[0]!.text) : [];
  const lone = ofH1.length >= 4 && declared.some((other) => agree(ofH1, other) >= SAME_STORY);
  if ((!title || lone) && onlyH1.length > 0) return { text: oneLine(onlyH1[0]!.text), block: onlyH1[0]! };
  const text = stripSite(title, metadata);
  const words = wordsOf(text);
  const wanted = words.join(' ');
  const shown = words.length <= 2 ? null : (tree.blocks.find((block) => block.text.length < 300 && mayBegin(block.text, wanted) && wordsOf(block.text).join(' ') === wanted) ?? null);
  return { text: oneLine(text), block: shown };
}

/** False where a text's first letter or digit is plainly not that of `words`. */
function mayBegin(text: string, words: string): boolean {
  const first = /[a-z0-9]|[^\x00-\x7f]/i.exec(text)?.[0].toLowerCase();
  return first === words[0] || (first !== undefined && first > '\x7f') || words > '\x7f';
}

/** How well a heading and a declared title agree: the title may carry the outlet's name besides. */
function agree(h: readonly string[], t: readonly string[]): number {
  if (h.length === 0 || t.length === 0) return 0;
  // A title may be the headline cut short.
  if (t.length >= 4 && h.length > t.length && h.length <= 3 * t.length && t.every((word, i) => word === h[i])) return 0.9;
  const inTitle = new Set(t);
  const common = h.filter((word) => inTitle.has(word)).length;
  const part = common / h.length;
  return h.length < 3 ? (part === 1 && t.length <= h.length + 4 ? 0.7 : 0) : part * (0.6 + 0.4 * Math.min(1, common / t.length));
}

function stripSite(title: string, metadata: Metadata): string {
  const parts = title.split(SITE_PART);
  if (parts.length < 2) return title;
  const names = metadata.siteNames.map((read) => read.text);
  const kept = parts.filter((part) => !names.some((name) => overlap(part, name) > 0.8));
  const longest = [...(kept.length > 0 ? kept : parts)].sort((a, b) => b.length - a.length)[0]!;
  // The headline itself may hold a dash: keep all in front of a short last part.
  const last = kept.at(-1) ?? '';
  if (kept.length > 1 && last.length < 25 && title.includes(last)) return title.slice(0, title.lastIndexOf(last)).replace(/\s*(?:[|»·•]|[-–—]{1,2}|::)\s*$/, '');
  return longest;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
