import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { storiesCommand, suggestRulesCommand } from '../../src/cli/stories.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { UserRuleEntry } from '../../src/model/rule-file.ts';
import { articleId, articleOf, samplePage } from '../store/sample.ts';
import { openEmpty } from '../store/template.ts';
import { bodyOf, OTHER, STORY } from '../stories/texts.ts';

const LINE = 'Our newsroom runs on readers like you: subscribe for a dollar a week.';
const CORRECTION = 'This story has been corrected to show that 114,000 people board there each year, not 140,000.';

let store: Store;
const open = async () => store;
const ids: Record<string, string> = {};

async function put(host: string, paragraphs: readonly string[], correction?: string): Promise<void> {
  const name = `${host}/${paragraphs[0]!.slice(0, 9)}`;
  const page = samplePage(encodeURI(name));
  await store.putPages([page]);
  const outcome = articleOf(page, { host, text: bodyOf(paragraphs), headline: `Pier to be rebuilt, says ${host}` });
  if (correction !== undefined && outcome.outcome === 'article')
    outcome.article.notes.push({ kind: 'correction', text: correction, position: 'tail' });
  await store.commit(page, outcome);
  ids[name] = articleId(outcome);
}

beforeAll(async () => {
  store = await openStore(await openEmpty());
  await put('whole.example', STORY);
  await put('cut.example', STORY.slice(0, 3));
  await put(
    'corrected.example',
    STORY.map((text) => text.replace('140,000', '114,000')),
    CORRECTION,
  );
  await put('own.example', [...STORY.slice(0, 2), LINE, ...STORY.slice(2)]);
  for (const host of ['whole.example', 'cut.example']) await put(host, OTHER);
  await put('own.example', [OTHER[0]!, LINE, ...OTHER.slice(1)]);
}, 60_000);
afterAll(() => store[Symbol.asyncDispose]());
afterEach(() => vi.restoreAllMocks());

async function output(command: () => Promise<number>): Promise<{ status: number; out: string; err: string }> {
  const texts = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const)
    vi.spyOn(process[stream], 'write').mockImplementation((text) => {
      texts[stream] += text;
      return true;
    });
  const status = await command();
  vi.restoreAllMocks();
  return { status, out: texts.stdout, err: texts.stderr };
}

test('stories: one line for each that several outlets have', async () => {
  const { status, out } = await output(() => storiesCommand(undefined, { json: true }, open));
  expect(status).toBe(0);
  expect(
    out
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as object),
  ).toMatchObject([
    { copies: 3, outlets: 3, corrected: 0 },
    { copies: 4, outlets: 4, corrected: 1 },
  ]);
  expect((await output(() => storiesCommand(undefined, { copies: 4 }, open))).err).toBe(
    '1 story with 4 copies or more\n',
  );
});

test('one story: what was cut, what was added, and who still has the uncorrected text', async () => {
  const [id] = Object.values(ids);
  const { out } = await output(() => storiesCommand(id, { json: true }, open));
  const story = JSON.parse(out) as { copies: { host: string }[] };
  expect(Object.fromEntries(story.copies.map((copy) => [copy.host, copy]))).toMatchObject({
    'whole.example': { cutFromBottom: 0, uncorrected: CORRECTION },
    'cut.example': { cutFromBottom: expect.any(Number), uncorrected: CORRECTION },
    'corrected.example': { uncorrected: null },
    'own.example': { added: [LINE], uncorrected: CORRECTION },
  });
  expect((await output(() => storiesCommand(id, { text: true }, open))).out).toBe(`${bodyOf(STORY)}\n`);
  expect((await output(() => storiesCommand(id, {}, open))).out.replace(/\s+/g, ' ')).toContain(
    'whole.example still says: Opponents, led by the ferry company Cobham Lines, say the money should go to the south quay, where 140,000',
  );
  const table = (await output(() => storiesCommand(id, {}, open))).out;
  expect(table).toMatch(/4 copies of 4 owners, 1 version\n.*by the vote of 4 owners\nCorrection: This story/);
});

test('a story that there is not is named', async () => {
  const { status, err } = await output(() => storiesCommand('s-none', {}, open));
  expect([status, err]).toEqual([1, 'copydesk: no story s-none is stored; "copydesk stories" lists those there are\n']);
});

test('lines one outlet alone puts into several stories are suggested as rules, in the form of a rules file', async () => {
  const { out } = await output(() => suggestRulesCommand(open));
  const rules = UserRuleEntry.array().parse(JSON.parse(out));
  expect(rules).toMatchObject([{ hosts: ['own.example'], on: 'text', cut: [LINE] }]);
  expect(new RegExp(rules[0]!.pattern).test(LINE)).toBe(true);
});
