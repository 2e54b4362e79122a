import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonSchemas } from '../src/model/schemas.ts';
import { VERSIONS } from '../src/model/versions.ts';
import { ANALYSIS } from '../src/store/schema/analysis.ts';

/** What the last release promised. `node docs/released.ts` writes it anew: part of making a release, and of nothing else. */
export type Released = Readonly<Record<keyof typeof VERSIONS, { readonly version: number; readonly digest: string }>>;

const FILE = join(import.meta.dirname, 'schema', 'released.json');

export function readReleased(): Released {
  return JSON.parse(readFileSync(FILE, 'utf8')) as Released;
}

/** Digests of what is promised now; words of description do not count. */
export function digestsOfToday(): Readonly<Record<keyof typeof VERSIONS, string>> {
  const { article, message } = jsonSchemas();
  return { record: digestOf(article), message: digestOf(message), views: digestOf(ANALYSIS.replace(/\s+/g, ' ')) };
}

export function digestOf(contract: unknown): string {
  const told = new Set(['description', 'title', 'version']);
  const json = JSON.stringify(contract, (key, value: unknown) =>
    told.has(key) && typeof value !== 'object' ? undefined : value,
  );
  return createHash('sha256').update(json).digest('hex').slice(0, 16);
}

if (import.meta.main) {
  const digests = digestsOfToday();
  const names = Object.keys(VERSIONS) as (keyof typeof VERSIONS)[];
  const released = Object.fromEntries(names.map((name) => [name, { version: VERSIONS[name], digest: digests[name] }]));
  writeFileSync(FILE, `${JSON.stringify(released, null, 2)}\n`);
}
