import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Visitor, parseSync } from 'oxc-parser';
import { expect, test } from 'vitest';

/** A longer pattern is written over lines (`src/text/over-lines.ts`). */
const LONGEST = 125;
const ROOT = join(import.meta.dirname, '..', '..');

test(`no pattern of more than ${LONGEST} characters stands on one line`, () => {
  let seen = 0;
  const long = globSync('{src,workers}/**/*.ts', { cwd: ROOT }).flatMap((file) => {
    const found: string[] = [];
    const visitor = new Visitor({
      Literal(node) {
        if (!('regex' in node)) return;
        seen += 1;
        const { pattern } = node.regex;
        if (pattern.length > LONGEST) found.push(`${file}: ${pattern.slice(0, 40)}`);
      },
    });
    visitor.visit(parseSync(file, readFileSync(join(ROOT, file), 'utf8')).program);
    return found;
  });
  expect(long).toEqual([]);
  expect(seen).toBeGreaterThan(500);
});
