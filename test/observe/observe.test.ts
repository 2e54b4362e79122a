import { Writable } from 'node:stream';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { createEvents } from '../../src/observe/events.ts';
import { serveHealth } from '../../src/observe/health.ts';
import { describeError, openLog } from '../../src/observe/log.ts';
import { createMetrics } from '../../src/observe/metrics.ts';
import { Progress } from '../../src/observe/progress.ts';
import { newPage } from '../../src/model/page.ts';
import { articleOf } from '../store/sample.ts';
import { prepareOutcome } from '../../src/store/outcome-row.ts';

function ear() {
  const lines: Record<string, unknown>[] = [];
  let raw = '';
  const destination = new Writable({
    write(chunk, _, done) {
      raw += chunk;
      lines.push(JSON.parse(String(chunk)) as Record<string, unknown>);
      done();
    },
  });
  return { lines, raw: () => raw, log: openLog('debug', destination) };
}

const METRICS = () => createMetrics({ version: '1.2.3', backend: 'embedded' });

describe('the log', () => {
  test('hides credentials in messages, fields and errors', () => {
    const { log, raw } = ear();
    log.info(
      { url: 'https://me:hunter2@outlet.example/', error: new Error('connect redis://:hunter2@cache:6379 failed') },
      'reading postgres://me:hunter2@db/x',
    );
    expect(raw()).not.toContain('hunter2');
    expect(raw()).toContain('https://***@outlet.example/');
  });

  test('sends no escape sequence of a page to a terminal and keeps one event one line', () => {
    const { log, raw } = ear();
    log.info({ headline: '\u001b[2Jgone\nsecond' }, 'x');
    expect(raw()).not.toContain('\u001b');
    expect(raw().trimEnd()).not.toContain('\n');
  });

  test('says an error on one line, with what is grouped in it', () => {
    expect(
      describeError(
        new AggregateError([
          Object.assign(new Error('connect ECONNREFUSED ::1:1'), { code: 'ECONNREFUSED' }),
          new Error('two'),
        ]),
      ),
    ).toBe('connect ECONNREFUSED ::1:1; two');
    expect(describeError(Object.assign(new Error('away\n  now'), { code: 'E1' }))).toBe('away now (E1)');
  });
});

describe('events', () => {
  const page = {
    ...newPage({ url: 'https://outlet.example/', bytes: Buffer.from('12345'), contentType: null, fetchedAt: null }),
    packed: new Uint8Array(),
    size: 5,
  };

  test('an outcome is counted where it is logged', async () => {
    using metrics = METRICS();
    const { log, lines } = ear();
    createEvents(log, metrics).committed(
      page,
      prepareOutcome({
        outcome: 'rejected',
        reject: { reason: 'paywall-teaser', detail: 'wall' },
        trace: { pageId: page.id, notes: [], removals: [] },
      }),
      { articleId: null, revision: null, change: null, withdrawn: null, kept: false },
    );
    expect(await metrics.rejects.get()).toMatchObject({ values: [{ labels: { reason: 'paywall-teaser' }, value: 1 }] });
    expect(lines).toMatchObject([{ level: 'debug', msg: 'rejected', pageId: page.id, reason: 'paywall-teaser' }]);
  });

  test('what a hundred jobs suffer at once is one line a second, with how often and some of them', () => {
    using metrics = METRICS();
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const { log, lines } = ear();
    const events = createEvents(log, metrics);
    for (let n = 0; n < 64; n++) events.stalled(`p-0000000${n}`);
    for (let n = 0; n < 96; n++) events.queueError(new Error(`Missing lock for job p-0000000${n}. moveToFinished`));
    expect(lines).toEqual([]);
    vi.advanceTimersByTime(1000);
    expect(lines).toMatchObject([
      {
        msg: 'jobs lost their worker and are queued again',
        count: 64,
        jobIds: ['p-00000000', 'p-00000001', 'p-00000002'],
      },
      { msg: 'queue: Missing lock for a job. moveToFinished', count: 96 },
    ]);
    events.stalled('p-00000000');
    events.stopped(true);
    expect(lines.slice(2)).toMatchObject([{ count: 1, jobIds: ['p-00000000'] }, { drained: true }]);
  });

  test('a minute of a worker is one line; none of idle minutes, or while a service is away', () => {
    using metrics = METRICS();
    const { log, lines } = ear();
    let now = 0;
    const events = createEvents(log, metrics, () => now);
    const reject = (reason: 'no-story' | 'empty') =>
      events.committed(
        page,
        prepareOutcome({
          outcome: 'rejected',
          reject: { reason, detail: '' },
          trace: { pageId: page.id, notes: [], removals: [] },
        }),
        { articleId: null, revision: null, change: null, withdrawn: null, kept: false },
      );
    for (const reason of ['no-story', 'empty', 'empty'] as const) reject(reason);
    now = 60_000;
    events.minute(7);
    events.minute(0);
    events.outage('store', new Error('gone'));
    reject('empty');
    events.minute(7);
    expect(lines.filter(({ msg }) => msg === 'in the last minute')).toMatchObject([
      { level: 'info', pages: 3, pagesPerSecond: 0.1, articles: 0, rejects: { empty: 2, 'no-story': 1 }, waiting: 7 },
    ]);
  });

  test('what a page is to its article is counted as the commit says, and an article that is gone', async () => {
    using metrics = METRICS();
    const { log, lines } = ear();
    const events = createEvents(log, metrics);
    const article = prepareOutcome(articleOf(page));
    for (const change of ['new', 'older', 'unchanged', 'unchanged'])
      events.committed(page, article, { articleId: 'a-1', revision: 1, change, withdrawn: null, kept: false });
    events.committed(page, article, { articleId: 'a-2', revision: 1, change: 'new', withdrawn: 'a-1', kept: false });
    const counted = (await metrics.articles.get()).values.map(({ labels, value }) => [labels.change, value]);
    expect(Object.fromEntries(counted)).toEqual({ new: 2, older: 1, unchanged: 2, withdrawn: 1 });
    expect(lines.filter(({ msg }) => msg === 'article withdrawn')).toMatchObject([
      { articleId: 'a-1', pageId: page.id },
    ]);
  });

  test('an outcome that stays because cleaning the page again failed is counted apart, and no reject', async () => {
    using metrics = METRICS();
    const { log, lines } = ear();
    const failed = prepareOutcome({
      outcome: 'rejected',
      reject: { reason: 'gave-up', detail: 'after 5 tries' },
      trace: { pageId: page.id, notes: [], removals: [] },
    });
    createEvents(log, metrics).committed(page, failed, {
      articleId: 'a-1',
      revision: 2,
      change: 'unchanged',
      withdrawn: null,
      kept: true,
    });
    expect((await metrics.kept.get()).values).toMatchObject([{ labels: { reason: 'gave-up' }, value: 1 }]);
    expect((await metrics.rejects.get()).values).toEqual([]);
    expect(lines).toMatchObject([{ level: 'warn', pageId: page.id, reason: 'gave-up' }]);
  });

  test('an outage is logged when it begins, seldom while it lasts, and when it ends', async () => {
    using metrics = METRICS();
    const { log, lines } = ear();
    let now = 0;
    const events = createEvents(log, metrics, () => now);
    for (; now < 25_000; now += 100) events.outage('store', new Error('connection refused'));
    events.recovered('store');
    events.recovered('store');
    expect(lines.map(({ msg }) => msg)).toEqual([
      ...Array(3).fill('the store is away; waiting for it'),
      'the store is back',
    ]);
    expect(lines.at(-1)).toMatchObject({ seconds: 25 });
    expect((await metrics.outages.get()).values[0]?.value).toBe(1);
  });

  test('an error the queue repeats does not fill the log', () => {
    using metrics = METRICS();
    const { log, lines } = ear();
    let now = 0;
    const events = createEvents(log, metrics, () => now);
    for (; now < 21_000; now += 10) events.queueError(new Error('Missing lock for job p-1'));
    expect(lines).toHaveLength(3);
    expect(lines[1]).toMatchObject({ repeated: 999 });
  });
});

describe('progress', () => {
  test('pages waiting and none finished is stuck; nothing to do is not', () => {
    let now = 0;
    const progress = new Progress(60_000, () => now);
    now = 100_000;
    progress.sampled(0, 0);
    progress.sampled(5, 2);
    expect(progress.stuck()).toBeNull();
    now += 61_000;
    expect(progress.stuck()).toBe('no page finished for 61 s while 7 wait');
    progress.made();
    expect(progress.stuck()).toBeNull();
  });
});

describe('health', () => {
  test('ready or not with reasons, metrics, and nothing else', async () => {
    using metrics = METRICS();
    let reasons: string[] = [];
    await using server = await serveHealth('127.0.0.1', 0, {
      reasons: async () => {
        metrics.ready.set(reasons.length === 0 ? 1 : 0);
        return reasons;
      },
      registry: metrics.registry,
    });
    const get = (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${server.port}${path}`, init);
    expect(server.host).toBe('127.0.0.1');
    expect((await get('/healthz')).status).toBe(200);
    expect(await (await get('/readyz')).json()).toEqual({ ready: true, reasons: [] });
    reasons = ['the store is away'];
    const response = await get('/readyz');
    expect([response.status, await response.json()]).toEqual([503, { ready: false, reasons }]);
    reasons = [];
    const text = await (await get('/metrics')).text();
    expect(text, 'a scrape asks anew').toContain('copydesk_ready 1');
    for (const name of [
      'build_info{version="1.2.3"',
      'articles_total',
      'rejects_total',
      'faults_total',
      'clean_seconds_bucket',
      'event_loop_delay_seconds',
      'stalled_total',
      'threads_replaced_total',
      'queue_jobs',
      'oldest_waiting_seconds',
    ]) {
      expect(text).toContain(`copydesk_${name}`);
    }
    expect((await get('/etc/passwd')).status).toBe(404);
    expect((await get('/metrics', { method: 'POST', body: 'x' })).status).toBe(405);
  });

  test('a port in use is said in one line', async () => {
    using metrics = METRICS();
    const source = { reasons: async () => [], registry: metrics.registry };
    await using server = await serveHealth('127.0.0.1', 0, source);
    await expect(serveHealth('127.0.0.1', server.port, source)).rejects.toThrow(
      /^cannot listen on 127\.0\.0\.1:\d+ \(EADDRINUSE\); set COPYDESK_HEALTH_HOST/,
    );
  });
});
