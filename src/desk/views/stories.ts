import type { Hono } from 'hono';
import { overviewOf, type CopyOverview, type StoryOverview } from '../../stories/overview.ts';
import type { StoryRow } from '../../store/stories/story-store.ts';
import type { DeskEnv } from '../access/gate.ts';
import { ago, counted } from '../html/figures.ts';
import { html, type Content, type Html } from '../html/html.ts';
import { empty, heading } from '../html/layout.ts';
import type { DeskParts } from '../parts.ts';
import { addView, idOf } from '../view.ts';

interface Stories {
  readonly stories: readonly StoryRow[];
}

interface OneStory extends StoryOverview {
  readonly id: string;
}

/** Stories in the list. */
const SHOWN = 100;

/** One story on many outlets: who ran it when, what each did to it, and the text the copies agree on. */
export function addStories(app: Hono<DeskEnv>, { store }: DeskParts): void {
  addView<Stories>(app, {
    path: '/stories',
    place: 'stories',
    title: () => 'Stories',
    load: async () => ({ stories: await store.stories.list({ limit: SHOWN }) }),
    render: ({ stories }) => list(stories),
  });
  addView<OneStory>(app, {
    path: '/stories/:id{s-[0-9a-f]+}',
    place: 'stories',
    title: ({ headline }) => headline,
    load: async (c) => {
      const id = idOf(c);
      const members = await store.stories.members(id);
      return members.length === 0 ? null : { id, ...overviewOf(members) };
    },
    render: one,
  });
}

function list(stories: readonly StoryRow[]): Html {
  return html`${heading('Stories', 'What several outlets have of one text, those that grew last first')}
  ${
    stories.length === 0
      ? empty(
          'No story has two copies yet',
          html`A story stands here once a second outlet has it, whole or cut. Each article is in
            <a href="/articles">Articles</a>.`,
        )
      : html`<div class="wide">
          <table class="groups stacked named">
            <thead>
              <tr>
                <th>Story</th>
                <th class="number">Copies</th>
                <th class="number">Outlets</th>
                <th>Last copy</th>
              </tr>
            </thead>
            <tbody>
              ${stories.map(row)}
            </tbody>
          </table>
        </div>`
  }`;
}

function row({ id, headline, agency, copies, outlets, corrected, lastSeen }: StoryRow): Html {
  return html`<tr>
    <td>
      <a href="/stories/${id}">${headline || 'Without a headline'}</a>
      ${agency !== null && html` <span class="agency">${agency}</span>`}
      ${corrected > 0 && corrected < copies && html` <span class="tag">correction in ${corrected} of ${copies}</span>`}
    </td>
    <td class="number" data-name="copies">${copies}</td>
    <td class="number" data-name="outlets">${outlets}</td>
    <td data-name="last copy">${ago(lastSeen)}</td>
  </tr>`;
}

function one(story: OneStory): Html {
  const { headline, copies, owners, versions, corrections } = story;
  const { agreed } = versions.at(-1)!;
  return html`${heading(
      headline || 'Without a headline',
      html`${counted(copies.length, 'copy', 'copies')} of ${counted(owners, 'owner')},
      ${counted(versions.length, 'version')}`,
    )}
    ${corrections.map((text) => html`<p class="notice"><strong>Correction.</strong> ${text}</p>`)}
    <section>
      <h2>What each outlet did</h2>
      ${copyTable(copies)} ${copies.filter(({ stale }) => stale.length > 0).map(uncorrected)}
      ${copies.filter(({ added, changed }) => added.length > 0 || changed.length > 0).map(ownWords)}
    </section>
    <div class="reading">
      <div class="story">
        <h2>${agreed.by === 'vote' ? `The text ${agreed.owners} owners agree on` : 'The best copy'}</h2>
        ${paragraphs(agreed.text)}
      </div>
      <aside>
        <section>
          <h2>How it came about</h2>
          <p class="quiet">
            ${
              agreed.by === 'vote'
                ? 'A copy votes for what it has, and against what it lacks only where it has agreed sentences on both sides: a cut says nothing of what stood below. One owner, one vote.'
                : 'Fewer than four owners have the story: their vote would be worse than the fullest copy.'
            }
          </p>
        </section>
        ${
          versions.length > 1 &&
          html`<section>
            <h2>Versions</h2>
            <ol class="revisions">
              ${versions.map(({ number, copies: own, added }) => html`<li>Version ${number}: ${counted(own.length, 'copy', 'copies')}${added.length > 0 && html`<br /><span class="quiet">adds: ${added.join(' ').slice(0, 300)}</span>`}</li>`)}
            </ol>
          </section>`
        }
      </aside>
    </div>`;
}

function paragraphs(text: string): Html[] {
  return text.split('\n\n').map((paragraph) => html`<p>${paragraph}</p>`);
}

function copyTable(copies: readonly CopyOverview[]): Html {
  return html`<div class="wide">
    <table class="groups stacked named copies">
      <thead>
        <tr>
          <th>Outlet</th>
          <th>When</th>
          <th class="number">Version</th>
          <th>Has</th>
          <th class="number">Cut below</th>
          <th class="number">Cut inside</th>
          <th class="number">Added</th>
          <th>Headline</th>
        </tr>
      </thead>
      <tbody>
        ${copies.map(
          (copy) =>
            html`<tr>
              <td>
                <a href="/articles/${copy.articleId}">${outletOf(copy)}</a>
                ${copy.uncorrected !== null && html` <span class="tag">uncorrected</span>`}
              </td>
              <td>${ago(copy.at)}</td>
              <td class="number" data-name="version">${copy.version}</td>
              <td data-name="has">${share(copy)}</td>
              <td class="number" data-name="cut below">${figure(copy.cutFromBottom)}</td>
              <td class="number" data-name="cut inside">${figure(copy.cutInside.length)}</td>
              <td class="number" data-name="added">${figure(copy.added.length)}</td>
              <td class="said" data-name="headline">
                ${copy.sharedHeadline ? html`<span class="quiet">shared</span>` : copy.headline}
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function outletOf({ host }: Pick<CopyOverview, 'host'>): string {
  return host ?? 'outlet not known';
}

function share({ kept, of }: CopyOverview): Content {
  return html`<span title="${kept} of ${of} sentences"
    >${of === 0 ? 'nothing' : kept === of ? 'all of it' : `${Math.round((kept / of) * 100)} %`}</span
  >`;
}

function figure(number: number): Content {
  return number === 0 ? html`<span class="quiet">0</span>` : number;
}

function uncorrected({ host, stale }: CopyOverview): Html {
  return html`<details open>
    <summary>${outletOf({ host })}: ${counted(stale.length, 'sentence')} without the correction</summary>
    <ul class="evidence">
      ${stale.map(({ has, corrected }) => html`<li><span class="tag">uncorrected</span> <del>${has}</del> <ins>${corrected}</ins></li>`)}
    </ul>
  </details>`;
}

function ownWords({ host, added, changed }: CopyOverview): Html {
  return html`<details>
    <summary>${outletOf({ host })}: ${counted(added.length + changed.length, 'sentence')} of its own</summary>
    <ul class="evidence">
      ${added.map((text) => html`<li><span class="tag">added</span> ${text}</li>`)}
      ${changed.map(({ from, to }) => html`<li><span class="tag">reworded</span> <del>${from}</del> <ins>${to}</ins></li>`)}
    </ul>
  </details>`;
}
