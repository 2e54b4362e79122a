import { describe, expect, test } from 'vitest';
import { articleOf, rejectOf, samplePage } from './sample.ts';
import type { Subject } from './subject.ts';

export function statusContract(current: () => Subject): void {
  describe('status', () => {
    test('counts what waits and what the last hour and day brought, and names quiet outlets', async () => {
      const { store, database } = current();
      expect(await store.status()).toMatchObject({
        waiting: 0,
        oldestWaiting: null,
        outbox: 0,
        perMinute: 0,
        quiet: [],
      });
      const names = ['a', 'b', 'c', 'd', 'old', 'older', 'oldest', 'w'];
      const pages = new Map(names.map((name) => [name, samplePage(name)]));
      await store.putPages([...pages.values()]);
      const page = (name: string) => pages.get(name)!;
      for (const name of ['a', 'b']) await store.commit(page(name), articleOf(page(name), { host: 'loud.example' }));
      await store.commit(page('c'), rejectOf(page('c'), 'empty'));
      await store.commit(page('d'), rejectOf(page('d'), 'no-story'));
      for (const name of ['old', 'older', 'oldest'])
        await store.commit(page(name), articleOf(page(name), { host: 'silent.example' }));
      await database.script(`
        update copydesk.outcomes set at = now() - interval '3 hours' where page_id = '${page('d').id}';
        update copydesk.outcomes set at = now() - interval '3 days' where page_id in (select page_id from copydesk.articles where headline = 'Harbor pilots vote' and page_id = any (array['${page('old').id}', '${page('older').id}', '${page('oldest').id}']));
        update copydesk.articles set changed_at = now() - interval '3 days' where page_id = any (array['${page('old').id}', '${page('older').id}', '${page('oldest').id}']);
        update copydesk.pages set stored_at = now() - interval '90 minutes' where id = '${page('w').id}'`);
      const status = await store.status();
      expect(status).toMatchObject({
        waiting: 1,
        outbox: 5,
        perMinute: 0.6,
        hour: { pages: 7, articles: 2, rejected: 1, reasons: { empty: 1 } },
        day: { pages: 8, articles: 2, rejected: 2, reasons: { empty: 1, 'no-story': 1 } },
        quiet: [{ host: 'silent.example', week: 3 }],
      });
      expect(Date.now() - Date.parse(status.oldestWaiting!)).toBeGreaterThan(80 * 60_000);
      expect(status.bytes).toBeGreaterThan(1_000_000);
    });
  });
}
