import { afterAll, beforeAll, expect, test } from 'vitest';
import { fixturePage, openTestDesk, type TestDesk } from './open.ts';

const [CORRECTED, CUT] = ['notes--correction', 'stories--uncorrected-cut-copy'];

let desk: TestDesk;
beforeAll(async () => {
  desk = await openTestDesk();
});
afterAll(() => desk[Symbol.asyncDispose]());

const text = async (path: string): Promise<string> => (await (await desk.ask(path)).text()).replace(/\s+/g, ' ');

test('an empty desk says when a story will stand there', async () => {
  expect(await text('/stories')).toContain('No story has two copies yet');
});

test('two outlets’ pages, one cut and one corrected, are one story with both facts, on the desk and in the messages', async () => {
  await desk.take(fixturePage(CUT), fixturePage(CORRECTED));
  const { stories } = (await (await desk.ask('/stories.json')).json()) as { stories: { id: string }[] };
  expect(stories).toMatchObject([{ copies: 2, outlets: 2, corrected: 1, agency: 'AP' }]);
  const { id } = stories[0]!;
  const story = await text(`/stories/${id}`);
  expect(story).toContain('2 copies of 2 owners, 1 version');
  expect(story).toMatch(/Correction\.<\/strong> In a story published Aug\. 19/);
  expect(story).toMatch(/valleyledger\.example<\/a> <span class="tag">uncorrected<\/span>/);
  const { copies } = (await (await desk.ask(`/stories/${id}.json`)).json()) as { copies: object[] };
  expect(copies).toMatchObject([
    {
      host: 'www.valleyledger.example',
      uncorrected: expect.stringContaining('160 feet, not 106'),
      stale: [{ has: expect.stringContaining('106 feet'), corrected: expect.stringContaining('160 feet') }],
    },
    { host: 'www.peninsulapost.example', uncorrected: null },
  ]);
  expect(story).toContain('1 sentence without the correction');
  // The last message of each tells a later stage both facts: one is cut and uncorrected, the other has the correction.
  const messages = await desk.store.outbox(9);
  const last = new Map(messages.map(({ articleId, storyId, copy }) => [articleId, { storyId, copy }]));
  const [cut, corrected] = (copies as { articleId: string }[]).map(({ articleId }) => last.get(articleId));
  expect(cut).toMatchObject({ storyId: id, copy: { corrected: false, uncorrected: true } });
  expect(cut?.copy?.share).toBeLessThan(0.9);
  expect(corrected).toMatchObject({ storyId: id, copy: { share: 1, corrected: true, uncorrected: false } });
  expect(messages.at(-1)).toMatchObject({ change: 'story', copy: { uncorrected: true } });
  expect(desk.faults).toEqual([]);
});
