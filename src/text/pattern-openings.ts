/**
 * With what a text must open for an anchored pattern to match it, read from the pattern's source. A text opens with
 * symbols: a letter for itself, in small; `0` for a run of digits; `_` for a run of anything else, and `ø` for one that
 * surely holds a sign beyond ASCII. Marks before the first letter or digit do not count, but for `ø`.
 */
export type Openings = ReadonlySet<string>;

/** Symbols looked at, and with marks before them. */
const DEPTH = 5;
const ROOM = DEPTH + 1;
/** Behind this anything may follow. */
export const ANY = '*';
/** A class of more letters than this tells nothing. */
const FEW_LETTERS = 8;
/** A pattern of more openings is asked of every text. */
const MOST = 3000;

const ANYTHING: Openings = new Set([ANY]);
const NOTHING: Openings = new Set(['']);
const MARK: Openings = new Set(['_']);
/** A run of marks in which some sign is beyond ASCII. */
export const FOREIGN = 'ø';
const SIGN_BEYOND: Openings = new Set([FOREIGN]);
const DIGIT: Openings = new Set(['0']);

/** The openings of the texts that a pattern matches; at times more, never fewer. */
export function openingsOf({ source, multiline }: RegExp): Openings {
  return multiline ? ANYTHING : openingsOfSource(source);
}

function openingsOfSource(source: string): Openings {
  const reader = new Reader(source);
  const read = reader.alternatives();
  if (!reader.anchored) return ANYTHING;
  const openings = new Set(
    [...read].map((opening) => opening.replace(ANY, '').replace(/^_/, '').slice(0, DEPTH) + ANY),
  );
  return openings.size > MOST ? ANYTHING : openings;
}

/**
 * A pattern in two: the openings of its alternatives that say how a text opens, and a pattern of those that do not, null
 * where there are none: `^(?:more news|[^.]{3,60} is a newsroom)$`.
 */
export function partsOf(pattern: RegExp): { readonly openings: Openings; readonly open: RegExp | null } {
  const openings = openingsOf(pattern);
  const split = openings.has(ANY) && !pattern.multiline ? alternativesOf(pattern.source) : null;
  if (split === null) return { openings, open: openings.has(ANY) ? pattern : null };
  const { before, alternatives, behind } = split;
  const telling = new Set<string>();
  const open = alternatives.filter((one) => {
    const own = openingsOfSource(`${before}(?:${one})${behind}`);
    if (own.has(ANY)) return true;
    for (const opening of own) telling.add(opening);
    return false;
  });
  if (open.length === alternatives.length || telling.size > MOST) return { openings, open: pattern };
  return { openings: telling, open: new RegExp(`${before}(?:${open.join('|')})${behind}`, pattern.flags) };
}

/** The alternatives of a pattern's first group, and what stands before and behind it; null where it is not of that form. */
function alternativesOf(
  source: string,
): { readonly before: string; readonly alternatives: readonly string[]; readonly behind: string } | null {
  const marks = marksOf(source);
  const open = marks.find(({ at, sign, depth }) => sign === '(' && depth === 0 && source.startsWith('(?:', at));
  if (open === undefined || marks.some(({ sign, depth }) => sign === '|' && depth === 0)) return null;
  const close = marks.find(({ at, sign, depth }) => sign === ')' && depth === 0 && at > open.at)!.at;
  if (/[?*+{]/.test(source[close + 1] ?? '')) return null;
  const bars = marks.filter(({ at, sign, depth }) => sign === '|' && depth === 1 && at > open.at && at < close);
  const starts = [open.at + '(?:'.length, ...bars.map(({ at }) => at + 1)];
  const alternatives = starts.map((from, k) => source.slice(from, bars[k]?.at ?? close));
  return { before: source.slice(0, open.at), alternatives, behind: source.slice(close + 1) };
}

/** Brackets and bars of a pattern, each with how many groups are open around it. */
function marksOf(source: string): { readonly at: number; readonly sign: string; readonly depth: number }[] {
  const marks: { readonly at: number; readonly sign: string; readonly depth: number }[] = [];
  let depth = 0;
  for (let at = 0; at < source.length; at++) {
    const sign = source[at]!;
    if (sign === '\\') at++;
    else if (sign === '[') at = endOfClass(source, at);
    else if (sign === '(') marks.push({ at, sign, depth: depth++ });
    else if (sign === ')') marks.push({ at, sign, depth: --depth });
    else if (sign === '|') marks.push({ at, sign, depth });
  }
  return marks;
}

function endOfClass(source: string, from: number): number {
  let at = from + 1;
  while (source[at] !== ']') at += source[at] === '\\' ? 2 : 1;
  return at;
}

/** Letters that each stand for themselves, once. */
const LETTERS = /[a-z]+(?![?*+{])/iy;

/** Reads a pattern from left to right. */
class Reader {
  /** Whether every alternative begins with `^`. */
  anchored = true;
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  /** Alternatives up to the end, or to the bracket that closes them. `first` where nothing stands before them. */
  alternatives(first = true): Openings {
    const all = new Set<string>();
    for (;;) {
      const openings = this.#sequence(first);
      for (const opening of openings) all.add(opening);
      if (this.#source[this.#at] !== '|') return all;
      this.#at++;
    }
  }

  #sequence(first: boolean): Openings {
    let openings = NOTHING;
    let atStart = first;
    for (
      let sign = this.#source[this.#at];
      sign !== undefined && sign !== '|' && sign !== ')';
      sign = this.#source[this.#at]
    ) {
      if (sign === '^') {
        this.#at++;
        atStart = false;
        continue;
      }
      const isGroup = sign === '(' && !/^\(\?<?[=!]/.test(this.#source.slice(this.#at, this.#at + 4));
      if (atStart && !isGroup) this.anchored = false;
      const read = this.#item(atStart);
      if (atStart && /^(?:[?*]|\{0)/.test(this.#source.slice(this.#at, this.#at + 2))) this.anchored = false;
      const item = this.#quantified(read);
      atStart = false;
      openings = joined(openings, item);
      if (isEnded(openings)) this.#skip();
    }
    if (atStart) this.anchored = false;
    return openings;
  }

  /** Goes to the end of a sequence: what stands so late does not count. Most of a pattern does. */
  #skip(): void {
    const source = this.#source;
    for (let depth = 0; this.#at < source.length; this.#at++) {
      const sign = source[this.#at]!;
      if (sign === '\\') this.#at++;
      else if (sign === '[') this.#at = endOfClass(source, this.#at);
      else if (sign === '(') depth++;
      else if (depth === 0 && (sign === '|' || sign === ')')) return;
      else if (sign === ')') depth--;
    }
  }

  #item(first: boolean): Openings {
    LETTERS.lastIndex = this.#at;
    const letters = LETTERS.exec(this.#source)?.[0];
    if (letters !== undefined) {
      this.#at += letters.length;
      return new Set([letters.slice(0, ROOM + 1).toLowerCase()]);
    }
    const sign = this.#source[this.#at++]!;
    if (sign === '(') return this.#group(first);
    if (sign === '[') return this.#class();
    if (sign === '.') return ANYTHING;
    if (sign === '$') return NOTHING;
    return sign === '\\' ? this.#escaped() : symbolOf(sign);
  }

  #group(first: boolean): Openings {
    const kind = /^\?(?:[:=!]|<[=!]|<\w+>|[a-z-]+:)?/.exec(this.#source.slice(this.#at, this.#at + 40))?.[0] ?? '';
    this.#at += kind.length;
    const { anchored } = this;
    const looks = kind.endsWith('=') || kind.endsWith('!');
    const inside = this.alternatives(first && !looks);
    // What is looked at stands beside the text that is matched.
    if (looks) this.anchored = anchored;
    this.#at++;
    return looks ? NOTHING : inside;
  }

  #escaped(): Openings {
    const sign = this.#source[this.#at++]!;
    if (sign === 'b' || sign === 'B') return NOTHING;
    if (sign === 'd') return DIGIT;
    if (sign === 's' || sign === 'W' || sign === 'n' || sign === 't' || sign === 'r' || sign === 'f' || sign === 'v')
      return MARK;
    if (sign === 'u' || sign === 'x') return this.#byNumber(sign);
    if (sign === 'p' || sign === 'P') this.#at = this.#source.indexOf('}', this.#at) + 1;
    return /\w/.test(sign) ? ANYTHING : symbolOf(sign);
  }

  #byNumber(sign: string): Openings {
    const digits = /^(?:\{[\da-f]+\}|[\da-f]{4}|[\da-f]{2})/i.exec(
      this.#source.slice(this.#at, this.#at + (sign === 'x' ? 2 : 9)),
    );
    this.#at += digits?.[0].length ?? 0;
    const code = Number.parseInt(digits?.[0].replace('{', '') ?? '', 16);
    return Number.isNaN(code) ? ANYTHING : symbolOf(String.fromCodePoint(code));
  }

  #class(): Openings {
    const from = this.#at;
    while (this.#source[this.#at] !== ']') this.#at += this.#source[this.#at] === '\\' ? 2 : 1;
    const body = this.#source.slice(from, this.#at++);
    let openings = classes.get(body);
    if (openings === undefined) classes.set(body, (openings = openingsOfClass(body)));
    return openings;
  }
  #quantified(item: Openings): Openings {
    const [quantifier, times] =
      /^(?:[?*+]|\{(\d+)(?:,\d*)?\})\??/.exec(this.#source.slice(this.#at, this.#at + 16)) ?? [];
    if (quantifier === undefined) return item;
    this.#at += quantifier.length;
    const isOnce = quantifier.startsWith('?') || /^\{[01],1\}|^\{1\}/.test(quantifier);
    const isRun = [...item].every(isMark) || [...item].every((opening) => opening === '0');
    const more = isOnce || isRun ? item : new Set([...item].map(ended));
    const isOptional = quantifier.startsWith('?') || quantifier.startsWith('*') || times === '0';
    return isOptional ? new Set([...more, '']) : more;
  }
}

/** Patterns share most of their classes. */
const classes = new Map<string, Openings>();

function openingsOfClass(body: string): Openings {
  // What a property of Unicode holds is not looked up.
  if (/\\[pP]/.test(body)) return ANYTHING;
  const holds = new RegExp(`[${body}]`, 'i');
  const letters = 'abcdefghijklmnopqrstuvwxyz'.split('').filter((letter) => holds.test(letter));
  if (letters.length > FEW_LETTERS) return ANYTHING;
  const digits = '0123456789'.split('').some((digit) => holds.test(digit)) ? ['0'] : [];
  const isOfMarks = letters.length + digits.length === 0 || body.startsWith('^') || /[^a-z\d-]|^-|-$/i.test(body);
  return new Set([...letters, ...digits, ...(isOfMarks ? ['_'] : [])]);
}

function symbolOf(sign: string): Openings {
  if (/[a-z]/i.test(sign)) return new Set([sign.toLowerCase()]);
  if (sign > '\x7f') return SIGN_BEYOND;
  return /\d/.test(sign) ? DIGIT : MARK;
}

function isEnded(openings: Openings): boolean {
  for (const opening of openings) if (!opening.endsWith(ANY)) return false;
  return true;
}

function ended(opening: string): string {
  return opening.endsWith(ANY) ? opening : opening.slice(0, ROOM) + ANY;
}

/** Openings one behind the other; runs of digits and of marks are one symbol. Where they are too many, less is told of what comes behind. */
function joined(openings: Openings, behind: Openings): Openings {
  let next = behind;
  for (let length = 3; openings.size * next.size > MOST * 4 && length > 0; length--)
    next = new Set([...next].map((opening) => (opening.length > length ? opening.slice(0, length) + ANY : opening)));
  if (openings.size * next.size > MOST * 4) return new Set([...openings].map(ended));
  const all = new Set<string>();
  for (const opening of openings) {
    if (opening.endsWith(ANY) || opening.length >= ROOM) all.add(ended(opening));
    else for (const more of next) all.add(together(opening, more));
  }
  return all;
}

function together(opening: string, more: string): string {
  const last = opening.at(-1);
  const next = more[0];
  if (isMark(last) && isMark(next))
    return inRoom(opening.slice(0, -1) + (last === FOREIGN ? last : next) + more.slice(1));
  return inRoom(opening + (last === '0' && next === '0' ? more.slice(1) : more));
}

function isMark(symbol: string | undefined): boolean {
  return symbol === '_' || symbol === FOREIGN;
}

function inRoom(whole: string): string {
  return whole.length > ROOM ? ended(whole) : whole;
}
