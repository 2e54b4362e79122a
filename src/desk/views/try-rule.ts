import type { Hono } from 'hono';
import { BUILT_IN_RULES } from '../../rules/rule-set.ts';
import { formOf } from '../access/form.ts';
import { needs, type DeskEnv } from '../access/gate.ts';
import { counted } from '../html/figures.ts';
import { html, type Html } from '../html/html.ts';
import { heading, layout } from '../html/layout.ts';
import type { DeskParts } from '../parts.ts';
import { Unreadable, type TriedRules } from '../reading/reading.ts';
import { Refusal } from '../refusal.ts';
import type { DeskContext } from '../view.ts';

/** Stored pages a rule is tried on, the newest: each is cleaned three times. */
const PAGES = 100;
/** After this long (ms) no further page is tried: what is known by then is shown. */
const LONGEST = 15_000;
const SHOWN = 60;

const EXAMPLE = `{
  "id": "own-hotline",
  "reason": "the newsroom's hotline",
  "on": "text",
  "pattern": "^Got a tip\\\\? Call the newsroom.*$",
  "cut": ["Got a tip? Call the newsroom at 555-0100."],
  "keep": ["“Got a tip?” the waiter asked."]
}`;

interface Tried {
  readonly page: string;
  readonly url: string | null;
  readonly tried: TriedRules;
}

interface Trial {
  readonly text: string;
  readonly problems: readonly string[];
  readonly pages: number;
  readonly results: readonly Tried[];
}

/** A rule is typed, tried on the newest stored pages, and saved to a file by whoever runs copydesk: nothing is kept here. */
export function addTryRule(app: Hono<DeskEnv>, parts: DeskParts): void {
  const { reading } = parts;
  let trying = false;
  app.get('/rules/try', needs('read'), (c) => c.html(String(page(c, null))));
  app.post('/rules/try', needs('edit'), async (c) => {
    const text = (await formOf(c)).get('rule') ?? '';
    if (trying || !reading.hasRoom) throw new Refusal('busy', 'another rule is being tried; try again in a moment');
    trying = true;
    try {
      return c.html(String(page(c, await tried(parts, text))));
    } finally {
      trying = false;
    }
  });
}

async function tried({ store, reading, userRules }: DeskParts, text: string): Promise<Trial> {
  const read = await reading.readRule(text).catch((error: unknown) => {
    if (!(error instanceof Unreadable)) throw error;
    return { rules: [], problems: [`the rule cannot be tried: ${error.message}`] };
  });
  if (read.problems.length > 0 || read.rules.length === 0)
    return { text, problems: read.problems.length > 0 ? read.problems : ['no rule given'], pages: 0, results: [] };
  const ids = new Set(read.rules.map(({ id }) => id));
  const inForce = [...BUILT_IN_RULES, ...userRules].filter(({ id }) => !ids.has(id));
  const results: Tried[] = [];
  let pages = 0;
  const until = Date.now() + LONGEST;
  for (const id of await store.desk.newestPages(PAGES)) {
    if (Date.now() > until) break;
    const given = await store.getPage(id);
    if (given === null || given === 'pruned') continue;
    pages++;
    const one = await reading.tryRules(given, read.rules, inForce).catch((error: unknown) => {
      if (!(error instanceof Unreadable)) throw error;
      return null;
    });
    if (one !== null && one.wouldCut.length + one.alreadyCut > 0)
      results.push({ page: id, url: given.url, tried: one });
  }
  return { text, problems: [], pages, results };
}

function page(c: DeskContext, trial: Trial | null): Html {
  const shell = {
    title: 'Try a rule',
    place: 'rules',
    role: c.get('role'),
    signedIn: c.get('signedIn'),
    url: new URL(c.req.url),
    alone: true,
  } as const;
  return layout(
    shell,
    html`${heading('Try a rule', html`It is tried on the newest ${PAGES} stored pages and not saved. Put it into a file of <code>COPYDESK_RULES</code> when it does what you want.`)}
      <form class="try" method="post" action="/rules/try">
        <label for="rule">The rule, as JSON</label
        ><textarea id="rule" name="rule" rows="12" spellcheck="false" required>${trial?.text ?? EXAMPLE}</textarea>
        <p><button class="primary">Try it</button></p>
      </form>
      ${trial !== null && result(trial)}`,
  );
}

function result({ problems, pages, results }: Trial): Html {
  if (problems.length > 0)
    return html`<section class="notice cut" role="alert">
      <h2>It cannot be used</h2>
      <ul>
        ${problems.map((problem) => html`<li>${problem}</li>`)}
      </ul>
    </section>`;
  const would = results.reduce((sum, { tried }) => sum + tried.wouldCut.length, 0);
  const already = results.reduce((sum, { tried }) => sum + tried.alreadyCut, 0);
  const changed = results.filter(({ tried }) => tried.outcome !== null);
  return html`<section role="status">
    <h2>On ${counted(pages, 'page')}</h2>
    <p>
      It would cut
      ${would === 0 ? 'nothing that is kept today' : counted(would, 'block')}${already > 0 && html`; ${counted(already, 'block')} that it matches are cut already`}.${changed.length > 0 && html` <strong>${counted(changed.length, 'page')} would have another outcome.</strong>`}
    </p>
    <ol class="pages">
      ${results
        .filter(({ tried }) => tried.wouldCut.length > 0 || tried.outcome !== null)
        .slice(0, SHOWN)
        .map(
          ({ page: id, url, tried }) =>
            html`<li>
              ${tried.wouldCut.slice(0, 5).map((text) => html`<span class="cut-text">${text.slice(0, 300)}</span>`)}${tried.outcome !== null && html`<span class="tag cut">${tried.outcome.now} → ${tried.outcome.after}</span>`}<span
                class="meta"
                ><a href="/pages/${id}">${url ?? id}</a></span
              >
            </li>`,
        )}
    </ol>
  </section>`;
}
