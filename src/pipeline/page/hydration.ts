import { codeAt } from '../../text/words.ts';
import { overLines } from '../../text/over-lines.ts';

/**
 * Data that a page's program makes its text of: `__NEXT_DATA__`, React's flight (`self.__next_f`), Fusion, Apollo, Nuxt.
 * Read only where the markup holds no story, since it is long and most pages need none of it.
 */
export function hydrationOf(html: string): unknown[] {
  return [...jsonScripts(html), ...assigned(html), ...flight(html)];
}

/** Shorter data holds no story, in characters. */
const MIN_LENGTH = 400;
/** A page with more scripts of data than this is somebody's mischief. */
const MAX_SCRIPTS = 200;

const JSON_SCRIPT = /<script\b[^>]{0,150}\b(?:application\/json|__NEXT_DATA__|__NUXT_DATA__)\b[^>]{0,150}>/gi;

function jsonScripts(html: string): unknown[] {
  const values: unknown[] = [];
  for (const { 0: tag, index } of takeFew(html.matchAll(JSON_SCRIPT))) {
    const from = index + tag.length;
    const to = html.indexOf('</script', from);
    if (to - from >= MIN_LENGTH) values.push(...parsed(html.slice(from, to)));
  }
  return values;
}

const ASSIGNED = new RegExp(
  overLines`
    (?:
      Fusion\.globalContent
      | __(?:
          APOLLO_STATE
          | NUXT
          | INITIAL_STATE
          | PRELOADED_STATE
          | INITIAL_DATA
          | REACT_QUERY_STATE
          | data
          | remixContext
        )(?:__)?
    )["'\]]{0,2}\s{0,4}=\s{0,4}(?:\(function\([\w$,]{0,4000}\)\{return\s{1,4})?(?=[{["']|JSON\.parse)
  `,
  'g',
);

/** `window.NAME = {...};`, and the same as a string of JSON. */
function assigned(html: string): unknown[] {
  const values: unknown[] = [];
  for (const { 0: name, index } of takeFew(html.matchAll(ASSIGNED))) {
    let from = index + name.length;
    const called = html.startsWith('JSON.parse(', from);
    if (called) from += 'JSON.parse('.length;
    const to = endOfValue(html, from);
    if (to - from < MIN_LENGTH) continue;
    const literal = html.slice(from, to);
    if (literal.startsWith('"')) for (const text of parsed(literal)) values.push(...parsed(String(text)));
    else if (!literal.startsWith("'"))
      values.push(...(/^[{[]\s*["\]}{[]/.test(literal) ? parsed(literal) : parsed(asJson(literal))));
  }
  return values;
}

/** A literal of a script as JSON: names in quotes; variables, which may stand for any value, as null. */
function asJson(literal: string): string {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < literal.length; at++) {
    const sign = literal[at]!;
    if (sign === '"') at = endOfString(literal, at);
    else if (NAME_START.test(sign) || sign === '!') {
      let to = at + 1;
      while (to < literal.length && NAME.test(literal[to]!)) to++;
      const name = literal.slice(at, to);
      parts.push(literal.slice(from, at), literal[to] === ':' ? `"${name}"` : CONSTANTS.has(name) ? name : 'null');
      from = to;
      at = to - 1;
    }
  }
  return parts.join('') + literal.slice(from);
}
const NAME_START = /[\p{L}_$]/u;
const NAME = /[\w$]/;
const CONSTANTS: ReadonlySet<string> = new Set(['true', 'false', 'null']);

const QUOTE = 34;
const LT = 60;
const BRACKET = 91;
const BACKSLASH = 92;
const BRACKET_END = 93;
const BRACE = 123;
const BRACE_END = 125;

/** Where the value that begins at `from` ends: behind its last bracket, or its closing quote. */
function endOfValue(html: string, from: number): number {
  const { length } = html;
  let depth = 0;
  for (let at = from; at < length; at++) {
    const code = codeAt(html, at);
    if (code === QUOTE) {
      at = endOfString(html, at);
      if (at < length && depth === 0) return at + 1;
    } else if (code === BRACE || code === BRACKET) depth++;
    else if (code === BRACE_END || code === BRACKET_END) {
      if (--depth <= 0) return at + 1;
    } else if (code === LT && html.startsWith('</script', at)) return from;
  }
  return from;
}

/** Where the string that opens at `from` closes; the text's end where it does not. */
function endOfString(html: string, from: number): number {
  const { length } = html;
  for (let at = from + 1; at < length; at++) {
    const code = codeAt(html, at);
    if (code === BACKSLASH) at++;
    else if (code === QUOTE) return at;
  }
  return length;
}

const PUSHED = /self\.__next_f\.push\(\s{0,4}\[\s{0,4}1\s{0,4},\s{0,4}(?=")/g;

/** Next's flight: pieces of one long text, of rows `ID:JSON` and `ID:T<length in hex>,TEXT`. */
function flight(html: string): unknown[] {
  let rows = '';
  for (const { 0: pushed, index } of html.matchAll(PUSHED)) {
    const from = index + pushed.length;
    rows += parsed(html.slice(from, endOfValue(html, from))).join('');
  }
  const values: unknown[] = [];
  const bytes = Buffer.from(rows);
  for (let at = 0; at < bytes.length;) {
    const colon = bytes.indexOf(':', at);
    if (colon < 0) break;
    const text = /^T([\da-f]{1,8}),/.exec(bytes.toString('latin1', colon + 1, colon + 11));
    if (text) {
      const from = colon + 1 + text[0].length;
      const whole = bytes.toString('utf8', from, from + Number.parseInt(text[1]!, 16));
      // Where the length counts characters, the next row is in it.
      const own = whole.split(NEXT_ROW, 1)[0]!;
      at = from + Buffer.byteLength(own);
      if (own !== whole) at++;
      values.push(own);
      continue;
    }
    const end = bytes.indexOf('\n', colon);
    const row = bytes.toString('utf8', colon + 1, end < 0 ? bytes.length : end);
    if (/^[[{"]/.test(row)) values.push(...parsed(row));
    if (end < 0) break;
    at = end + 1;
  }
  return values;
}

const NEXT_ROW = /\n(?=[\da-f]{1,4}:["[{TIH])/;

/** The value alone in a list, or an empty list where the text is not JSON. */
export function parsed(text: string): unknown[] {
  try {
    return [JSON.parse(text)];
  } catch {
    return [];
  }
}

function takeFew<Item>(items: Iterable<Item>): Item[] {
  const few: Item[] = [];
  for (const item of items) {
    if (few.length === MAX_SCRIPTS) break;
    few.push(item);
  }
  return few;
}
