import { describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { bodyOf, OTHER, STORY } from '../stories/texts.ts';
import { articleId, articleOf, rejectOf, samplePage, type SampleArticle } from './sample.ts';
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

    test('an article that is withdrawn leaves its story; the last one takes it along', async () => {
      const first = await commit('first', STORY);
      const cut = await commit('cut', STORY.slice(0, 3));
      const withdraw = (name: string) => current().store.commit(samplePage(name), rejectOf(samplePage(name)));
      await withdraw('first');
      expect([await storyOf(first), await storyOf(cut)]).toEqual([null, first.replace('a-', 's-')]);
      await withdraw('cut');
      const left = await current().database.query(
        'select number from copydesk.stories union all select story from copydesk.story_keys',
      );
      expect(left).toEqual([]);
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

    test('a text is matched with the stories that grew within the window, which is a setting', async () => {
      const { database } = current();
      const ago = "date_trunc('day', now() at time zone 'UTC')::date - 3";
      const first = await commit('first', STORY);
      await database.script(
        `do $$ begin execute format('create table copydesk.story_keys_past partition of copydesk.story_keys for values from (%L) to (%L)', ${ago}, ${ago} + 1); end $$;
         update copydesk.story_keys set day = ${ago}`,
      );
      const open = async (matchDays: number) => openStore(shared(database), { matchDays, keepDays: 30 });
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
        "create table copydesk.story_keys_20200101 partition of copydesk.story_keys for values from ('2020-01-01') to ('2020-01-02'); insert into copydesk.story_keys values ('2020-01-01', 1, 1)",
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
