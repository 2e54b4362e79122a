import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clean } from '../../src/pipeline/clean.ts';
import { withUserRules } from '../../src/rules/rule-set.ts';
import { fixturePage, openTestDesk, type TestDesk } from './open.ts';

let desk: TestDesk;
const page = fixturePage('notes--correction');
beforeAll(async () => {
  desk = await openTestDesk();
  await desk.take(page);
});
afterAll(() => desk[Symbol.asyncDispose]());

const json = async (path: string): Promise<any> => (await desk.ask(path)).json();
const correct = (marks: readonly number[], note = '') =>
  desk.ask(`/pages/${page.id}/correct`, {
    method: 'POST',
    body: new URLSearchParams([...marks.map((mark): [string, string] => ['mark', String(mark)]), ['note', note]]),
  });
const blockOf = async (words: string): Promise<number> =>
  (await json(`/pages/${page.id}.json`)).blocks.find(({ text }: { text: string }) => text.includes(words)).block;

describe('a correction', () => {
  test('puts a block back and takes one out, is what everybody reads, and is announced', async () => {
    const { id } = (await json('/articles.json')).articles[0];
    const before = await json(`/v1/articles/${id}`);
    const [put, taken] = [await blockOf('A corrected version of the story'), await blockOf('flying piano')];
    const answer = await correct([put, taken], 'the introduction belongs to it');
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/pages/${page.id}#correction`]);
    const after = await json(`/v1/articles/${id}`);
    expect(after.body.text).toContain('A corrected version of the story is below:');
    expect(after.body.text).not.toContain('flying piano');
    expect(after).toMatchObject({
      id,
      revision: before.revision,
      headline: before.headline,
      quality: { flags: expect.arrayContaining(['corrected']) },
    });
    expect(after.contentHash).not.toBe(before.contentHash);
    expect((await json('/articles.json?flag=corrected')).articles).toMatchObject([{ id, corrected: true }]);
    const { announced, corrections } = await json(`/articles/${id}.json`);
    expect(announced).toHaveLength(2);
    expect(corrections).toMatchObject([
      { note: 'the introduction belongs to it', marks: [{ fate: 'kept' }, { fate: 'cut' }] },
    ]);
    const shown = await (await desk.ask(`/pages/${page.id}`)).text();
    expect(shown).toMatch(/Corrected by hand[\s\S]*1 block put back, 1 block taken out/);
    expect(shown).toMatch(new RegExp(`value="${put}"\\s+form="correct"\\s+checked`));
  });

  test('outlives cleaning anew, with other rules, and even a refusal', async () => {
    const { id } = (await json('/articles.json')).articles[0];
    const rules = withUserRules([
      {
        id: 'own-kite',
        reason: 'kites',
        on: 'text',
        pattern: /^A kite shaped/,
        cut: ['A kite shaped like this'],
        keep: ['No kite'],
      },
    ]);
    await desk.store.commit(page, clean(page, { cleanedAt: null, rules }));
    const record = await json(`/v1/articles/${id}`);
    expect(record.body.text).toContain('A corrected version of the story is below:');
    expect(record.body.text).toContain('A kite shaped');
    const trace = { pageId: page.id, notes: [], removals: [] };
    await desk.store.commit(page, {
      outcome: 'rejected',
      reject: { reason: 'no-story', detail: 'by other rules' },
      trace,
    });
    expect((await json(`/v1/articles/${id}`)).body.text).toBe(record.body.text);
    await desk.store.commit(page, clean(page, { cleanedAt: null }));
  });

  test('is the draft of a fixture', async () => {
    const draft = async (file: string) => (await desk.ask(`/pages/${page.id}/draft/${file}`)).text();
    expect(await draft('page.html')).toBe(Buffer.from(page.bytes).toString());
    expect(JSON.parse(await draft('page.json'))).toMatchObject({ url: page.url });
    const truth = JSON.parse(await draft('truth.json'));
    expect(truth).toMatchObject({
      outcome: 'article',
      agency: 'AP',
      dateline: { places: [{ name: 'Long Beach', country: 'US' }] },
    });
    expect(JSON.stringify(truth.paragraphs)).not.toContain('flying piano');
    expect((await desk.ask(`/pages/${page.id}/draft/other`)).status).toBe(404);
  });

  test('is taken back', async () => {
    const { id } = (await json('/articles.json')).articles[0];
    await correct([]);
    const record = await json(`/v1/articles/${id}`);
    expect(record.body.text).toContain('flying piano');
    expect(record.quality.flags).not.toContain('corrected');
  });

  test('is refused where it would change nothing, and to who may not edit', async () => {
    expect((await correct([99_999])).status).toBe(422);
    const refused = fixturePage('reject--search-page');
    await desk.take(refused);
    const path = `/pages/${refused.id}/correct`;
    const body = new URLSearchParams({ mark: '0' });
    expect(await desk.store.desk.correction(refused.id)).toBeNull();
    const guarded = desk.with({ tokens: [{ role: 'read', value: 'read-0123456789abcdef' }] });
    const headers = { authorization: 'Bearer read-0123456789abcdef' };
    expect((await guarded(path, { method: 'POST', body, headers })).status).toBe(403);
    expect(await (await guarded(`/pages/${page.id}`, { headers })).text()).not.toContain('name="mark"');
    expect(desk.faults).toEqual([]);
  });

  test('makes an article of a page that was refused, which stays one until it is taken back', async () => {
    const refused = fixturePage('reject--section-front');
    await desk.take(refused);
    const path = `/pages/${refused.id}`;
    const post = (fields: Record<string, string>) =>
      desk.ask(`${path}/correct`, { method: 'POST', body: new URLSearchParams(fields) });
    const shown = await (await desk.ask(path)).text();
    expect(shown).toContain('Make it an article');
    const { blocks } = await json(`${path}.json`);
    const block = blocks.find(({ fate }: { fate: string }) => fate === 'cut');
    expect((await post({ story: 'yes', mark: String(block.block), note: 'a list of results' })).status).toBe(303);
    const { article } = await json(`/v1${path}`);
    const record = await json(`/v1/articles/${article.id}`);
    expect(record.body.text).toContain(block.text);
    expect(record.quality.flags).toContain('corrected');
    expect((await json('/v1/rejects')).rejects.map(({ pageId }: { pageId: string }) => pageId)).not.toContain(
      refused.id,
    );
    // Cleaned again, by whatever rules.
    expect(clean(refused, { cleanedAt: null }).outcome).toBe('rejected');
    await desk.store.commit(refused, clean(refused, { cleanedAt: null }));
    expect(await json(`/v1/articles/${article.id}`)).toEqual(record);
    expect(await (await desk.ask(path)).text()).toContain('1 block put back');
    // Nothing is marked any more.
    expect((await post({})).status).toBe(303);
    expect(await json(`/v1${path}`)).toMatchObject({
      outcome: 'rejected',
      article: null,
      reject: { reason: 'section-front' },
    });
    expect((await desk.ask(`/v1/articles/${article.id}`)).status).toBe(404);
    expect(desk.faults).toEqual([]);
  });
});
