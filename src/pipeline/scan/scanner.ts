import { decodeHTML } from 'entities/decode';
import { BlockWriter, KIND } from '../blocks.ts';
import type { Tree } from '../tree.ts';
import { AttributeTable, nameBit, ScannedElement } from './attributes.ts';
import { findTag, KNOWN_TAGS, makeTag, nextHash, type Tag } from './tags.ts';

const LT = '<';
const BANG = 33;
const DOUBLE_QUOTE = 34;
const SINGLE_QUOTE = 39;
const DASH = 45;
const SLASH = 47;
const EQUALS = 61;
const GT = 62;
const QUESTION = 63;
const BRACKET = 91;

/** Given in place of a position: what htmlparser2 makes of the rest follows no rule. */
const IN_DOUBT = -1;
/** Given in place of a position: the page ends inside a tag, which then counts for nothing. */
const CUT_OFF = -2;

function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 9 || code === 13 || code === 12;
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

/** One reading of one page, by htmlparser2's rules. Positions are indices into the page's text. */
export class Scanner {
  readonly #html: string;
  readonly #attributes: AttributeTable;
  readonly #writer = new BlockWriter();
  readonly #elements: ScannedElement[] = [];
  readonly #jsonLd: string[] = [];
  #title = '';
  /** Open elements, outermost first, and their tags. */
  readonly #open: ScannedElement[] = [];
  readonly #openTags: Tag[] = [];
  /** Open elements of each tag, by its id: an end tag without a start is known at once, however deep the page. */
  readonly #counts: number[] = Array.from({ length: KNOWN_TAGS.size }, () => 0);
  readonly #unknownTags = new Map<string, Tag>();
  /** `foreign` of the start tags that say so. An end tag takes the last away, be it its own or not, as htmlparser2 has it. */
  readonly #foreign: boolean[] = [];
  /** Where the present text began, and what an end tag without effect has cut off before that. */
  #from = 0;
  #carry = '';
  /** Position of the first `&` after the last text asked about. */
  #ampersand = -1;
  /** What the attributes of the last start tag gave. */
  #bits = 0;
  #selfClosing = false;

  constructor(html: string) {
    this.#html = html;
    this.#attributes = new AttributeTable(html);
  }

  /** The tree, or null where the scan is in doubt. */
  read(): Tree | null {
    const html = this.#html;
    let at = 0;
    for (;;) {
      const lt = html.indexOf(LT, at);
      if (lt < 0) {
        this.#endText(html.length);
        break;
      }
      const code = html.charCodeAt(lt + 1);
      if (isLetter(code)) at = this.#startTag(lt);
      else if (code === SLASH) at = this.#endTag(lt);
      else if (code === BANG || code === QUESTION) at = this.#declaration(lt, code);
      else at = lt + 1;
      if (at === IN_DOUBT) return null;
      if (at === CUT_OFF) break;
    }
    while (this.#open.length > 0) this.#closeInnermost();
    this.#writer.end();
    return { elements: this.#elements, blocks: this.#writer.blocks, jsonLd: this.#jsonLd, title: this.#title };
  }

  /** Hands on the text that ends at `to`. */
  #endText(to: number): void {
    const from = this.#from;
    if (this.#carry !== '') {
      const text = this.#carry + this.#decoded(from, to);
      this.#carry = '';
      this.#writer.text(text, 0, text.length);
    } else if (from < to && !this.#writer.silent) {
      if (this.#hasAmpersand(from, to)) {
        const text = this.#decoded(from, to);
        this.#writer.text(text, 0, text.length);
      } else this.#writer.text(this.#html, from, to);
    }
  }

  #decoded(from: number, to: number): string {
    return decodeHTML(this.#html.slice(from, to));
  }

  /** Asked in page order; looks no further than the next `&`, so that all the answers together are one pass. */
  #hasAmpersand(from: number, to: number): boolean {
    if (this.#ampersand < from) {
      const next = this.#html.indexOf('&', from);
      this.#ampersand = next < 0 ? Infinity : next;
    }
    return this.#ampersand < to;
  }

  #startTag(lt: number): number {
    const html = this.#html;
    this.#endText(lt);
    let hash = 0;
    let to = lt + 1;
    for (; to < html.length; to++) {
      const code = html.charCodeAt(to);
      if (code === GT || code === SLASH || isSpace(code)) break;
      hash = nextHash(hash, code);
    }
    if (to === html.length) return IN_DOUBT;
    const tag = findTag(html, lt + 1, to, hash) ?? this.#unknownTag(lt + 1, to);
    const attributes = this.#attributes.next;
    const after = this.#readAttributes(to);
    if (after < 0) return after;
    this.#from = after;
    while (this.#openTags.length > 0 && (this.#openTags[this.#openTags.length - 1]!.bit & tag.closes) !== 0) this.#closeInnermost();
    const element = this.#addElement(tag, attributes, this.#bits);
    if (tag.isVoid) {
      this.#writeVoid(element, tag);
      return after;
    }
    this.#push(element, tag);
    if (tag.foreign !== null) this.#foreign.push(tag.foreign);
    if (this.#selfClosing) {
      if (tag.isRaw) return IN_DOUBT;
      if (this.#foreign[this.#foreign.length - 1] === true) this.#closeInnermost();
      return after;
    }
    return tag.isRaw ? this.#rawText(element, tag, after) : after;
  }

  #addElement(tag: Tag, attributes: number, bits: number): ScannedElement {
    const parent = this.#open.length > 0 ? this.#open[this.#open.length - 1]! : null;
    const element = new ScannedElement(tag.name, parent, this.#elements.length, this.#attributes, attributes, this.#attributes.next, bits);
    this.#elements.push(element);
    return element;
  }

  #push(element: ScannedElement, tag: Tag): void {
    this.#open.push(element);
    this.#openTags.push(tag);
    this.#counts[tag.id]!++;
    this.#writer.open(element, tag.kind);
  }

  #closeInnermost(): void {
    const tag = this.#openTags.pop()!;
    this.#counts[tag.id]!--;
    this.#writer.close(this.#open.pop()!, tag.kind);
  }

  /** Of the elements without content only `<br>` and `<hr>` do anything to the text. */
  #writeVoid(element: ScannedElement, tag: Tag): void {
    if ((tag.kind & (KIND.lineBreak | KIND.block)) === 0) return;
    this.#writer.open(element, tag.kind);
    this.#writer.close(element, tag.kind);
  }

  #unknownTag(from: number, to: number): Tag {
    const raw = this.#html.slice(from, to);
    const seen = this.#unknownTags.get(raw);
    if (seen) return seen;
    const name = raw.toLowerCase();
    let tag = KNOWN_TAGS.get(name) ?? this.#unknownTags.get(name);
    if (!tag) {
      tag = makeTag(name, this.#counts.length);
      this.#counts.push(0);
      this.#unknownTags.set(name, tag);
    }
    this.#unknownTags.set(raw, tag);
    return tag;
  }

  /** From the end of the tag's name to behind its `>`. */
  #readAttributes(start: number): number {
    const html = this.#html;
    const end = html.length;
    this.#bits = 0;
    this.#selfClosing = false;
    let at = start;
    while (at < end) {
      const code = html.charCodeAt(at);
      if (code === GT) return at + 1;
      if (isSpace(code)) at++;
      else if (code === SLASH) {
        do at++;
        while (isSpace(html.charCodeAt(at)));
        if (at === end) return IN_DOUBT;
        if (html.charCodeAt(at) === GT) {
          this.#selfClosing = true;
          return at + 1;
        }
      } else at = this.#readAttribute(at, code);
    }
    return CUT_OFF;
  }

  /** From the first letter of an attribute's name, whatever it is, to behind its value; the page's end if it ends before. */
  #readAttribute(nameFrom: number, first: number): number {
    const html = this.#html;
    const end = html.length;
    let at = nameFrom + 1;
    let code = 0;
    for (; at < end; at++) {
      code = html.charCodeAt(at);
      if (code === EQUALS || code === GT || code === SLASH || isSpace(code)) break;
    }
    const nameTo = at;
    this.#bits |= nameBit(nameTo - nameFrom, first);
    while (at < end && isSpace(code)) code = html.charCodeAt(++at);
    if (code !== EQUALS || at >= end) {
      this.#attributes.add(nameFrom, nameTo, nameTo, nameTo);
      return at;
    }
    do code = html.charCodeAt(++at);
    while (isSpace(code));
    if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) {
      const close = html.indexOf(code === DOUBLE_QUOTE ? '"' : "'", at + 1);
      if (close < 0) return end;
      this.#attributes.add(nameFrom, nameTo, at + 1, close);
      return close + 1;
    }
    const valueFrom = at;
    while (at < end && code !== GT && !isSpace(code)) code = html.charCodeAt(++at);
    this.#attributes.add(nameFrom, nameTo, valueFrom, at);
    return at;
  }

  /** Content that is text whatever it looks like, up to the element's own end tag. */
  #rawText(element: ScannedElement, tag: Tag, from: number): number {
    const html = this.#html;
    const to = this.#rawEnd(tag.name, from);
    const isTitle = tag.name === 'title';
    if (isTitle && this.#title === '') {
      const title = html.slice(from, to);
      // Inside what might be an end tag's start htmlparser2 passes over entities.
      if (title.includes(LT) && title.includes('&')) return IN_DOUBT;
      this.#title = decodeHTML(title).replace(/\s+/g, ' ').trim();
    } else if (tag.name === 'script' && /ld\+json/i.test(element.attr('type') ?? '')) this.#jsonLd.push(html.slice(from, to));
    this.#writer.text(html, from, to);
    if (to === html.length) return CUT_OFF;
    const gt = html.indexOf('>', to);
    if (gt < 0) return IN_DOUBT;
    if (tag.foreign !== null) this.#foreign.pop();
    this.#closeInnermost();
    return (this.#from = gt + 1);
  }

  /** Where the end tag of a raw element stands, or the page's end. */
  #rawEnd(name: string, from: number): number {
    const html = this.#html;
    for (let at = html.indexOf('</', from); at >= 0; at = html.indexOf('</', at + 2)) {
      let i = 0;
      while (i < name.length && (html.charCodeAt(at + 2 + i) | 32) === name.charCodeAt(i)) i++;
      if (i < name.length) continue;
      const code = html.charCodeAt(at + 2 + i);
      if (code === GT || isSpace(code)) return at;
    }
    return html.length;
  }

  #endTag(lt: number): number {
    const html = this.#html;
    let from = lt + 2;
    while (isSpace(html.charCodeAt(from))) from++;
    // `</>` is text, and so is `</` at the page's end.
    if (from >= html.length) return from;
    if (html.charCodeAt(from) === GT) return from + 1;
    if (!isLetter(html.charCodeAt(from))) {
      this.#endText(lt);
      return this.#skipTo(from + 1);
    }
    let hash = 0;
    let to = from;
    for (; to < html.length; to++) {
      const code = html.charCodeAt(to);
      if (code === GT || isSpace(code)) break;
      hash = nextHash(hash, code);
    }
    if (to === html.length) {
      this.#endText(lt);
      return CUT_OFF;
    }
    const gt = html.indexOf('>', to);
    if (gt < 0) return IN_DOUBT;
    this.#close(findTag(html, from, to, hash) ?? this.#unknownTag(from, to), lt);
    return (this.#from = gt + 1);
  }

  /** An end tag at `lt` closes up to the innermost element of its tag; without one it is as if it were not there. */
  #close(tag: Tag, lt: number): void {
    if (tag.foreign !== null) this.#foreign.pop();
    if (this.#counts[tag.id]! > 0) {
      this.#endText(lt);
      let innermost: Tag;
      do {
        innermost = this.#openTags[this.#openTags.length - 1]!;
        this.#closeInnermost();
      } while (innermost !== tag);
    } else if (tag.name === 'p') {
      this.#endText(lt);
      this.#push(this.#addElement(tag, this.#attributes.next, 0), tag);
      this.#closeInnermost();
    } else if (tag.name === 'br') {
      this.#endText(lt);
      this.#writeVoid(this.#addElement(tag, this.#attributes.next, 0), tag);
    } else this.#carry += this.#decoded(this.#from, lt);
  }

  /** Comments, doctypes, CDATA and processing instructions: nothing of the page, but they part the text around them. */
  #declaration(lt: number, code: number): number {
    const html = this.#html;
    this.#endText(lt);
    if (code === QUESTION) return this.#skipTo(lt + 2);
    const first = html.charCodeAt(lt + 2);
    const isComment = first === DASH && html.charCodeAt(lt + 3) === DASH;
    if (isComment || (first === BRACKET && html.startsWith('CDATA[', lt + 3))) {
      // `<!-->` is a whole comment.
      const close = isComment ? html.indexOf('-->', lt + 2) : html.indexOf(']]>', lt + 9);
      return close < 0 ? CUT_OFF : (this.#from = close + 3);
    }
    // A dash, and the sign after it, are no end; neither is the first sign of a doctype.
    return this.#skipTo(lt + (first === DASH ? 4 : 3));
  }

  /** To behind the next `>`. */
  #skipTo(from: number): number {
    const gt = this.#html.indexOf('>', from);
    return gt < 0 ? IN_DOUBT : (this.#from = gt + 1);
  }
}
