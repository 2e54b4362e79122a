import { BOLD_TAGS, ITALIC_TAGS, SILENT_TAGS, isBlockTag, type Block, type Element } from './tree.ts';

/** One inline element's extent in the running text, to know what holds the whole block. */
interface Inline {
  readonly element: Element;
  readonly from: number;
}

/**
 * Turns a stream of start tags, end tags and text into blocks. Both builders of a {@link import('./tree.ts').Tree}
 * feed it, so that a block is the same thing whoever read the page.
 */
export class BlockWriter {
  readonly blocks: Block[] = [];
  #text = '';
  #space = false;
  #breaks = 0;
  #indent = 0;
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
  #stack: Inline[] = [];
  #wrapper: Element | null = null;

  open(element: Element): void {
    const { name } = element;
    if (this.#silent > 0 || SILENT_TAGS.has(name)) {
      this.#silent++;
      return;
    }
    if (name === 'br') return this.#lineBreak();
    if (isBlockTag(name)) {
      this.#flush();
      this.#element = element;
      return;
    }
    this.#stack.push({ element, from: this.#text.length });
    if (name === 'a') {
      this.#inLink++;
      this.#links++;
      this.#href ??= element.attr('href') ?? null;
    } else if (BOLD_TAGS.has(name)) this.#inBold++;
    else if (ITALIC_TAGS.has(name)) this.#inItalic++;
  }

  close(element: Element): void {
    const { name } = element;
    if (this.#silent > 0) {
      this.#silent--;
      return;
    }
    if (name === 'br') return;
    if (isBlockTag(name)) {
      this.#flush();
      this.#element = element.parent;
      return;
    }
    const inline = this.#stack.pop();
    if (inline && inline.from === 0 && this.#text.length > 0) this.#wrapper = inline.element;
    if (name === 'a') this.#inLink--;
    else if (BOLD_TAGS.has(name)) this.#inBold--;
    else if (ITALIC_TAGS.has(name)) this.#inItalic--;
  }

  text(data: string): void {
    if (this.#silent > 0 || data === '') return;
    if (this.#breaks > 0) {
      const indent = /^[ \t\r\n]*((?:\u00a0|\u3000)[\s\u00a0]*)/.exec(data);
      if (indent && indent[1]!.length >= 2) this.#breaks = 2;
    }
    let piece = data.replace(/[\s\u00a0]+/g, ' ');
    if (piece === ' ') {
      this.#space = true;
      return;
    }
    if (this.#breaks >= 2) this.#flush();
    const leading = piece.charCodeAt(0) === 32;
    const trailing = piece.charCodeAt(piece.length - 1) === 32;
    piece = piece.trim();
    const before = this.#text.length;
    if (before > 0) {
      if (this.#breaks === 1) this.#text += '\n';
      else if (this.#space || leading) this.#text += ' ';
    }
    this.#breaks = 0;
    this.#text += piece;
    this.#space = trailing;
    const added = this.#text.length - before;
    if (this.#inLink > 0) this.#linkChars += added;
    if (this.#inBold > 0) this.#boldChars += added;
    if (this.#inItalic > 0) this.#italicChars += added;
    if (this.#wrapper && before > 0) this.#wrapper = null;
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
    this.#indent = 0;
    this.#space = false;
    if (this.#text.length > 0 && this.#element) {
      const whole = this.#wrapper ?? this.#stack.find((inline) => inline.from === 0)?.element ?? null;
      this.blocks.push({
        index: this.blocks.length,
        text: this.#text,
        element: this.#element,
        linkChars: this.#linkChars,
        boldChars: this.#boldChars,
        italicChars: this.#italicChars,
        links: this.#links,
        href: this.#href,
        wrapper: whole,
      });
    }
    this.#text = '';
    this.#wrapper = null;
    this.#linkChars = this.#boldChars = this.#italicChars = 0;
    this.#links = this.#inLink > 0 ? 1 : 0;
    if (this.#inLink === 0) this.#href = null;
    this.#stack = this.#stack.map(({ element }) => ({ element, from: 0 }));
  }
}
