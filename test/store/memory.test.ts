import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'copydesk-memory-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const here = (path: string) => JSON.stringify(new URL(path, import.meta.url).href);
/** Opens a database and asks it until V8's second compiler would have taken its functions; prints the most memory in kB. */
const PROGRAM = `
  import { openPglite } from ${here('../../src/store/pglite.ts')};
  import { openStore } from ${here('../../src/store/open.ts')};
  const database = await openPglite(process.argv[1]);
  await using store = await openStore(database);
  const [{ sum }] = await database.query('select sum(n % 10 + length(n::text))::int as sum from generate_series(1, 20000) as n where n % 7 <> 3');
  console.log(sum, process.resourceUsage().maxRSS);
`;

test('an embedded database that is asked takes 450 MB at most', () => {
  const told = execFileSync(process.execPath, ['--input-type=module', '--eval', PROGRAM, join(folder, 'data')]);
  const [sum, kilobytes] = told.toString().split(' ').map(Number);
  const numbers = Array.from({ length: 20_000 }, (_, n) => n + 1).filter((n) => n % 7 !== 3);
  expect(sum).toBe(numbers.reduce((total, n) => total + (n % 10) + `${n}`.length, 0));
  expect(kilobytes! / 1000).toBeLessThan(450);
});
