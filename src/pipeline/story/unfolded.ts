import { HEADINGS, type Element, type Tree } from '../page/tree.ts';

/** Whether the markup says that no reader sees an element, or sees it as a text to copy; style sheets are not read. */
export function isHidden(element: Element): boolean {
  if (element.attr('hidden') !== undefined || element.name === 'textarea') return true;
  const style = element.attr('style');
  return style !== undefined && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style);
}

/** Whether a button is the whole of a heading, and unfolds what stands below: a question with its answer. */
export function isQuestion(button: Element): boolean {
  return (
    button.parent !== null &&
    HEADINGS.has(button.parent.name) &&
    (button.attr('aria-expanded') !== undefined || button.attr('aria-controls') !== undefined)
  );
}

/** Whether a hidden box is what a heading right before it unfolds, the rest of a text, or a further page of the story beside one that is shown. */
export function isUnfolded(box: Element, { elements }: Tree): boolean {
  // What a publisher's program shows to subscribers, in AMP's own words; and the rest of a text behind `Read more`.
  if (box.attr('subscriptions-section') === 'content' || IS_REST.test(box.attr('id') ?? '')) return true;
  const before = previous(box, elements);
  if (before === null) return false;
  if (HEADINGS.has(before.name)) {
    for (let at = before.index + 1; at < box.index; at++)
      if (elements[at]!.name === 'button' && isQuestion(elements[at]!)) return true;
    return false;
  }
  return isFurtherPage(box, elements);
}

/** `<div class="page" id="page2" style="display: none">`, below one of its class that is not hidden. */
function isFurtherPage(box: Element, elements: readonly Element[]): boolean {
  if (!PAGE.test(box.attr('class') ?? '')) return false;
  let at = previous(box, elements);
  for (let step = 0; at && step < MAX_STEPS; step++, at = previous(at, elements))
    if (at.tagAndClass === box.tagAndClass && !isHidden(at)) return true;
  return false;
}
/** A story in more pages than this, with their pagers, is none. */
const MAX_STEPS = 40;
const IS_REST = /^(?:more|(?:read|show)[-_]?more(?:[-_]?(?:text|content))?|rest|full[-_]?text)$/i;
const PAGE = /(?:^|[\s_-])(?:page|seite|pagina|sivu)(?:$|[\s\d_-])/i;

/** The element before this one under the same parent. */
function previous({ index, parent }: Element, elements: readonly Element[]): Element | null {
  let at: Element | null = elements[index - 1] ?? null;
  while (at && at.parent !== parent) at = at.parent;
  return at;
}
