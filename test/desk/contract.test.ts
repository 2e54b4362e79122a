import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fixturePage, openTestDesk, type TestDesk } from './open.ts';

/** Answers of the door held against its own contract, by validators that are not ours. */
let desk: TestDesk;
let contract: any;
const page = fixturePage('notes--correction');
beforeAll(async () => {
  desk = await openTestDesk();
  await desk.take(page, fixturePage('reject--search-page'));
  contract = await (await desk.ask('/v1/openapi.json')).json();
});
afterAll(() => desk[Symbol.asyncDispose]());

test('the contract is OpenAPI 3.1', async () => {
  const { valid, errors } = await new Validator().validate(structuredClone(contract));
  expect(errors).toBeUndefined();
  expect(valid).toBe(true);
});

const json = (body: unknown): RequestInit => ({
  method: 'POST',
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json' },
});
const accept = (type: string): RequestInit => ({ headers: { accept: type } });
const GIVEN = { url: 'https://outlet.example/x', html: '<p>x' };

const CALLS: readonly (readonly [status: number, path: string, template: string, init?: RequestInit])[] = [
  [200, '/v1/articles', '/v1/articles'],
  [200, '/v1/articles?q=kite&agency=AP&limit=1', '/v1/articles'],
  [200, '/v1/articles', '/v1/articles', accept('application/x-ndjson')],
  [400, '/v1/articles?limit=-1', '/v1/articles'],
  [200, '/v1/articles/ID', '/v1/articles/{id}'],
  [200, '/v1/articles/ID', '/v1/articles/{id}', accept('text/markdown')],
  [200, '/v1/articles/ID', '/v1/articles/{id}', accept('application/vnd.iptc.ninjs+json')],
  [404, '/v1/articles/a-none', '/v1/articles/{id}'],
  [200, `/v1/pages/${page.id}`, '/v1/pages/{id}'],
  [404, '/v1/pages/p-none', '/v1/pages/{id}'],
  [200, '/v1/rejects', '/v1/rejects'],
  [400, '/v1/rejects?reason=x', '/v1/rejects'],
  [202, '/v1/pages', '/v1/pages', json(GIVEN)],
  [400, '/v1/pages', '/v1/pages', { method: 'POST', body: '{', headers: { 'content-type': 'application/json' } }],
  [403, '/v1/pages', '/v1/pages', { ...json(GIVEN), headers: { origin: 'https://evil.example' } }],
  [415, '/v1/pages', '/v1/pages', { method: 'POST', body: 'x', headers: { 'content-type': 'image/png' } }],
  [422, '/v1/pages', '/v1/pages', json({ ...GIVEN, bodyBase64: 'eA==' })],
  [413, '/v1/clean', '/v1/clean', json({ html: 'x'.repeat(2e6) })],
  [200, '/v1/clean', '/v1/clean', json({ html: Buffer.from(page.bytes).toString() })],
  [200, '/v1/clean', '/v1/clean', json(GIVEN)],
];

test.for(CALLS)('%i %s answers as %s says', async ([status, path, template, init]) => {
  const { articles } = (await (await desk.ask('/v1/articles')).json()) as { articles: { id: string }[] };
  const answer = await desk.ask(path.replace('ID', articles[0]?.id ?? ''), init);
  expect(answer.status).toBe(status);
  const operation = contract.paths[template][(init?.method ?? 'get').toLowerCase()];
  const type = answer.headers.get('content-type')?.split(';')[0] ?? '';
  const declared = operation.responses[status]?.content?.[type];
  expect(declared, `${status} ${type} is declared`).toBeDefined();
  if (!/json$/.test(type) || type === 'application/x-ndjson') return;
  const ajv = addFormats.default(new Ajv2020({ strict: false, allErrors: true }));
  ajv.addSchema({ $id: 'contract', components: contract.components });
  const schema = JSON.parse(JSON.stringify(declared.schema).replaceAll('"#/components', '"contract#/components'));
  const valid = ajv.validate(schema, await answer.json());
  expect(ajv.errors).toBeNull();
  expect(valid).toBe(true);
});
