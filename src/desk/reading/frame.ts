import * as cheerio from 'cheerio/slim';
import type { ChildNode, Document, Element as DomElement } from 'domhandler';
import { createHash } from 'node:crypto';
import { escapeText } from 'entities';
import type { Page } from '../../model/page.ts';
import type { TraceBlock } from '../../model/trace.ts';
import { decode } from '../../pipeline/page/decode.ts';
import { isSound, repairMarkup } from '../../pipeline/page/repair.ts';
import { scanPage } from '../../pipeline/page/scan.ts';

/** Elements that go with all that is in them: nobody reads them, or they fetch, run or ask for something. */
const DROPPED = new Set(
  'script style noscript template svg math object embed applet canvas map head title link meta base input select textarea option datalist'.split(
    ' ',
  ),
);
/** What stands in the place of something that would be fetched. */
const PLACEHOLDERS: Readonly<Record<string, string>> = {
  img: 'picture',
  video: 'video',
  audio: 'audio',
  iframe: 'frame',
};
/** Elements that stay under their own name, without attributes; all others become `div` or `span`. */
const KEPT = new Set(
  (
    'p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table caption thead tbody tfoot tr td th blockquote pre figure figcaption section ' +
    'article aside header footer nav main div span em strong b i u s sub sup small hr br address q cite code'
  ).split(' '),
);
const VOID = new Set(['br', 'hr']);
const INLINE = new Set(
  'a abbr acronym bdi bdo big button data del dfn font ins kbd label mark output picture samp time tt var wbr'.split(
    ' ',
  ),
);

const STYLE = `
:root { color-scheme: light dark; --cut: #b3261e; --kept: #1d4f91; --moved: #8a5a00; --ink: #22262b; --quiet: #6b7280; --paper: #fff; --glow: #fff3c4; }
@media (prefers-color-scheme: dark) { :root { --cut: #ff9d92; --kept: #8db8f5; --moved: #f0c060; --ink: #dfe3e8; --quiet: #99a2ad; --paper: #16191d; --glow: #4a3f12; } }
body { margin: 0; padding: 1rem 1.25rem 50vh; background: var(--paper); color: var(--ink); font: 15px/1.55 ui-sans-serif, system-ui, sans-serif; overflow-wrap: anywhere; }
ul, ol { padding-left: 1.1rem; } h1, h2, h3, h4 { line-height: 1.25; } table { border-collapse: collapse; } td, th { padding: .1rem .4rem; vertical-align: top; }
.cut { color: var(--quiet); text-decoration: line-through; text-decoration-color: color-mix(in srgb, var(--cut) 55%, transparent); text-decoration-thickness: 1px; }
.kept, .moved { color: var(--ink); text-decoration: none; border-left: 2px solid var(--kept); padding-left: .6rem; margin-left: -.75rem; }
li.cut { display: inline-block; margin-right: .9em; }
.moved { border-color: var(--moved); }
.gone { color: var(--quiet); font-size: .8em; border: 1px dashed currentColor; border-radius: 3px; padding: 0 .3em; text-decoration: none; display: inline-block; }
:target { background: var(--glow); outline: 2px solid var(--kept); outline-offset: 3px; border-radius: 2px; scroll-margin: 30vh 0; text-decoration: none; }
.cut:target { outline-color: var(--cut); }
`;

/** Source of the one style a framed page has, for its policy. */
export const FRAME_STYLE = `'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`;

/**
 * A page as a document of text alone: its elements without attributes, nothing that could run, fetch or be sent, and each
 * block marked by its fate and with the id `b` and its number. Elements are counted as the pipeline counts them.
 */
export function framedPage(page: Page, blocks: readonly TraceBlock[]): string {
  const decoded = decode(page.bytes, page.contentType);
  if ('reject' in decoded) return document('<p>This page holds no text that could be shown.</p>');
  const scanned = decoded.form === 'plain' ? [] : scanPage(decoded).blocks;
  // A plain text has no elements, and the story of some pages is read from what their markup holds for others.
  if (scanned.length !== blocks.length || scanned.length === 0)
    return document(
      blocks.map(({ block, fate, text }) => `<p id="b${block}" class="${fate}">${escapeText(text)}</p>`).join(''),
    );
  const source = isSound(decoded.utf8) ? decoded.text : repairMarkup(decoded.text);
  const marks = new Map<number, string>();
  for (const { element, index } of scanned) {
    const fate = blocks[index]?.fate ?? 'cut';
    if (!marks.has(element.index)) marks.set(element.index, ` id="b${index}" class="${fate}"`);
  }
  return document(new FrameWriter(marks).write(source));
}

function document(body: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>The page as it was</title><style>${STYLE}</style><body>${body}</body></html>`;
}

interface Open {
  readonly close: string;
  readonly next: ChildNode | null;
  readonly dropped: boolean;
}

class FrameWriter {
  readonly #marks: ReadonlyMap<number, string>;
  readonly #out: string[] = [];
  #index = 0;

  /** `marks`: attributes by number of element. */
  constructor(marks: ReadonlyMap<number, string>) {
    this.#marks = marks;
  }

  /** Iterative: pages nest 100,000 deep. */
  write(source: string): string {
    const root = cheerio.load(source, { xml: { xmlMode: false } }).root()[0] as unknown as Document;
    const open: Open[] = [];
    let node: ChildNode | null = root.children[0] ?? null;
    for (;;) {
      while (node === null) {
        const done = open.pop();
        if (done === undefined) return this.#out.join('');
        this.#out.push(done.close);
        node = done.next;
      }
      const inDropped = open.at(-1)?.dropped ?? false;
      if (node.type === 'text') {
        if (!inDropped) this.#out.push(escapeText(node.data));
        node = node.next;
      } else if (node.type === 'tag' || node.type === 'script' || node.type === 'style') {
        open.push(this.#open(node, inDropped));
        node = node.children[0] ?? null;
      } else node = node.next;
    }
  }

  #open(node: DomElement, inDropped: boolean): Open {
    const marks = this.#marks.get(this.#index++) ?? '';
    const { name, next } = node;
    const placeholder = Object.hasOwn(PLACEHOLDERS, name) ? PLACEHOLDERS[name] : undefined;
    if (placeholder !== undefined && !inDropped) {
      const words = node.attribs['alt']?.trim().slice(0, 200) ?? '';
      this.#out.push(`<span class="gone">${placeholder}${words === '' ? '' : `: ${escapeText(words)}`}</span>`);
    }
    // A head whose end tag was lost has the whole page in it: only what is never text is dropped.
    if (inDropped || placeholder !== undefined || (DROPPED.has(name) && name !== 'head'))
      return { close: '', next, dropped: true };
    const tag = KEPT.has(name) ? name : INLINE.has(name) ? 'span' : 'div';
    this.#out.push(`<${tag}${marks}>`);
    return { close: VOID.has(tag) ? '' : `</${tag}>`, next, dropped: false };
  }
}
