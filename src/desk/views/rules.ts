import type { Hono } from 'hono';
import { BUILT_IN_RULES } from '../../rules/rule-set.ts';
import type { Recipe } from '../../rules/recipe.ts';
import type { Rule } from '../../rules/rule.ts';
import type { RuleCut, RuleUse } from '../../store/desk/desk-store.ts';
import type { DeskEnv } from '../access/gate.ts';
import { ago, count, counted } from '../html/figures.ts';
import { html, type Html } from '../html/html.ts';
import { empty, heading } from '../html/layout.ts';
import type { DeskParts } from '../parts.ts';
import { addView, idOf } from '../view.ts';

/** A rule, or what cuts without one, and what it cut of late. */
interface Listed extends RuleUse {
  /** Null for what `clean` cuts by its structure. */
  readonly on: Rule['on'] | Recipe['on'] | null;
  readonly reason: string | null;
  readonly from: 'built-in' | 'own' | 'heuristic';
}

interface Rules {
  /** Pages looked at: the newest of the last day. */
  readonly pages: number;
  readonly rules: readonly Listed[];
}

interface OneRule {
  readonly rule: Listed;
  readonly pattern: string | null;
  readonly onHosts: readonly string[];
  readonly cut: readonly string[];
  readonly keep: readonly string[];
  readonly cuts: readonly RuleCut[];
}

/** Outcomes of the last day that are counted: the newest. */
const COUNTED = 5000;
/** What was counted is kept this long, in ms. */
const KEPT_MS = 20_000;
const CUTS = 40;

const ON: Readonly<Record<Rule['on'] | Recipe['on'], string>> = {
  recipe: 'the pages of an outlet, by CSS selectors',
  class: 'class or id of an element',
  text: 'text of a block',
  heading: 'heading of a section',
  end: 'line after which nothing of the story follows',
};

export function addRules(app: Hono<DeskEnv>, { store, userRules }: DeskParts): void {
  const rules = [...BUILT_IN_RULES, ...userRules];
  const known = new Map(rules.map((rule) => [rule.id, rule]));
  const own = new Set(userRules.map(({ id }) => id));
  let counted: { readonly at: number; readonly use: ReturnType<typeof store.desk.ruleUse> } | undefined;
  const use = (): ReturnType<typeof store.desk.ruleUse> => {
    if (counted === undefined || Date.now() - counted.at > KEPT_MS) {
      counted = { at: Date.now(), use: store.desk.ruleUse(COUNTED) };
      counted.use.catch(() => (counted = undefined));
    }
    return counted.use;
  };
  const listed = (one: RuleUse): Listed => {
    const rule = known.get(one.rule);
    const from = rule === undefined ? 'heuristic' : own.has(one.rule) ? 'own' : 'built-in';
    return { ...one, on: rule?.on ?? null, reason: rule?.reason ?? null, from };
  };
  const unused = (rule: string): RuleUse => ({ rule, removals: 0, pages: 0, hosts: [] });

  addView<Rules>(app, {
    path: '/rules',
    place: 'rules',
    title: () => 'Rules',
    load: async () => {
      const { pages, rules: used } = await use();
      const seen = new Set(used.map(({ rule }) => rule));
      const all = [...used, ...rules.filter(({ id }) => !seen.has(id)).map(({ id }) => unused(id))];
      return {
        pages,
        rules: all.map(listed).toSorted((a, b) => b.removals - a.removals || a.rule.localeCompare(b.rule)),
      };
    },
    render,
  });
  addView<OneRule>(app, {
    path: '/rules/:id{[a-z0-9-]+}',
    place: 'rules',
    title: ({ rule }) => rule.rule,
    load: async (c) => {
      const id = idOf(c);
      const [{ rules: used }, cuts] = await Promise.all([use(), store.desk.cutsOf(id, CUTS)]);
      const rule = known.get(id);
      if (rule === undefined && cuts.length === 0) return null;
      return {
        rule: listed(used.find((one) => one.rule === id) ?? unused(id)),
        pattern: rule === undefined ? null : rule.on === 'recipe' ? rule.body : String(rule.pattern),
        onHosts: rule?.hosts ?? [],
        cut: rule === undefined || rule.on === 'recipe' ? [] : rule.cut,
        keep: rule === undefined || rule.on === 'recipe' ? [] : rule.keep,
        cuts,
      };
    },
    render: one,
  });
}

function render({ pages, rules }: Rules): Html {
  const used = rules.filter(({ removals }) => removals > 0);
  const never = rules.filter(({ removals }) => removals === 0);
  const most = Math.max(1, ...used.map(({ removals }) => removals));
  return html`${heading('Rules', html`What each cut on ${counted(pages, 'page')} of the last day${pages >= COUNTED && ', the newest'}`, html`<p class="actions"><a class="button" href="/rules/try">Try a new rule</a></p>`)}
  ${
    used.length === 0
      ? empty('Nothing was cut in the last day', html`Take pages in: <code>npx copydesk feed path/to/folder</code>.`)
      : html`<div class="wide">
          <table class="rules">
            <thead>
              <tr>
                <th>Rule</th>
                <th class="number">Cuts</th>
                <th><span class="skip">Share</span></th>
                <th class="number">Pages</th>
                <th class="at">Mostly at</th>
              </tr>
            </thead>
            <tbody>
              ${used.map(
                ({ rule, reason, from, removals, pages: on, hosts }) =>
                  html`<tr>
                    <td>
                      <a class="mono" href="/rules/${rule}">${rule}</a
                      >${from !== 'built-in' && html` <span class="tag">${from}</span>`}${reason !== null && html`<span class="source">${reason}</span>`}
                    </td>
                    <td class="number">${count(removals)}</td>
                    <td class="bar"><meter min="0" max="${most}" value="${removals}" aria-hidden="true"></meter></td>
                    <td class="number">${count(on)}</td>
                    <td class="quiet at">${hosts.slice(0, 2).join(', ')}</td>
                  </tr>`,
              )}
            </tbody>
          </table>
        </div>`
  }
  ${
    never.length > 0 &&
    html`<section>
      <details>
        <summary>${counted(never.length, 'rule')} matched nothing in the last day</summary>
        <ul class="never">
          ${never.map(({ rule, reason }) => html`<li><a class="mono" href="/rules/${rule}">${rule}</a> <span class="quiet">${reason ?? ''}</span></li>`)}
        </ul>
      </details>
    </section>`
  }`;
}

function one({ rule, pattern, onHosts, cut, keep, cuts }: OneRule): Html {
  const { from, on, reason, removals, pages, hosts } = rule;
  const examples = (title: string, lines: readonly string[], fate: string): Html | null =>
    lines.length === 0
      ? null
      : html`<section>
          <h2>${title}</h2>
          <ul class="examples ${fate}">
            ${lines.map((line) => html`<li>${line}</li>`)}
          </ul>
        </section>`;
  const lead =
    on === null
      ? 'Cut by the structure of the page, without a rule'
      : html`Tested on the ${ON[on]}${onHosts.length > 0 && html`, on ${onHosts.join(', ')} alone`}`;
  return html`${heading(html`<span class="mono">${rule.rule}</span>`, html`${reason !== null && html`${reason}. `}${lead}${from === 'own' && ', from COPYDESK_RULES'}.`)}
    <p>
      ${removals === 0 ? 'It matched nothing in the last day.' : html`It cut ${counted(removals, 'block')} from ${counted(pages, 'page')} of the last day, mostly at ${hosts.join(', ')}.`}
    </p>
    ${pattern !== null && html`<pre tabindex="0"><code>${pattern}</code></pre>`}
    <div class="columns">${examples('It must cut', cut, 'cut')}${examples('It must keep', keep, 'kept')}</div>
    ${
      cuts.length > 0 &&
      html`<section>
        <h2>What it cut last</h2>
        <ol class="pages">
          ${cuts.map(
            ({ pageId, url, at, text }) =>
              html`<li>
                <span class="cut-text">${text || 'no text'}</span
                ><span class="meta"><a href="/pages/${pageId}">${url ?? pageId}</a>${ago(at)}</span>
              </li>`,
          )}
        </ol>
      </section>`
    }`;
}
