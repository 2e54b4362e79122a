import type { ArticleHistory } from '../../store/desk/desk-store.ts';
import { ago, counted } from './figures.ts';
import { html, type Html } from './html.ts';

interface Happened {
  /** ISO 8601 instant. */
  readonly at: string;
  readonly what: Html;
  readonly kind: 'seen' | 'cleaned' | 'sent' | 'corrected';
}

/** Everything that happened to the pages of an article, in one line of time, the newest first. */
export function timeline({ sightings, announced, corrections }: ArticleHistory): Html {
  const happened: Happened[] = [];
  for (const { pageId, url, seenAt, storedAt, cleanedAt, revision, first } of sightings) {
    const page = html`<a class="mono" href="/pages/${pageId}">${pageId.slice(0, 12)}…</a>`;
    const where = url === null ? '' : html` <span class="quiet">${url.slice(0, 120)}</span>`;
    if (seenAt !== storedAt) happened.push({ at: seenAt, kind: 'seen', what: html`The outlet showed ${page}${where}` });
    happened.push({ at: storedAt, kind: 'seen', what: html`Page ${page} was stored${seenAt === storedAt && where}` });
    happened.push({
      at: cleanedAt,
      kind: 'cleaned',
      what: first
        ? html`It was cleaned and became revision ${revision}`
        : html`It was cleaned and showed revision ${revision} again`,
    });
  }
  for (const { revision, sentAt } of announced)
    if (sentAt !== null)
      happened.push({ at: sentAt, kind: 'sent', what: html`Later stages were told of revision ${revision}` });
  for (const { at, pageId, marks, note } of corrections)
    happened.push({
      at,
      kind: 'corrected',
      what: html`A person marked
        <a href="/pages/${pageId}">${counted(marks.length, 'block')}</a>${note !== '' && html`: ${note}`}`,
    });
  happened.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
  return html`<ol class="timeline">
    ${happened.map(
      ({ at, what, kind }) =>
        html`<li class="${kind}">
          ${ago(at)}
          <p>${what}</p>
        </li>`,
    )}
  </ol>`;
}
