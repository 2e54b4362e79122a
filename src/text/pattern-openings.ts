/**
 * With what a text must open for an anchored pattern to match it, read from the pattern's source. A text opens with
 * symbols: a letter for itself, in small; `0` for a run of digits; `_` for a run of anything else. Marks before the first
 * letter or digit do not count.
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
const DIGIT: Openings = new Set(['0']);

/** The openings of the texts that a pattern matches; at times more, never fewer. */
export function openingsOf({ source, multiline }: RegExp): Openings {
  if (multiline) return ANYTHING;
  const reader = new Reader(source);
  const read = reader.alternatives();
  if (!reader.anchored) return ANYTHING;
  const openings = new Set(
    [...read].map((opening) => opening.replace(ANY, '').replace(/^_/, '').slice(0, DEPTH) + ANY),
  );
  return openings.size > MOST ? ANYTHING : openings;
}

/** Reads a pattern from left to right. */
class Reader {
  /** Whether every alternative begins with `^`. */
  anchored = true;
  readonly #source: string;
  #at = 0;
  /** Whether what is read comes too late to count. */
  #late = false;

  constructor(source: string) {
    this.#source = source;
  }

  /** Alternatives up to the end, or to the bracket that closes them. `first` where nothing stands before them. */
  alternatives(first = true): Openings {
    const all = new Set<string>();
    for (;;) {
      const openings = this.#sequence(first);
      if (!this.#late) for (const opening of openings) all.add(opening);
      if (this.#source[this.#at] !== '|') return all;
      this.#at++;
    }
  }

  #sequence(first: boolean): Openings {
    let openings = NOTHING;
    let atStart = first;
    const late = this.#late;
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
      if (this.#late) continue;
      openings = joined(openings, item);
      this.#late = isEnded(openings);
    }
    this.#late = late;
    if (atStart) this.anchored = false;
    return openings;
  }

  #item(first: boolean): Openings {
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
    if (this.#late) return NOTHING;
    let openings = classes.get(body);
    if (openings === undefined) classes.set(body, (openings = openingsOfClass(body)));
    return openings;
  }
  #quantified(item: Openings): Openings {
    const [quantifier, times] =
      /^(?:[?*+]|\{(\d+)(?:,\d*)?\})\??/.exec(this.#source.slice(this.#at, this.#at + 16)) ?? [];
    if (quantifier === undefined) return item;
    this.#at += quantifier.length;
    if (this.#late) return item;
    const isOnce = quantifier.startsWith('?') || /^\{[01],1\}|^\{1\}/.test(quantifier);
    const isRun = [...item].every((opening) => opening === '_') || [...item].every((opening) => opening === '0');
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
  return /\d/.test(sign) ? DIGIT : MARK;
}

function isEnded(openings: Openings): boolean {
  for (const opening of openings) if (!opening.endsWith(ANY)) return false;
  return true;
}

function ended(opening: string): string {
  return opening.endsWith(ANY) ? opening : opening.slice(0, ROOM) + ANY;
}

/** Openings one behind the other; runs of digits and of marks are one symbol. */
function joined(openings: Openings, next: Openings): Openings {
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
  const isRun = (last === '_' || last === '0') && more.startsWith(last);
  const whole = opening + (isRun ? more.slice(1) : more);
  return whole.length > ROOM ? ended(whole) : whole;
}
