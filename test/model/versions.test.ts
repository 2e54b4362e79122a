import { expect, test } from 'vitest';
import { digestOf, digestsOfToday, readReleased } from '../../docs/released.ts';
import { jsonSchemas } from '../../src/model/schemas.ts';
import { VERSIONS } from '../../src/model/versions.ts';

const NAMES = Object.keys(VERSIONS) as (keyof typeof VERSIONS)[];

test.for(NAMES)('%s: its version is raised where it changed since the last release, and there only', (name) => {
  const { version, digest } = readReleased()[name];
  const changed = digestsOfToday()[name] !== digest;
  expect(
    VERSIONS[name],
    changed
      ? `the ${name} is another than in the last release: set VERSIONS.${name} in src/model/versions.ts to ${version + 1}`
      : `the ${name} is the same as in the last release: VERSIONS.${name} in src/model/versions.ts stays ${version}`,
  ).toBe(changed ? version + 1 : version);
});

test('a digest follows a field and not its description', () => {
  const { article } = jsonSchemas();
  const described = JSON.parse(JSON.stringify(article).replaceAll('"description":"', '"description":"Now: '));
  expect(described).not.toEqual(article);
  expect(digestOf(described)).toBe(digestOf(article));
  const other = JSON.parse(JSON.stringify(article).replace('"headline":', '"heading":'));
  expect(digestOf(other)).not.toBe(digestOf(article));
});

test('the schemas of record and message carry their versions', () => {
  const { article, message, job } = jsonSchemas();
  expect([article['version'], message['version'], job['version']]).toEqual([
    VERSIONS.record,
    VERSIONS.message,
    undefined,
  ]);
});
