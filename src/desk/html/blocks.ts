import type { TraceBlock } from '../../model/trace.ts';
import { html, type Content, type Html } from './html.ts';

/** A block of a page with its fate, as it is shown. */
export interface ShownBlock extends TraceBlock {
  /** Why it was cut or moved. */
  readonly reason: string | null;
  /** Number that names its element in the framed page; null where there is none. */
  readonly anchor: number | null;
}

/** Blocks cut in a row for one reason, from which on they are folded. */
const FOLDED = 4;
/** Characters shown of a block that was cut, and of one that was kept. */
const SHOWN = { cut: 180, moved: 400, kept: 600 };

/** The blocks of a page in order; long runs of one rule's cuts are folded. `control` is shown at each. */
export function blockList(
  blocks: readonly ShownBlock[],
  pageId: string,
  control: (block: ShownBlock) => Content = () => null,
): Html {
  const runs: ShownBlock[][] = [];
  for (const block of blocks) {
    const run = runs.at(-1);
    const [first] = run ?? [];
    if (
      run !== undefined &&
      first !== undefined &&
      first.fate !== 'kept' &&
      first.fate === block.fate &&
      first.by === block.by
    )
      run.push(block);
    else runs.push([block]);
  }
  return html`<ol class="block-list">
    ${runs.map((run) => runOf(run, pageId, control))}
  </ol>`;
}

function runOf(run: readonly ShownBlock[], pageId: string, control: (block: ShownBlock) => Content): Html {
  const [first] = run;
  if (first === undefined) return html``;
  const { fate, by, reason } = first;
  if (fate === 'kept')
    return html`${run.map((block) => html`<li class="kept">${textOf(block, pageId)}${control(block)}</li>`)}`;
  const rule = html`<p class="rule">
    <a href="/rules/${encodeURIComponent(by)}">${by}</a
    >${reason !== null && html` <span class="reason">${reason}</span>`}
  </p>`;
  const lines = run.map((block) => html`<div class="line">${textOf(block, pageId)}${control(block)}</div>`);
  if (run.length < FOLDED) return html`<li class="${fate}">${rule}${lines}</li>`;
  const opening = run
    .slice(0, 4)
    .map(({ text }) => clip(text, 40))
    .join(' · ');
  return html`<li class="${fate}">
    ${rule}
    <details>
      <summary>${run.length} blocks <span class="quiet">${opening}</span></summary>
      ${lines}
    </details>
  </li>`;
}

function textOf({ text, anchor, fate, path }: ShownBlock, pageId: string): Html {
  const words = text === '' ? html`<span class="quiet">no text</span>` : clip(text, SHOWN[fate]);
  return anchor === null
    ? html`<span class="text">${words}</span>`
    : html`<a class="text" target="page-frame" href="/pages/${pageId}/frame#b${anchor}" title="${path.slice(-160)}"
        >${words}</a
      >`;
}

function clip(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1).toWellFormed()}…`;
}
