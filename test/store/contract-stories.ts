import { describe, expect, test } from 'vitest';
import type { ArticleJob } from '../../src/model/job.ts';
import { STORY_SETTINGS } from '../../src/store/stories/window.ts';
import { openStore } from '../../src/store/open.ts';
import { bodyOf, OTHER, STORY } from '../stories/texts.ts';
import { LOCAL_BY_INDEX } from '../../src/store/schema/functions/by-index.ts';
import { LONGEST_SPEAKING, longestIn } from '../../src/store/stories/longest.ts';
import { articleId, articleOf, rejectOf, removal, samplePage, type SampleArticle } from './sample.ts';
import { shared, type Subject } from './subject.ts';

const AT = '2026-03-01T10:00:00Z';

/** Stories: which articles are copies of one, whoever commits them and however often. */
export function storyContract(current: () => Subject): void {
  const commit = async (
    name: string,
    paragraphs: readonly string[],
    more: SampleArticle = {},
    { store } = current(),
  ) => {
    const page = samplePage(name);
    await store.putPages([page]);
    const outcome = articleOf(page, { text: bodyOf(paragraphs), host: `${name}.example`, at: AT, ...more });
    await store.commit(page, outcome);
    return articleId(outcome);
  };
  const storyOf = (id: string): Promise<string | null> => current().store.stories.storyOf(id);

  /** The messages of the outbox since the last call. */
  const told = async (): Promise<ArticleJob[]> => {
    const { store } = current();
    await store.relayTo('told', 0, 1000);
    const messages = await store.outbox(500);
    await store.markSent(
      messages.map(({ sequence }) => sequence),
      'told',
    );
    return messages;
  };

  describe('stories', () => {
    test('copies are in the story of the first; another story is in its own', async () => {
      const first = await commit('first', STORY);
      const [cut, other] = [await commit('cut', STORY.slice(0, 3)), await commit('other', OTHER)];
      const story = first.replace('a-', 's-');
      expect([await storyOf(first), await storyOf(cut)]).toEqual([story, story]);
      expect(await storyOf(other)).toBe(other.replace('a-', 's-'));
      expect(await current().store.stories.members(story)).toMatchObject([
        { article: { id: first, storyId: story }, match: 'first', containment: 1, matchedWith: null },
        { article: { id: cut, storyId: story }, match: 'copy', containment: 1, matchedWith: first },
      ]);
      expect(await current().store.stories.list({ limit: 9 })).toMatchObject([
        { id: story, kind: 'wire', copies: 2, outlets: 2, corrected: 0 },
      ]);
      expect(await current().store.stories.list({ limit: 9, agency: 'PAP' })).toEqual([]);
    });

    test('copies that are committed in one batch see each other', async () => {
      const ids = await Promise.all(['a', 'b', 'c'].map((name) => commit(name, STORY)));
      expect(new Set(await Promise.all(ids.map(storyOf))).size).toBe(1);
    });

    test('two workers at once make one story', async () => {
      const { database } = current();
      const workers = await Promise.all([openStore(shared(database)), openStore(shared(database))]);
      const subjects = workers.map((store) => ({ store, database }));
      const ids = await Promise.all(
        Array.from({ length: 10 }, (_, n) => commit(`n-${n}`, STORY.slice(0, 3 + (n % 5)), {}, subjects[n % 2])),
      );
      expect(new Set(await Promise.all(ids.map(storyOf))).size).toBe(1);
    });

    test('a job that runs twice changes nothing', async () => {
      const ids = [await commit('first', STORY), await commit('cut', STORY.slice(0, 3))];
      const rows = () => current().database.query('select * from copydesk.story_articles order by article_id');
      const before = await rows();
      await commit('first', STORY);
      await commit('cut', STORY.slice(0, 3));
      expect(await rows()).toEqual(before);
      expect(ids).toHaveLength(2);
    });

    test('messages and records name the story', async () => {
      const first = await commit('first', STORY);
      const cut = await commit('cut', STORY.slice(0, 3));
      const story = first.replace('a-', 's-');
      expect(await current().store.outbox(9)).toMatchObject([
        { articleId: first, storyId: story },
        { articleId: cut, storyId: story },
      ]);
      expect((await current().store.articles({ limit: 9 })).map(({ storyId }) => storyId)).toEqual([story, story]);
      const exported = await current().store.out.articles({ filter: {}, limit: 9 });
      expect(exported.map(({ article }) => article.storyId)).toEqual([story, story]);
    });

    test('of a story with thousands of copies a few rows are read', async () => {
      const { store, database } = current();
      const story = (await commit('first', STORY)).replace('a-', 's-');
      const longest = await commit('longer', [...STORY, OTHER[0]!]);
      await database.query(
        `insert into copydesk.story_articles (article_id, story_id, match, containment, words, speaks, corrected)
         select 'a-' || n, $1::text, case when n % 2 = 0 then 'copy' else 'part' end, 1, n % 20, n % 3 > 0, n = 7 from generate_series(1, 3000) n`,
        [story],
      );
      const [, second] = await store.outbox(9);
      expect(second).toMatchObject({ articleId: longest, copy: { share: 1, corrected: false, uncorrected: true } });
      for (const statement of [LONGEST_SPEAKING.replace('$1', `'{${story}}'`), longestIn(`'${story}'`)]) {
        const [plan] = await database.transaction(
          (session) => session.query<{ 'QUERY PLAN': unknown }>(`explain (analyze, format json) ${statement}`),
          LOCAL_BY_INDEX,
        );
        const scans = nodesOf(plan!['QUERY PLAN']).filter((node) => node['Relation Name'] === 'story_articles');
        expect(scans.length).toBeGreaterThan(0);
        expect(rowsRead(scans)).toBeLessThan(12);
      }
      const cut = await commit('cut', STORY.slice(0, 3));
      expect(await storyOf(cut)).toBe(story);
    });

    test('an article that is withdrawn leaves its story; the last one takes it along', async () => {
      const first = await commit('first', STORY);
      const cut = await commit('cut', STORY.slice(0, 3));
      const withdraw = (name: string) => current().store.commit(samplePage(name), rejectOf(samplePage(name)));
      await withdraw('first');
      expect([await storyOf(first), await storyOf(cut)]).toEqual([null, first.replace('a-', 's-')]);
      await withdraw('cut');
      expect(await current().database.query('select from copydesk.stories')).toEqual([]);
      // The keys it leaves behind lead nowhere.
      const again = await commit('again', STORY.slice(0, 3));
      expect(await storyOf(again)).toBe(again.replace('a-', 's-'));
    });

    test('a page that becomes another story goes to it, and the first of a story stays', async () => {
      const [first, cut, other] = [
        await commit('first', STORY),
        await commit('cut', STORY.slice(0, 4)),
        await commit('other', OTHER),
      ];
      await commit('cut', OTHER);
      expect(await storyOf(cut)).toBe(await storyOf(other));
      await commit('cut', STORY.slice(0, 4));
      expect(await storyOf(cut)).toBe(await storyOf(first));
      await commit('first', OTHER);
      expect(await storyOf(first)).toBe(first.replace('a-', 's-'));
    });

    test('a round-up joins one story and draws no other into it', async () => {
      const [pier, court] = [await commit('pier', STORY), await commit('court', OTHER)];
      const roundUp = await commit('round-up', [...STORY.slice(0, 4), ...OTHER.slice(0, 3)]);
      expect(await storyOf(roundUp)).toBe(await storyOf(pier));
      const copy = await commit('copy', OTHER.slice(0, 3));
      expect(await storyOf(copy)).toBe(await storyOf(court));
    });

    test('stories that one agency’s item and its text show to be one are merged; the oldest stays, and later stages are told', async () => {
      const [text, copy] = [await commit('text', STORY), await commit('copy', STORY.slice(0, 5))];
      const bulletin = await commit('bulletin', OTHER, { itemId: 'x1' });
      const second = await commit('second', OTHER.slice(0, 3));
      const [older, younger] = [text, bulletin].map((id) => id.replace('a-', 's-'));
      expect(await Promise.all([copy, second].map(storyOf))).toEqual([older, younger]);
      await told();
      const both = await commit('both', STORY, { itemId: 'x1' });
      expect(await Promise.all([text, copy, bulletin, second, both].map(storyOf))).toEqual(Array(5).fill(older));
      const messages = await told();
      expect(messages.map(({ articleId, change, storyId }) => [articleId, change, storyId]).toSorted()).toEqual(
        [[both, 'new', older], ...[bulletin, second].map((id) => [id, 'story', older])].toSorted(),
      );
      // Who knows the story by its former id still finds it, and so does a text of its own.
      expect(await current().store.stories.members(younger!)).toHaveLength(5);
      expect(await storyOf(await commit('third', OTHER))).toBe(older);
    });

    test('stories of days apart that a text between them is nearly the same as are one; a round-up of two is not', async () => {
      const running = [...STORY, ...OTHER];
      const days = (from: number, to: number, day: number) =>
        [running.slice(from, to), { at: `2026-03-0${day}T00:00:00Z` }] as const;
      const first = await commit('first', ...days(0, 6, 1));
      const last = await commit('last', ...days(4, 10, 7));
      expect(await storyOf(last)).toBe(last.replace('a-', 's-'));
      const between = await commit('between', ...days(2, 8, 4));
      expect(new Set(await Promise.all([first, last, between].map(storyOf)))).toEqual(
        new Set([first.replace('a-', 's-')]),
      );
    });

    test('messages say what was cut and what is uncorrected, and again once a correction comes or goes', async () => {
      const cut = await commit('cut', STORY.slice(0, 3));
      expect(await told()).toMatchObject([{ articleId: cut, copy: { match: 'first', share: 1, uncorrected: false } }]);
      const correction = 'This story has been corrected to show that 114,000 people board there.';
      const corrected = await commit('corrected', STORY, { correction });
      expect(await told()).toMatchObject([
        { articleId: corrected, change: 'new', copy: { match: 'copy', share: 1, corrected: true, uncorrected: false } },
        { articleId: cut, change: 'story', copy: { match: 'first', corrected: false, uncorrected: true } },
      ]);
      const late = await commit('late', STORY.slice(0, 5));
      const [message, ...others] = await told();
      expect(message).toMatchObject({ articleId: late, copy: { uncorrected: true } });
      expect(message?.copy?.share).toBeGreaterThan(0.5);
      expect(message?.copy?.share).toBeLessThan(0.8);
      expect(others).toEqual([]);
      await current().store.commit(samplePage('corrected'), rejectOf(samplePage('corrected')));
      expect((await told()).map(({ articleId, change, copy }) => [articleId, change, copy?.uncorrected])).toEqual([
        [corrected, 'withdrawn', undefined],
        ...[cut, late].toSorted().map((id) => [id, 'story', false]),
      ]);
    });

    test('articles of before there were stories get theirs by and by, and later stages are told', async () => {
      const ids = [await commit('first', STORY), await commit('cut', STORY.slice(0, 3)), await commit('other', OTHER)];
      const before = await Promise.all(ids.map(storyOf));
      await told();
      await current().database.script(
        `truncate copydesk.stories, copydesk.story_articles, copydesk.story_keys, copydesk.merged_stories;
         insert into copydesk.story_due (article_id, due_at) select id, seen_at from copydesk.articles`,
      );
      const found = [];
      for (let done = -1; done !== 0;) found.push((done = await current().store.stories.findDue(2)));
      expect(found).toEqual([2, 1, 0]);
      expect(await Promise.all(ids.map(storyOf))).toEqual(before);
      const messages = await told();
      expect(messages.map(({ articleId, change }) => [articleId, change]).toSorted()).toEqual(
        ids.map((id) => [id, 'story']).toSorted(),
      );
    });

    test('an article whose newest state is that of another page again has the story of that page', async () => {
      const { store } = current();
      const url = 'https://outlet.example/paper';
      const states = [STORY, OTHER].map((paragraphs, i) => {
        const page = samplePage(`state-${i}`, { url, fetchedAt: `2026-03-0${i + 1}T00:00:00Z` });
        return { page, outcome: articleOf(page, { text: bodyOf(paragraphs), canonicalUrl: url, at: AT }) };
      });
      const [pier, court] = [await commit('pier', STORY), await commit('court', OTHER)];
      for (const { page, outcome } of states) {
        await store.putPages([page]);
        await store.commit(page, outcome);
      }
      const id = articleId(states[0]!.outcome);
      expect(await storyOf(id)).toBe(await storyOf(court));
      await store.commit(states[1]!.page, rejectOf(states[1]!.page));
      expect(await storyOf(id)).toBe(await storyOf(pier));
      expect((await told()).at(-1)).toMatchObject({ articleId: id, change: 'revised', storyId: await storyOf(pier) });
    });

    test('who publishes a copy: the settings, and the copyright line of its page', async () => {
      const { database } = current();
      const owners = new Map([['alder.example', 'Cobham Media']]);
      const store = await openStore(shared(database), { ...STORY_SETTINGS, owners });
      const removals = [
        removal('copyright', 'Copyright 2026 The Associated Press'),
        removal('footer', '© 2026 Fairhaven News, Inc.'),
      ];
      const first = await commit('first', STORY, { host: 'news.alder.example', removals }, { store, database });
      await commit('cut', STORY.slice(0, 4), {}, { store, database });
      const members = await store.stories.members(first.replace('a-', 's-'));
      expect(members).toMatchObject([
        { holder: 'fairhaven news', group: 'Cobham Media' },
        { holder: null, group: null },
      ]);
    });

    test('a text is matched with the stories that grew within the window, which is a setting', async () => {
      const { database } = current();
      const ago = "date_trunc('day', now() at time zone 'UTC')::date - 3";
      const first = await commit('first', STORY);
      await database.script(
        `do $$ begin execute format('create table copydesk.story_keys_past partition of copydesk.story_keys for values from (%L) to (%L)', ${ago}, ${ago} + 1); end $$;
         update copydesk.story_keys set day = ${ago}`,
      );
      const open = async (matchDays: number) => openStore(shared(database), { ...STORY_SETTINGS, matchDays });
      const narrow = { store: await open(2), database };
      const wide = { store: await open(3), database };
      const late = await commit('late', STORY.slice(0, 4), {}, narrow);
      expect(await storyOf(late)).toBe(late.replace('a-', 's-'));
      await database.script("delete from copydesk.story_keys where day > now() - interval '2 days'");
      const found = await commit('found', STORY.slice(0, 5), {}, wide);
      expect(await storyOf(found)).toBe(first.replace('a-', 's-'));
      await database.script('drop table copydesk.story_keys_past');
    });

    test('keys lie in a partition a day; what is older than the window keeps is dropped whole', async () => {
      const { database } = current();
      await database.script(
        "create table copydesk.story_keys_20200101 partition of copydesk.story_keys for values from ('2020-01-01') to ('2020-01-02'); insert into copydesk.story_keys (day, key, story) values ('2020-01-01', 1, 1)",
      );
      const today = await database.query<{ name: string }>(
        "select 'copydesk.story_keys_' || to_char(now() at time zone 'UTC', 'YYYYMMDD') as name",
      );
      await database.script(`drop table if exists ${today[0]!.name}`);
      await commit('first', STORY);
      const [found] = await database.query<{ days: string[] }>(
        "select array_agg(distinct to_char(day, 'YYYY')) as days from copydesk.story_keys",
      );
      expect(found?.days).toEqual([new Date().toISOString().slice(0, 4)]);
    });
  });
}

type PlanNode = Readonly<Record<string, unknown>>;

/** The nodes of a plan as `explain (format json)` gives it, whoever parsed it. */
function nodesOf(plan: unknown): PlanNode[] {
  const given: unknown = typeof plan === 'string' ? JSON.parse(plan) : plan;
  if (Array.isArray(given)) return given.flatMap(nodesOf);
  const node = given as PlanNode;
  return [node, ...nodesOf(node['Plan'] ?? node['Plans'] ?? [])];
}

function rowsRead(nodes: readonly PlanNode[]): number {
  return nodes.reduce(
    (sum, node) =>
      sum + (Number(node['Actual Rows']) + Number(node['Rows Removed by Filter'] ?? 0)) * Number(node['Actual Loops']),
    0,
  );
}
