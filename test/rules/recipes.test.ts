import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { newPage, type Page } from '../../src/model/page.ts';
import { createEvents } from '../../src/observe/events.ts';
import { openLog } from '../../src/observe/log.ts';
import { createMetrics } from '../../src/observe/metrics.ts';
import { openRules, readOwnRules } from '../../src/open-rules.ts';
import { clean } from '../../src/pipeline/clean.ts';
import { draftRecipe } from '../../src/recipe-draft.ts';
import { tryRecipes } from '../../src/recipe-trial.ts';
import { isFor, matchesPath, type Recipe } from '../../src/rules/recipe.ts';
import { withUserRules } from '../../src/rules/rule-set.ts';
import { prepareOutcome } from '../../src/store/outcome-row.ts';

const URL_OF_STORY = 'https://www.quaypost.example/news/barge';
/** A page that the general way reads wrongly: the story in a box called comments, a longer text beside it. */
const HTML = `<html lang="en"><head><title>Quay Post</title></head><body>
  <h2 class="kicker">River</h2><div class="hl">Barge stops traffic for a goose</div>
  <div class="who">By Ada Brinkley</div><span class="when"><time datetime="2026-03-04T09:00:00Z">4 March</time></span>
  <div class="comments-area"><p>A barge with 900 tons of gravel stopped on the Tarn on Tuesday to let a goose pass with her young.</p>
  <p class="promo">Our goose calendar is out now and costs hardly more than a coffee in the harbor.</p>
  <p>“She looked at us first,” the captain said. Nine boats waited behind him, and none of them blew its horn.</p></div>
  <div class="terms"><p>The texts of this paper may not be printed elsewhere without leave of the editors, who seldom give it to anyone at all.</p>
  <p>Whoever quotes them says where they are from, and sends a copy to the harbor office, where it will be kept in a box.</p>
  <p>The harbor office is open on weekdays from nine to four, and on the first Saturday of each month until noon as well.</p></div></body></html>`;
const RECIPE: Recipe = {
  id: 'quay-post',
  reason: 'how the Quay Post sets its stories',
  on: 'recipe',
  hosts: ['quaypost.example'],
  body: 'div.comments-area',
  headline: 'div.hl',
  byline: 'div.who',
  date: '.when time',
  remove: ['p.promo'],
  examples: [
    {
      url: URL_OF_STORY,
      html: HTML,
      headline: 'Barge stops traffic for a goose',
      opens: 'A barge with 900 tons',
      ends: 'blew its horn.',
      lacks: ['goose calendar'],
    },
  ],
};

const pageOf = (html = HTML, url: string | null = URL_OF_STORY, fetchedAt: string | null = null): Page =>
  newPage({ url, bytes: Buffer.from(html), contentType: 'text/html; charset=utf-8', fetchedAt });
const cleanBy = (recipe: Recipe, page = pageOf()) => clean(page, { cleanedAt: null, rules: withUserRules([recipe]) });

describe('a recipe', () => {
  it('reads body, headline, byline and date by its selectors, and tells what it removed', () => {
    const made = cleanBy(RECIPE);
    if (made.outcome === 'rejected') return expect.fail(made.reject.detail);
    const { article, trace } = made;
    expect(article.headline).toBe('Barge stops traffic for a goose');
    expect(article.body.paragraphs.map(({ text }) => text.slice(0, 20))).toEqual([
      'A barge with 900 ton',
      '“She looked at us fi',
    ]);
    expect(article.bylines.flatMap(({ people }) => people.map(({ name }) => name))).toEqual(['Ada Brinkley']);
    expect(article.published).toEqual({ at: '2026-03-04T09:00:00Z', source: 'text' });
    expect(article.quality.flags).not.toContain('recipe-failed');
    expect(trace.notes).toContain('read by recipe quay-post');
    expect(trace.removals.find(({ rule }) => rule === 'quay-post')?.text).toMatch(/^Our goose calendar/);
    expect(trace.removals).toHaveLength(trace.removals.filter(({ text }) => text !== '').length);
  });

  it('is not what the page gives without it', () => {
    const made = clean(pageOf(), { cleanedAt: null });
    expect(made.outcome === 'article' && made.article.body.text.startsWith('A barge with 900 tons')).toBe(false);
  });

  it.each([
    ['body', { body: 'div.story' }, 'body div.story selects nothing'],
    ['headline', { headline: 'h1' }, 'headline h1 selects no text'],
    ['a body of a few words', { body: 'div.hl' }, 'body div.hl holds 0 words'],
  ])('that yields no %s is told, flagged and left for the general way', (_, change, why) => {
    const made = cleanBy({ ...RECIPE, ...change });
    expect(made.failedRecipe).toBe('quay-post');
    expect(made.trace.notes).toContain(`recipe quay-post failed: ${why}; read in the general way`);
    if (made.outcome === 'article') expect(made.article.quality.flags).toContain('recipe-failed');
    const general = clean(pageOf(), { cleanedAt: null });
    expect(made.outcome).toBe(general.outcome);
    if (made.outcome === 'article' && general.outcome === 'article')
      expect(made.article.body).toEqual(general.article.body);
  });

  it('that fails is counted by its name', async () => {
    using metrics = createMetrics({ version: '', backend: '' });
    const events = createEvents(openLog('silent'), metrics);
    const outcome = prepareOutcome(cleanBy({ ...RECIPE, body: 'div.story' }));
    events.committed({ id: outcome.pageId, url: URL_OF_STORY }, outcome, {
      articleId: 'a-1',
      revision: 1,
      change: 'new',
      withdrawn: null,
      kept: false,
    });
    expect(await metrics.registry.metrics()).toContain('copydesk_recipes_failed_total{recipe="quay-post"} 1');
  });

  it('changes the version of the rules, its examples do not', () => {
    const version = withUserRules([RECIPE]).version;
    expect(withUserRules([{ ...RECIPE, body: 'main' }]).version).not.toBe(version);
    expect(withUserRules([{ ...RECIPE, examples: [] }]).version).toBe(version);
  });
});

describe('which pages a recipe is for', () => {
  const at = (day: string | null) => ({ url: URL_OF_STORY, at: day });

  it.each([
    ['its host', {}, at(null), true],
    ['another host', { hosts: ['post.example'] }, at(null), false],
    ['its path', { paths: ['/news/*'] }, at(null), true],
    ['another path', { paths: ['/sports/*', '/arts'] }, at(null), false],
    ['a day before the first', { validFrom: '2026-03-05' }, at('2026-03-04T09:00:00Z'), false],
    ['the first day', { validFrom: '2026-03-04' }, at('2026-03-04T09:00:00Z'), true],
    ['the last day', { validUntil: '2026-03-04' }, at('2026-03-04'), true],
    ['a day after the last', { validUntil: '2026-03-03' }, at('2026-03-04'), false],
    ['no day, of a recipe that has ended', { validUntil: '2026-03-03' }, at(null), false],
    ['no day, of one that has not', { validFrom: '2026-03-03' }, at(null), true],
    ['no URL', {}, { url: null, at: null }, false],
  ] as const)('%s', (_, change, page, is) => {
    expect(isFor({ ...RECIPE, ...change }, page)).toBe(is);
  });

  it.each([
    ['/news/*', '/news/barge', true],
    ['/news/*', '/news', false],
    ['*/article_*.html', '/local/barge/article_1.html', true],
    ['/a*b*c', '/abc', true],
    ['/a*bc*c', '/abc', false],
    ['/exact', '/exact', true],
    ['/exact', '/exact/', false],
  ])('the path %s against %s: %s', (pattern, path, is) => {
    expect(matchesPath(pattern, path)).toBe(is);
  });

  it('the first of several', () => {
    const old = { ...RECIPE, id: 'quay-post-old', validUntil: '2025-12-31' };
    const rules = withUserRules([old, RECIPE]);
    expect(rules.recipeFor(at('2025-06-01'))?.id).toBe('quay-post-old');
    expect(rules.recipeFor(at('2026-06-01'))?.id).toBe('quay-post');
  });
});

describe('recipes in files', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'copydesk-recipes-'));
    mkdirSync(join(folder, 'pages'));
    writeFileSync(join(folder, 'pages', 'barge.html'), HTML);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const written = (recipe: object): string => {
    const file = join(folder, 'own.json');
    writeFileSync(file, JSON.stringify([recipe]));
    return file;
  };
  const [example] = RECIPE.examples;
  const { html: _, ...onPage } = { ...example!, page: 'pages/barge.html' };

  it('are read, tried on the pages they name, and used', async () => {
    const rules = await openRules([written({ ...RECIPE, examples: [onPage] })]);
    expect(rules.map(({ id, on }) => [id, on])).toEqual([['quay-post', 'recipe']]);
    const made = clean(pageOf(), { cleanedAt: null, rules: withUserRules(rules) });
    expect(made.trace.notes).toContain('read by recipe quay-post');
  });

  it.each([
    ['neither hosts nor paths', { hosts: undefined }, 'expected hosts, paths or both'],
    ['a selector that is none', { body: 'div[' }, 'body: div[ is no CSS selector'],
    [
      'a selector that yields nothing',
      { body: 'div.story' },
      'examples.0: recipe quay-post failed: body div.story selects nothing',
    ],
    [
      'another headline',
      { headline: 'h2.kicker' },
      'examples.0: headline is "River", not "Barge stops traffic for a goose"',
    ],
    ['furniture left', { remove: undefined }, 'examples.0: the body has "goose calendar"'],
    ['an example of another host', { hosts: ['post.example'] }, "is not of the recipe's hosts and paths"],
    [
      'an example of another time',
      { validUntil: '2025-12-31' },
      'the page was published outside validFrom and validUntil',
    ],
    [
      'a page that is not there',
      { examples: [{ ...onPage, page: 'pages/no.html' }] },
      'examples.0.page: pages/no.html cannot be read',
    ],
    ['neither page nor html', { examples: [{ ...onPage, page: undefined }] }, 'expected either "page" or "html"'],
    ['a day that is none', { validFrom: 'spring' }, 'validFrom: expected a day'],
    ['no example', { examples: [] }, 'examples: '],
  ])('with %s are refused with their line', async (_name, change, problem) => {
    const { problems } = await readOwnRules([written({ ...RECIPE, ...change })]);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/own\.json:1: (?:rule|recipe) "quay-post": /);
    expect(problems[0]).toContain(problem);
  });
});

test('a draft of a page holds on that page', () => {
  const html = HTML.replace(/<div class="terms">.*<\/div>/s, '')
    .replace('comments-area', 'story-text')
    .replace('<div class="hl">', '<h1 class="hl">')
    .replace('goose</div>', 'goose</h1>')
    .replace('<title>Quay Post', '<title>Barge stops traffic for a goose | Quay Post');
  const drafted = draftRecipe(pageOf(html), 'barge.html');
  if ('problem' in drafted) return expect.fail(drafted.problem);
  const { draft } = drafted;
  expect(draft).toMatchObject({ on: 'recipe', hosts: ['quaypost.example'], body: 'div.story-text', headline: 'h1.hl' });
  const examples = draft.examples.map(({ page: _page, ...rest }) => ({ ...rest, html }));
  expect(tryRecipes([{ ...draft, examples, file: 'draft', line: 1 }]).problems).toEqual([]);
});

test('a page without a URL, or without a story, gives no draft and says why', () => {
  expect(draftRecipe(pageOf(HTML, null), 'a.html')).toEqual({
    problem: 'no URL is known of the page; give it by --url',
  });
  expect(draftRecipe(pageOf('<title>Page not found</title><p>Page not found.</p>'), 'a.html')).toHaveProperty(
    'problem',
  );
});
