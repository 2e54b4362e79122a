import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Article } from '../../src/model/article.ts';

const ROOT = join(import.meta.dirname, '../..');

/** The records of all fixtures that are articles. */
export const FIXTURES: readonly Article[] = globSync('fixtures/pages/*/expected.json', { cwd: ROOT })
  .sort()
  .map((path) => JSON.parse(readFileSync(join(ROOT, path), 'utf8')) as { outcome: string; article?: Article })
  .flatMap(({ article }) =>
    // Versions and measures change with the program, so fixtures are without them.
    article === undefined
      ? []
      : [
          {
            ...article,
            quality: { ...article.quality, confidence: 0.9 },
            provenance: { ...article.provenance, rulesVersion: '1', programVersion: '1' },
          },
        ],
  );

export function fixture(headline: string): Article {
  const found = FIXTURES.find((article) => article.headline === headline);
  if (found === undefined) throw new Error(`no fixture has the headline ${headline}`);
  return found;
}

export async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}
