import type { Hono } from 'hono';
import { REJECT_REASONS, RejectReason } from '../../model/reject.ts';
import type { GroupKey, PageInfo, RejectGroup } from '../../store/desk/desk-store.ts';
import { formOf } from '../access/form.ts';
import { allows } from '../access/access.ts';
import { needs, type DeskEnv } from '../access/gate.ts';
import { ago, count, counted } from '../html/figures.ts';
import { html, type Html } from '../html/html.ts';
import { empty, heading } from '../html/layout.ts';
import type { DeskParts } from '../parts.ts';
import { Refusal } from '../refusal.ts';
import { addView, idOf, type DeskContext } from '../view.ts';

interface Rejects {
  readonly groups: readonly RejectGroup[];
}

interface Group {
  readonly group: RejectGroup;
  readonly pages: readonly PageInfo[];
}

/** Groups shown, and pages of one. */
const GROUPS = 500;
const PAGES = 100;
/** Pages of a group that are queued again at a time: the rest waits for the next press. */
const RETRIED = 5000;

const STATES = { open: 'Open', returned: 'Returned', resolved: 'Resolved' } as const;

/** Pages that were refused, as errors in a tracker: grouped, with first and last seen, retried, resolved, and seen again when they come back. */
export function addRejects(app: Hono<DeskEnv>, parts: DeskParts): void {
  const { store } = parts;
  addView<Rejects>(app, {
    path: '/rejects',
    place: 'rejects',
    title: () => 'Rejects',
    load: async () => ({ groups: await store.desk.rejectGroups(GROUPS) }),
    render: ({ groups }, c) => list(groups, c),
  });
  addView<Group>(app, {
    path: '/rejects/group',
    place: 'rejects',
    title: ({ group }) => `${group.reason} from ${group.host || 'pages without URL'}`,
    load: async (c) => {
      const key = keyOf(new URL(c.req.url).searchParams);
      const [groups, pages] = await Promise.all([store.desk.rejectGroups(GROUPS), store.desk.rejectsOf(key, PAGES)]);
      const group = groups.find(({ reason, host }) => reason === key.reason && host === key.host);
      return group === undefined ? null : { group, pages };
    },
    render: one,
  });
  addActions(app, parts);
}

function addActions(app: Hono<DeskEnv>, { store, queues }: DeskParts): void {
  const back = (c: DeskContext, note: string): Response =>
    c.redirect(`/rejects?${new URLSearchParams({ note }).toString()}`, 303);
  app.post('/rejects/retry', needs('edit'), async (c) => {
    const key = keyOf(await formOf(c));
    const ids = await store.desk.pagesOf(key, RETRIED);
    await queues.addPages(ids);
    return back(
      c,
      ids.length === 0
        ? 'The bytes of these pages were deleted; feed them again.'
        : `${counted(ids.length, 'page')} queued again.`,
    );
  });
  app.post('/rejects/resolve', needs('edit'), async (c) => {
    await store.desk.resolve(keyOf(await formOf(c)));
    return back(c, 'Resolved. The group comes back with the next page that is refused so.');
  });
  app.post('/rejects/reopen', needs('edit'), async (c) => {
    await store.desk.reopen(keyOf(await formOf(c)));
    return back(c, 'Open again.');
  });
  app.post('/pages/:id{p-[0-9a-f]+}/retry', needs('edit'), async (c) => {
    const id = idOf(c);
    if ((await store.getPacked(id)) === null) throw new Refusal('not-found', 'there is no such page in the store');
    await queues.addPages([id]);
    return c.redirect(`/pages/${id}`, 303);
  });
}

function keyOf(given: URLSearchParams): GroupKey {
  const reason = RejectReason.safeParse(given.get('reason'));
  if (!reason.success) throw new Refusal('bad-request', 'reason: none of the list of reasons');
  return { reason: reason.data, host: (given.get('host') ?? '').slice(0, 300) };
}

function list(groups: readonly RejectGroup[], c: DeskContext): Html {
  const note = c.req.query('note');
  const asked = c.req.query('state');
  const shown = groups.filter(({ state }) => (asked === 'resolved' ? state === 'resolved' : state !== 'resolved'));
  const resolved = groups.filter(({ state }) => state === 'resolved').length;
  const pages = shown.reduce((sum, group) => sum + group.count, 0);
  return html`${heading('Rejects', html`${counted(pages, 'page')} in ${counted(shown.length, 'group')}, by reason and outlet`)}
    ${note !== undefined && html`<p class="notice" role="status">${note.slice(0, 200)}</p>`}
    <p class="tabs">
      <a href="/rejects" ${asked !== 'resolved' && html` aria-current="page"`}>Open</a>
      <a href="/rejects?state=resolved" ${asked === 'resolved' && html` aria-current="page"`}
        >Resolved (${count(resolved)})</a
      >
    </p>
    ${
      shown.length === 0
        ? empty(
            asked === 'resolved' ? 'Nothing is resolved' : 'Nothing is open',
            asked === 'resolved'
              ? 'A group that is resolved stands here until it comes back.'
              : html`Every page that came in became an article, or its group is
                  <a href="/rejects?state=resolved">resolved</a>.`,
          )
        : html`<div class="wide">
            <table class="groups stacked">
              <thead>
                <tr>
                  <th>Reason and outlet</th>
                  <th class="number">Pages</th>
                  <th>First seen</th>
                  <th>Last seen</th>
                  <th><span class="skip">Actions</span></th>
                </tr>
              </thead>
              <tbody>
                ${shown.map((group) => row(group, allows(c.get('role'), 'edit')))}
              </tbody>
            </table>
          </div>`
    }`;
}

function row(group: RejectGroup, mayEdit: boolean): Html {
  const { reason, host, first, last, detail, state } = group;
  return html`<tr>
    <td>
      <a class="group" href="/rejects/group?${new URLSearchParams({ reason, host }).toString()}"
        ><strong>${reason}</strong> ${host || 'pages without URL'}</a
      >${state === 'returned' && html` <span class="tag cut">returned</span>`}<span class="source"
        >${detail || REJECT_REASONS[reason]}</span
      >
    </td>
    <td class="number">${count(group.count)}</td>
    <td class="first">${ago(first)}</td>
    <td>${ago(last)}</td>
    <td class="actions">${mayEdit && actionsOf(group)}</td>
  </tr>`;
}

function actionsOf({ reason, host, state }: RejectGroup): Html {
  const button = (action: string, words: string): Html =>
    html`<form method="post" action="/rejects/${action}">
      <input type="hidden" name="reason" value="${reason}" /><input type="hidden" name="host" value="${host}" /><button
        aria-label="${words} ${reason} ${host}"
      >
        ${words}
      </button>
    </form>`;
  return html`${button('retry', 'Retry')}
  ${state === 'resolved' ? button('reopen', 'Reopen') : button('resolve', 'Resolve')}`;
}

function one({ group, pages }: Group, c: DeskContext): Html {
  const { reason, host, first, last, state } = group;
  return html`${heading(
      html`${reason}`,
      html`${REJECT_REASONS[reason]}. ${counted(group.count, 'page')} from ${host || 'pages without URL'}, first
      ${ago(first)}, last ${ago(last)}. ${state !== 'open' && html`<span class="tag">${STATES[state]}</span>`}`,
      allows(c.get('role'), 'edit') ? html`<div class="actions">${actionsOf(group)}</div>` : null,
    )}
    <ol class="pages">
      ${pages.map(
        ({ id, url, detail, cleanedAt, kept }) =>
          html`<li>
            <a href="/pages/${id}">${url ?? id}</a
            ><span class="meta"
              ><span>${detail ?? ''}</span
              >${ago(cleanedAt)}${!kept && html`<span class="tag">bytes deleted</span>`}</span
            >
          </li>`,
      )}
    </ol>
    ${group.count > pages.length && html`<p class="quiet">The ${pages.length} last of ${count(group.count)}; <a href="/v1/rejects?reason=${reason}">all of them</a> through the API.</p>`}`;
}
