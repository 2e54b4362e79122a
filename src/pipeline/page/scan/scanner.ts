import { decodeHTML } from 'entities/decode';
import { BlockWriter } from '../blocks.ts';
import { KIND } from '../kinds.ts';
import { MAX_DEPTH, type Tree } from '../tree.ts';
import { PageElement } from '../element.ts';
import { AttributeTable } from './attributes.ts';
import {
  AMPERSAND,
  BANG,
  BRACKET,
  codesOf,
  CUT_OFF,
  DASH,
  GT,
  IN_DOUBT,
  isLetter,
  isSpace,
  LT,
  QUESTION,
  SLASH,
} from './codes.ts';
import type { Source } from './source.ts';
import { TagReader } from './tag-reader.ts';
import { writeText } from './text-run.ts';
import { findTag, KNOWN_TAGS, makeTag, nextHash, type Tag } from './tags.ts';

const NONE_OPEN: readonly number[] = Array.from({ length: KNOWN_TAGS.size }, () => 0);

/** One reading of one page, by htmlparser2's rules. Positions are indices of the page's bytes. */
export class Scanner {
  readonly #source: Source;
  /** The page's bytes, a zero behind them, and their number. */
  readonly #codes: Uint8Array;
  readonly #end: number;
  readonly #attributes: AttributeTable;
  readonly #tagReader: TagReader;
  readonly #writer = new BlockWriter();
  readonly #elements: PageElement[] = [];
  readonly #jsonLd: string[] = [];
  #title = '';
  /** Open elements, outermost first, and their tags. */
  readonly #open: PageElement[] = [];
  readonly #openTags: Tag[] = [];
  /** Open elements of each tag, by its id: an end tag without a start is known at once, however deep the page. */
  readonly #counts: number[] = NONE_OPEN.slice();
  readonly #unknownTags = new Map<string, Tag>();
  /** `foreign` of the start tags that say so. An end tag takes the last away, be it its own or not, as htmlparser2 has it. */
  readonly #foreign: boolean[] = [];
  /** Where the present text began, and what an end tag without effect has cut off before that. */
  #from = 0;
  #carry = '';
  /** Whether an `&` stands in the present text. */
  #ampersand = false;

  constructor(source: Source) {
    this.#source = source;
    this.#codes = codesOf(source.utf8);
    this.#end = source.utf8.length;
    this.#attributes = new AttributeTable(source);
    this.#tagReader = new TagReader(this.#codes, this.#end, this.#attributes);
  }

  /** The tree, or null where the scan is in doubt. */
  read(): Tree | null {
    const codes = this.#codes;
    const end = this.#end;
    let at = 0;
    for (;;) {
      let code = codes[at]!;
      while (code !== LT && at < end) {
        if (code === AMPERSAND) this.#ampersand = true;
        code = codes[++at]!;
      }
      if (at >= end) {
        this.#endText(end);
        break;
      }
      code = codes[at + 1]!;
      if (isLetter(code)) at = this.#startTag(at);
      else if (code === SLASH) at = this.#endTag(at);
      else if (code === BANG || code === QUESTION) at = this.#declaration(at, code);
      else at++;
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
    if (this.#writer.silent) {
      this.#carry = '';
      this.#ampersand = false;
    } else if (this.#carry !== '' || this.#ampersand) {
      const text = this.#carry + this.#decoded(from, to);
      this.#carry = '';
      this.#ampersand = false;
      this.#writer.text(text);
    } else if (from < to) writeText(this.#source, this.#codes, from, to, this.#writer);
  }

  #decoded(from: number, to: number): string {
    return decodeHTML(this.#source.cut(from, to));
  }

  #startTag(lt: number): number {
    const codes = this.#codes;
    const end = this.#end;
    this.#endText(lt);
    let hash = 0;
    let to = lt + 1;
    for (; to < end; to++) {
      const code = codes[to]!;
      if (code === GT || code === SLASH || isSpace(code)) break;
      hash = nextHash(hash, code);
    }
    if (to === end) return IN_DOUBT;
    const tag = findTag(codes, lt + 1, to, hash) ?? this.#unknownTag(lt + 1, to);
    const attributes = this.#attributes.next;
    const after = this.#tagReader.read(to);
    if (after < 0) return after;
    this.#from = after;
    while (this.#openTags.length > 0 && (this.#openTags[this.#openTags.length - 1]!.bit & tag.closes) !== 0)
      this.#closeInnermost();
    const element = this.#addElement(tag, attributes, this.#tagReader.bits);
    if (tag.isVoid) {
      this.#writeVoid(element, tag);
      return after;
    }
    this.#push(element, tag);
    if (tag.foreign !== null) this.#foreign.push(tag.foreign);
    if (this.#tagReader.selfClosing) {
      if (tag.isRaw) return IN_DOUBT;
      if (this.#foreign[this.#foreign.length - 1] === true) this.#closeInnermost();
      return after;
    }
    return tag.isRaw ? this.#rawText(element, tag, after) : after;
  }

  #addElement(tag: Tag, attributes: number, bits: number): PageElement {
    const parent = this.#open.length > 0 ? this.#open[Math.min(this.#open.length, MAX_DEPTH) - 1]! : null;
    const element = new PageElement(
      tag.name,
      parent,
      this.#elements.length,
      this.#attributes,
      attributes,
      this.#attributes.next,
      bits,
    );
    this.#elements.push(element);
    return element;
  }

  #push(element: PageElement, tag: Tag): void {
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

  /** Of the elements without content only `<br>` and `<hr>` do anything to the text, and a picture of its first letter. */
  #writeVoid(element: PageElement, tag: Tag): void {
    if (tag.name === 'img') this.#writer.image(element);
    if ((tag.kind & (KIND.lineBreak | KIND.block)) === 0) return;
    this.#writer.open(element, tag.kind);
    this.#writer.close(element, tag.kind);
  }

  #unknownTag(from: number, to: number): Tag {
    const raw = this.#source.cut(from, to);
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

  /** Content that is text whatever it looks like, up to the element's own end tag. */
  #rawText(element: PageElement, tag: Tag, from: number): number {
    const to = this.#rawEnd(tag.name, from);
    const isTitle = tag.name === 'title';
    if (isTitle && this.#title === '') {
      const title = this.#source.cut(from, to);
      // Inside what might be an end tag's start htmlparser2 passes over entities.
      if (title.includes('<') && title.includes('&')) return IN_DOUBT;
      this.#title = decodeHTML(title).replace(/\s+/g, ' ').trim();
    } else if (tag.name === 'script' && /ld\+json/i.test(element.attr('type') ?? ''))
      this.#jsonLd.push(this.#source.cut(from, to));
    if (!this.#writer.silent && from < to) writeText(this.#source, this.#codes, from, to, this.#writer);
    if (to === this.#end) return CUT_OFF;
    const gt = this.#source.utf8.indexOf(GT, to);
    if (gt < 0) return IN_DOUBT;
    if (tag.foreign !== null) this.#foreign.pop();
    this.#closeInnermost();
    return (this.#from = gt + 1);
  }

  /** Where the end tag of a raw element stands, or the page's end. */
  #rawEnd(name: string, from: number): number {
    const codes = this.#codes;
    const { utf8 } = this.#source;
    for (let at = utf8.indexOf('</', from); at >= 0; at = utf8.indexOf('</', at + 2)) {
      let i = 0;
      while (i < name.length && (codes[at + 2 + i]! | 32) === name.charCodeAt(i)) i++;
      if (i < name.length) continue;
      const code = codes[at + 2 + i]!;
      if (code === GT || isSpace(code)) return at;
    }
    return this.#end;
  }

  #endTag(lt: number): number {
    const codes = this.#codes;
    const end = this.#end;
    let from = lt + 2;
    while (isSpace(codes[from]!)) from++;
    // `</>` is text, and so is `</` at the page's end.
    if (from >= end) return end;
    if (codes[from] === GT) return from + 1;
    if (!isLetter(codes[from]!)) {
      this.#endText(lt);
      return this.#skipTo(from + 1);
    }
    let hash = 0;
    let to = from;
    let code = codes[to]!;
    while (to < end && code !== GT && !isSpace(code)) {
      hash = nextHash(hash, code);
      code = codes[++to]!;
    }
    if (to === end) {
      this.#endText(lt);
      return CUT_OFF;
    }
    const gt = code === GT ? to : this.#source.utf8.indexOf(GT, to);
    if (gt < 0) return IN_DOUBT;
    this.#close(findTag(codes, from, to, hash) ?? this.#unknownTag(from, to), lt);
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
    const codes = this.#codes;
    const { utf8 } = this.#source;
    this.#endText(lt);
    if (code === QUESTION) return this.#skipTo(lt + 2);
    const first = codes[lt + 2]!;
    const isComment = first === DASH && codes[lt + 3] === DASH;
    if (isComment || (first === BRACKET && utf8.toString('latin1', lt + 3, lt + 9) === 'CDATA[')) {
      // `<!-->` is a whole comment.
      const close = isComment ? utf8.indexOf('-->', lt + 2) : utf8.indexOf(']]>', lt + 9);
      return close < 0 ? CUT_OFF : (this.#from = close + 3);
    }
    // A dash, and the sign after it, do not end it; neither is the first sign of a doctype.
    return this.#skipTo(lt + (first === DASH ? 4 : 3));
  }

  /** To behind the next `>`. */
  #skipTo(from: number): number {
    const gt = this.#source.utf8.indexOf(GT, from);
    return gt < 0 ? IN_DOUBT : (this.#from = gt + 1);
  }
}
