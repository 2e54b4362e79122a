import { decodeHTMLAttribute } from 'entities/decode';

/** A page with more of these is somebody's mischief. */
const MAX_PARTS = 200;

/**
 * The page with what its program would show in place of it: `<noscript>` and `<template>` opened, frames of `srcdoc`
 * replaced by what they hold. Null where it has none of them.
 */
export function openedText(html: string): string | null {
  const framed = withFrames(html);
  const opened = framed.replace(/<(\/?)(?:noscript|template)\b[^<>]{0,300}>/gi, '<$1div>');
  return opened === html ? null : opened;
}

/** `<iframe srcdoc="&lt;p&gt;...">`: a page within the page, as an attribute. */
function withFrames(html: string): string {
  let from = 0;
  let text = '';
  for (let parts = 0; parts < MAX_PARTS; parts++) {
    const at = html.indexOf('srcdoc=', from);
    const quote = html[at + 'srcdoc='.length];
    if (at < 0 || (quote !== '"' && quote !== "'")) break;
    const start = at + 'srcdoc='.length + 1;
    const end = html.indexOf(quote, start);
    if (end < 0) break;
    const open = html.lastIndexOf('<iframe', at);
    const close = html.indexOf('>', end);
    if (open < from || close < 0) break;
    text += `${html.slice(from, open)}<div>${decodeHTMLAttribute(html.slice(start, end))}</div><iframe>`;
    from = close + 1;
  }
  return text + html.slice(from);
}
