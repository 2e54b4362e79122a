import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { BenchPage } from '../../bench/contenders/contenders.ts';
import { LIBRARIES, UNIT } from '../../bench/contenders/libraries.ts';
import { startNode } from '../../bench/contenders/node.ts';
import { newPage } from '../../src/model/page.ts';

test.for([UNIT, 'copydesk, clean()'])('%s reads pages in a process of its own', async (name) => {
  expect([...LIBRARIES.keys()]).toContain(name);
  const html = readFileSync(join(import.meta.dirname, '../../fixtures/pages/notes--correction/page.html'), 'utf8');
  const page = newPage({ url: null, bytes: Buffer.from(html), contentType: 'text/html', fetchedAt: null });
  const pages: BenchPage[] = [{ page, html }];
  const contender = await startNode(name);
  try {
    const once = await contender!.pass(pages);
    const twice = await contender!.pass([...pages, ...pages]);
    expect(once.cpuSeconds).toBeGreaterThan(0);
    expect(once.made).toBeGreaterThan(0);
    expect(twice.made).toBe(once.made * 2);
  } finally {
    contender?.stop();
  }
});
