import type { Tag } from '../tag.ts';

const DASHES = '—–―‒−-_';
/** Agencies that write no dash after their tag: its absence is not damage. */
const NO_DASH: ReadonlySet<string> = new Set(['PTI', 'IANS', 'CNN', 'ANI', 'AFP']);
/** A separator is no longer, spaces included. */
const LONGEST = 8;

/** What stands between a dateline's tag and the story. */
export interface Separator {
  /** Where the text behind it begins. */
  readonly end: number;
  readonly kind: 'dash' | 'mark' | 'broken' | 'none';
}

/** Reads the separator after a tag: any dash, `.-`, `- –`, `:`, `/.`, or `?` where a charset lost the dash. */
export function readSeparator(text: string, from: number): Separator {
  let i = from;
  let kind: Separator['kind'] = 'none';
  for (; i < text.length && i < from + LONGEST; i += 1) {
    const c = text.charAt(i);
    if (c === ' ') continue;
    if (DASHES.includes(c)) kind = 'dash';
    else if ('.:*•'.includes(c) && kind !== 'dash') kind = 'mark';
    else if (",'".includes(c) && kind !== 'dash') continue;
    else if ((c === '?' || c === '\uFFFD') && kind === 'none' && i > from && text.charAt(i - 1) === ' ')
      kind = 'broken';
    else break;
  }
  return { end: i, kind };
}

export function separatorDamage(separator: Separator, tag: Tag): string[] {
  if (separator.kind === 'broken') return ['dash-broken'];
  return separator.kind === 'none' && !NO_DASH.has(tag.agencies[0]?.code ?? '') ? ['dash-lost'] : [];
}
