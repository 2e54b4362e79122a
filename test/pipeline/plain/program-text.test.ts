import { describe, expect, test } from 'vitest';
import { clean } from '../../../src/pipeline/clean.ts';
import { newPage } from '../../../src/model/page.ts';

const made = (text: string, contentType: string | null = 'text/plain') =>
  clean(newPage({ url: null, bytes: Buffer.from(text), contentType, fetchedAt: null }), { cleanedAt: null });

const PROGRAMS: Record<string, string> = {
  C: '#include <stdio.h>\n\nint main(void) {\n  printf("hello");\n  return 0;\n}\n',
  Python:
    'import os\nfrom pathlib import Path\n\ndef count(path):\n    return len(Path(path).read_text())\n\nprint(count("a"))\n',
  'a script with its interpreter named': '#!/bin/sh\nset -eu\ncd /srv/pages\nls | wc -l\n',
  SQL: 'CREATE TABLE pages (\n  id text\n);\nINSERT INTO pages VALUES (1);\n',
};

describe('program text', () => {
  test.for(Object.entries(PROGRAMS))('%s is refused by its name', ([name, text]) => {
    const outcome = made(text);
    expect(outcome).toMatchObject({ outcome: 'rejected', reject: { reason: 'not-html' } });
    expect(outcome.outcome === 'rejected' && outcome.reject.detail).toBe(`program text (${name}), not a story`);
  });

  test('a story that quotes a line of a program is none', () => {
    const story = [
      'Students learn to count with machines',
      '',
      'HADLEY, Kan. (AP) — Pupils of the Hadley grade school wrote their first programs on Tuesday, the principal said.',
      '',
      'The first of them ended in a semicolon, and worked at once, to the surprise of those who had written it:',
      '',
      'let sum = 1 + 1;',
      '',
      '“It said two,” said Ann Poe, who is 9. “I knew that before, but now the machine knows it too.”',
    ].join('\n');
    expect(made(story)).toMatchObject({
      outcome: 'article',
      article: { headline: 'Students learn to count with machines', agency: 'AP' },
    });
  });

  test('binary data called text is refused by its first bytes', () => {
    const png = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.alloc(100)]);
    expect(
      clean(newPage({ url: null, bytes: png, contentType: 'text/plain', fetchedAt: null }), { cleanedAt: null }),
    ).toMatchObject({ outcome: 'rejected', reject: { reason: 'not-html', detail: 'a PNG image, by its first bytes' } });
  });

  test('a page that its server calls text is read as a page', () => {
    const page = `<!doctype html><title>Council votes</title><h1>Council votes to keep the ferry</h1>${'<p>The council voted on Monday to keep the ferry for another year, the mayor said in the evening.</p>'.repeat(3)}`;
    expect(made(page)).toMatchObject({ outcome: 'article', article: { headline: 'Council votes to keep the ferry' } });
  });
});
