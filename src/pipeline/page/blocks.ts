import { codeAt, countWords, spacedWords } from '../../text/words.ts';
import type { Aside, Counts } from './counts.ts';
import { ofDropCap, opensWord, pictured } from './drop-cap.ts';
import { isAnchor, isShadow, standsApart } from './inline-elements.ts';
import { KIND } from './kinds.ts';
import { collapsed, isSpace, opensIndented } from './spaces.ts';
import { paragraphsOf } from './preformatted.ts';
import { isUnread, mayBeUnread } from './unread.ts';
import type { Block, Element } from './tree.ts';

const SENTENCE_END = /[.!?:;”"]$/;

/** Characters of a subhead. */
const LONGEST_BOLD_LINE = 90;

/**
 * Turns a stream of start tags, end tags and text into blocks. Both builders of a {@link import('./tree.ts').Tree}
 * feed it, so that a block is the same whichever parser read the page.
 */
export class BlockWriter {
  readonly blocks: Block[] = [];
  #text = '';
  /** Words of the running text; less than 0 once a script without spaces is in it. */
  #words = 0;
  #space = false;
  #breaks = 0;
  #links = 0;
  #href: string | null = null;
  #linkChars = 0;
  #boldChars = 0;
  #italicChars = 0;
  #inLink = 0;
  #inBold = 0;
  #inItalic = 0;
  #silent = 0;
  #element: Element | null = null;
  /** Open `<pre>` elements. */
  #pre = 0;
  /** Open `<code>` elements: a program's blank lines part no paragraphs. */
  #code = 0;
  /** The last button in mid-sentence, what stood before it, and where it ended. */
  #button: (Counts & { readonly element: Element }) | null = null;
  #buttonEnd = 0;
  /** An inline element whose words may be for other eyes than a reader's, and what stood before it. */
  #aside: Aside | null = null;
  /** The picture that stands before the first word: it may be its large first letter. */
  #image: Element | null = null;
  /** Open inline elements, which of them lead elsewhere, and where in the running text each began. */
  #inline: Element[] = [];
  #inlineLinks: boolean[] = [];
  #inlineFrom: number[] = [];
  /** Inline elements below this depth are known to begin at 0: a page may nest 100,000 of them. */
  #atStart = 0;
  #wrapper: Element | null = null;

  /** Whether text is being dropped, so that a builder need not read it. */
  get silent(): boolean {
    return this.#silent > 0;
  }

  /** Whether lines and blank lines of the text are its own: in `<pre>`, but for programs. */
  get preformatted(): boolean {
    return this.#pre > 0 && this.#code === 0;
  }

  open(element: Element, ofTag: number): void {
    const tagKind = ofTag & KIND.silent && isShadow(element) ? KIND.block : ofTag;
    if (this.#silent > 0 || tagKind & KIND.silent) {
      this.#silent++;
      return;
    }
    const kind = this.#isWithinSentence(element) ? 0 : tagKind;
    if (kind === 0 && element.name === 'button') this.#button = { element, ...this.#counts() };
    if (kind & KIND.lineBreak) return this.#lineBreak();
    if (kind & KIND.block || (kind === 0 && standsApart(element))) {
      this.#flush();
      this.#element = element;
      if (element.name === 'pre') this.#pre++;
      return;
    }
    this.#openInline(element, kind);
  }

  close(element: Element, ofTag: number): void {
    if (this.#silent > 0) {
      this.#silent--;
      return;
    }
    // Of silent elements only these were opened.
    const tagKind = ofTag & KIND.silent ? KIND.block : ofTag;
    // What was opened as inline is closed as such.
    const kind = tagKind & KIND.block && this.#inline.at(-1) === element ? 0 : tagKind;
    if (element.name === 'button') this.#buttonEnd = this.#text.length;
    if (kind & KIND.lineBreak) return;
    if (kind & KIND.block || (kind === 0 && standsApart(element))) {
      this.#flush();
      this.#element = element.parent;
      if (element.name === 'pre') this.#pre--;
      return;
    }
    this.#closeInline(element, kind);
  }

  #openInline(element: Element, kind: number): void {
    if (element.name === 'code') this.#code++;
    const href = kind & KIND.link ? element.attr('href') : undefined;
    if (this.#text.length > 0 && this.#aside === null && mayBeUnread(element, href))
      this.#aside = { element, space: this.#space, wrapper: this.#wrapper, ...this.#counts() };
    const isLink = (kind & KIND.link) !== 0 && !isAnchor(element, href);
    this.#inline.push(element);
    this.#inlineLinks.push(isLink);
    this.#inlineFrom.push(this.#text.length);
    if (isLink) {
      this.#inLink++;
      this.#links++;
      this.#href ??= href ?? null;
    } else if (kind & KIND.bold) this.#inBold++;
    else if (kind & KIND.italic) this.#inItalic++;
  }

  #closeInline(element: Element, kind: number): void {
    if (element.name === 'code') this.#code--;
    const inline = this.#inline.pop();
    const isLink = this.#inlineLinks.pop();
    const from = this.#inlineFrom.pop();
    if (this.#atStart > this.#inline.length) this.#atStart = this.#inline.length;
    if (inline && from === 0 && this.#text.length > 0) this.#wrapper = inline;
    if (isLink) this.#inLink--;
    else if (kind & KIND.bold) this.#inBold--;
    else if (kind & KIND.italic) this.#inItalic--;
    if (this.#aside?.element === element) this.#endAside(this.#aside);
  }

  /** Takes the words of an inline element away again where no reader sees them as words of the sentence. */
  #endAside(aside: Aside): void {
    this.#aside = null;
    const words = this.#text.slice(aside.chars).trim();
    if (words === '' || !isUnread(aside.element, words)) return;
    this.#text = this.#text.slice(0, aside.chars);
    this.#words = aside.words;
    this.#linkChars = aside.linkChars;
    this.#boldChars = aside.boldChars;
    this.#italicChars = aside.italicChars;
    this.#links = aside.links;
    this.#wrapper = aside.wrapper;
    this.#space ||= aside.space;
    this.#button = null;
  }

  /** A picture: before the first word it may be its large first letter. */
  image(element: Element): void {
    if (this.#text.length === 0) this.#image = element;
  }

  /** A custom element that begins behind words of a paragraph, since a block would have closed the `p`; or a button in mid-sentence: a term that is explained on a click. */
  #isWithinSentence({ name, parent }: Element): boolean {
    return (
      (name === 'button' || name.includes('-')) &&
      this.#text.length > 0 &&
      this.#breaks === 0 &&
      parent?.name === 'p' &&
      !(name === 'button' && SENTENCE_END.test(this.#text))
    );
  }

  #counts(): Counts {
    return {
      chars: this.#text.length,
      words: this.#words,
      linkChars: this.#linkChars,
      boldChars: this.#boldChars,
      italicChars: this.#italicChars,
      links: this.#links,
    };
  }

  /** Text between two tags, entities decoded. */
  text(source: string): void {
    if (this.#silent > 0 || source === '') return;
    // A mark of byte order shows nothing: within a word it is no space, though `\s` takes it for one.
    const shown = source.includes('\ufeff') ? source.replaceAll('\ufeff', '') : source;
    if (!this.preformatted) return this.#run(shown);
    for (const [index, part] of paragraphsOf(shown).entries()) {
      if (index > 0) this.#flush();
      this.#run(part);
    }
  }

  #run(source: string): void {
    if (source === '') return;
    const to = source.length;
    if (this.#breaks > 0 && opensIndented(source)) this.#breaks = 2;
    let start = 0;
    while (start < to && isSpace(codeAt(source, start))) start++;
    if (start === to) return this.space();
    let end = to;
    while (isSpace(codeAt(source, end - 1))) end--;
    const piece = collapsed(source, start, end);
    this.words(piece, spacedWords(piece), start > 0, end < to);
  }

  /** Text between two tags that is white space alone. */
  space(): void {
    if (this.#silent === 0) this.#space = true;
  }

  /** Text between two tags, trimmed, its white space collapsed, its words as {@link spacedWords}, and whether there was any white space before and behind. */
  words(piece: string, count: number, spaceBefore: boolean, spaceBehind: boolean): void {
    if (this.#silent > 0) return;
    if (this.#breaks >= 2 || (this.#breaks === 1 && this.#isBoldLine())) this.#flush();
    const before = this.#text.length;
    if (before === 0) this.#text = this.#firstLetter(piece) + piece;
    else if (this.#breaks === 1) this.#text += `\n${piece}`;
    else if ((this.#space || spaceBefore) && !this.#isDropCap(piece)) this.#text += ` ${piece}`;
    else this.#text += piece;
    if (count < 0 || this.#words < 0) this.#words = -1;
    // Glued to what stands before, its first word is not a new one.
    else this.#words += before > 0 && this.#text.length === before + piece.length ? count - 1 : count;
    this.#breaks = 0;
    this.#space = spaceBehind;
    const added = this.#text.length - before;
    if (this.#inLink > 0) this.#linkChars += added;
    if (this.#inBold > 0) this.#boldChars += added;
    if (this.#inItalic > 0) this.#italicChars += added;
    if (before > 0) this.#wrapper = null;
  }

  /** Whether what stands before a break is a line in bold, and what follows is not: a subhead over its paragraph. */
  #isBoldLine(): boolean {
    return (
      this.#inBold === 0 &&
      this.#boldChars === this.#text.length &&
      this.#text.length <= LONGEST_BOLD_LINE &&
      this.#element?.name === 'p' &&
      !/[\n.,;:)]/.test(this.#text)
    );
  }

  /** Whether what stands before is the large first letter of the word that `piece` begins with. */
  #isDropCap(piece: string): boolean {
    return this.#text.length === 1 && opensWord(this.#text, piece) && ofDropCap(this.#wrapper);
  }

  /** The large first letter of the word that `piece` begins with, where it stands in a box of its own or is a picture; else empty. */
  #firstLetter(piece: string): string {
    const image = this.#image;
    this.#image = null;
    if (image?.parent === this.#element && image) return pictured(image, piece);
    const box = this.blocks.at(-1);
    if (box?.text.length !== 1 || !opensWord(box.text, piece) || !ofDropCap(box.element)) return '';
    this.blocks.pop();
    return box.text;
  }

  end(): void {
    this.#flush();
  }

  #lineBreak(): void {
    if (this.#text.length === 0) return;
    this.#breaks++;
    this.#space = false;
  }

  #flush(): void {
    this.#breaks = 0;
    this.#space = false;
    if (this.#text.length === 0) {
      if (this.#links > 0) this.#startLinks();
      return;
    }
    const counts = this.#counts();
    const { chars, linkChars, boldChars, italicChars, links } = counts;
    const button = this.#button;
    this.#button = null;
    this.#aside = null;
    if (this.#element && button && this.#buttonEnd === chars) {
      // No word follows it: it is a control below a line, and no term.
      this.#push(this.#element, this.#text.slice(0, button.chars), button);
      const text = this.#text.slice(button.chars).trimStart();
      this.#push(button.element, text, {
        chars: text.length,
        words: countWords(text),
        linkChars: linkChars - button.linkChars,
        boldChars: boldChars - button.boldChars,
        italicChars: italicChars - button.italicChars,
        links: links - button.links,
      });
    } else if (this.#element) this.#push(this.#element, this.#text, counts);
    this.#text = '';
    this.#words = 0;
    this.#wrapper = null;
    this.#linkChars = this.#boldChars = this.#italicChars = 0;
    this.#startLinks();
    for (let i = this.#atStart; i < this.#inlineFrom.length; i++) this.#inlineFrom[i] = 0;
    this.#atStart = this.#inlineFrom.length;
  }

  #push(element: Element, text: string, { words, linkChars, boldChars, italicChars, links }: Counts): void {
    this.blocks.push({
      index: this.blocks.length,
      text,
      words: words < 0 ? Math.ceil(text.length / 2) : words,
      element,
      linkChars,
      boldChars,
      italicChars,
      links,
      href: links > 0 ? this.#href : null,
      // Where inline elements are open, the outermost begins first.
      wrapper: this.#wrapper ?? (this.#inlineFrom[0] === 0 ? this.#inline[0]! : null),
    });
  }

  /** A link that is open over the boundary belongs to the next block too. */
  #startLinks(): void {
    this.#links = this.#inLink > 0 ? 1 : 0;
    if (this.#inLink === 0) this.#href = null;
  }
}
