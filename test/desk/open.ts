import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Access, type Token } from '../../src/desk/access/access.ts';
import { createDesk } from '../../src/desk/app.ts';
import { Pulse } from '../../src/desk/pulse.ts';
import { Reading } from '../../src/desk/reading/reading.ts';
import { newPage, type Page } from '../../src/model/page.ts';
import { createMetrics } from '../../src/observe/metrics.ts';
import { clean } from '../../src/pipeline/clean.ts';
import { openQueues, type Queues } from '../../src/queue/queues.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { openEmpty } from '../store/template.ts';

/** A desk over an empty embedded database, asked in this process; nothing listens, nothing is cleaned by itself. */
export interface TestDesk extends AsyncDisposable {
  readonly store: Store;
  readonly queues: Queues;
  readonly faults: unknown[];
  /** Another desk over the same store, with tokens of its own. */
  with(options: { tokens?: readonly Token[]; loopback?: boolean; pageLimit?: number; highWater?: number }): Ask;
  readonly ask: Ask;
  /** Stores pages and what `clean` makes of them, and brings lists and search up to date. */
  take(...pages: readonly Page[]): Promise<void>;
}

export type Ask = (path: string, init?: RequestInit) => Promise<Response>;

export async function openTestDesk(): Promise<TestDesk> {
  const database = await openEmpty();
  const store = await openStore(database);
  const settings = {
    databaseUrl: null,
    databaseCa: null,
    redisUrl: null,
    redisCa: null,
    queuePrefix: 'copydesk',
    attempts: 5,
  };
  const queues = await openQueues({ ...settings, retrySeconds: 1, highWater: 100 }, database.pglite, () => {});
  const limits = { threadMemoryMb: 256, timeLimitSeconds: 10, pageLimitMb: 1 };
  const reading = new Reading(limits);
  const metrics = createMetrics({ version: '0', backend: 'embedded' });
  const pulses = new DisposableStack();
  const faults: unknown[] = [];
  const parts = { store, queues, metrics, reading, userRules: [], version: '0.1.0', place: 'memory' };
  const open: TestDesk['with'] = ({ tokens = [], loopback = true, pageLimit = 1e6 }) => {
    const desk = createDesk(
      {
        ...parts,
        pulse: pulses.use(new Pulse(store, queues)),
        pageLimit,
        access: new Access(tokens),
        notReady: async () => [],
        onFault: (error) => faults.push(error),
      },
      { loopback },
    );
    return async (path, init) => desk.request(`http://localhost${path}`, init);
  };
  return {
    store,
    queues,
    faults,
    with: open,
    ask: open({}),
    async take(...pages) {
      await store.putPages(pages);
      for (const page of pages) await store.commit(page, clean(page, { cleanedAt: '2026-11-01T00:00:00.000Z' }));
      await store.desk.indexArticles(1000);
      await store.desk.indexWords(1000);
    },
    async [Symbol.asyncDispose]() {
      pulses.dispose();
      metrics[Symbol.dispose]();
      await reading[Symbol.asyncDispose]();
      await queues[Symbol.asyncDispose]();
      await store[Symbol.asyncDispose]();
    },
  };
}

/** A page of the fixtures. */
export function fixturePage(name: string): Page {
  const folder = join(import.meta.dirname, '../../fixtures/pages', name);
  const known = JSON.parse(readFileSync(join(folder, 'page.json'), 'utf8')) as Partial<Page>;
  const { url = null, contentType = null, fetchedAt = null } = known;
  return newPage({ url, contentType, fetchedAt, bytes: readFileSync(join(folder, 'page.html')) });
}

/** Where something from an outlet could do harm: markup in text, in attributes, in what is fetched. */
export const HOSTILE = newPage({
  url: 'https://outlet.example/<script>alert(1)</script>',
  contentType: 'text/html; charset=utf-8',
  fetchedAt: null,
  bytes: Buffer.from(`<!doctype html><html><head><title>Pilots vote</title><base href="https://evil.example/">
<meta http-equiv="refresh" content="0;url=https://evil.example/"><script>document.title = 'taken over'</script>
<link rel="stylesheet" href="https://evil.example/x.css"></head><body onload="document.title='taken over'">
<h1>Pilots &lt;img src=x onerror="document.title='taken over'"&gt; vote</h1>
<p class="lead" onclick="alert(1)" style="background:url(https://evil.example/p.png)">SONORA, Calif. (AP) — Harbor pilots voted on Tuesday to stay at work until the spring, &lt;script&gt;document.title = 'taken over'&lt;/script&gt; the union said, when a new contract is to be signed.</p>
<p>Nobody was hurt. The port said that the ships which waited outside the bay would be brought in before the night, one after the other.</p>
<p>The vote was close, and both sides said that they would go on talking about the hours and about the pay of the younger pilots.</p>
<img src="https://evil.example/p.gif" onerror="document.title='taken over'" alt="a &quot;picture&quot;">
<iframe src="https://evil.example/"></iframe><form action="https://evil.example/"><input name="q"><button>Send</button></form>
<svg onload="document.title='taken over'"><text>x</text></svg><a href="javascript:document.title='taken over'">Read more</a>
<section class="newsletter"><p>Sign up for &lt;b onmouseover=alert(1)&gt;our newsletter&lt;/b&gt;</p></section></body></html>`),
});
