import { expect, test } from 'vitest';
import { jsonSchemas, SCHEMA_NAMES } from '../../src/model/schemas.ts';

/** The committed files are what producers and consumers in other languages read: `npx vitest -u` renews them. */
test.for(SCHEMA_NAMES)('docs/schema/%s.json is the schema the program checks by', async (name) => {
  await expect(`${JSON.stringify(jsonSchemas()[name], null, 2)}\n`).toMatchFileSnapshot(
    `../../docs/schema/${name}.json`,
  );
});

test('a JSONL line needs exactly one of html and bodyBase64, in the schema too', () => {
  expect(jsonSchemas().jsonl).toMatchObject({ oneOf: [{ required: ['html'] }, { required: ['bodyBase64'] }] });
});
