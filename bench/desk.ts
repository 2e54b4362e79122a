import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { startCleaning } from '../workers/clean.ts';
import { startDesk } from '../workers/desk.ts';
import { newPage } from '../src/model/page.ts';
import { clean } from '../src/pipeline/clean.ts';
import { readConfig } from '../src/config.ts';
import { openRuntime } from '../src/runtime.ts';

/**
 * The desk under load, on the embedded default: first how large and how fast each view is over many articles, then 50
 * clients reading while 1,000 pages are sent.
 *
 *   node bench/desk.ts --articles 10000 --clients 50 --pages 1000
 *
 * With `--data FOLDER` the articles are kept there, and the next run does not load them again. `--pages 0` looks at the
 * views alone.
 */

const option = (name: string, otherwise: number): number => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
};

const PLACES = [
  'SONORA, Calif.',
  'LONDON',
  'BUENOS AIRES, Argentina',
  'NAIROBI, Kenya',
  'LONG BEACH, Wash.',
  'PARIS',
  'OMAHA, Neb.',
  'TOKYO',
];
const AGENCIES = ['AP', 'Reuters', 'AFP', 'UPI'];
const WORDS =
  'harbor pilot council bridge river county school budget water vote storm police festival market bus road museum clinic'.split(
    ' ',
  );
const SYLLABLES = 'ba be bo da de do ka ke ko la le lo ma me mo na ne no ra re ro sa se so ta te to va ve vo'.split(
  ' ',
);

/**
 * A name of a text: every text has its own. Were the texts templates of one another, the search for copies would be all
 * that is measured.
 */
function nameOf(number: number, n: number): string {
  const own = (number * 7919 + n * 104_729) % SYLLABLES.length ** 3;
  return [1, SYLLABLES.length, SYLLABLES.length ** 2]
    .map((at) => SYLLABLES[Math.floor(own / at) % SYLLABLES.length])
    .join('');
}

/** A made-up page in the shape of an outlet's, another for each number. */
function story(number: number): { url: string; html: string } {
  const word = (n: number): string => WORDS[(number * 7 + n * 13) % WORDS.length] ?? '';
  const name = (n: number): string => nameOf(number, n);
  const sentence = (n: number): string =>
    `The ${word(n)} of ${name(n)} said ${name(n + 40)} would ${word(n + 1)} ${name(n + 80)} until the ${word(n + 2)} at ${name(n + 120)} is done, and ${name(n + 160)} was not hurt.`;
  const [place, agency] = [PLACES[number % PLACES.length], AGENCIES[number % AGENCIES.length]];
  const paragraphs = Array.from(
    { length: 12 },
    (_, n) => `<p>${n === 0 ? `${place} (${agency}) — ` : ''}${sentence(n)} ${sentence(n + 20)}</p>`,
  );
  return {
    url: `https://outlet-${number % 200}.example/story/${number}`,
    html: `<!doctype html><html lang="en"><head><title>${word(0)} and ${word(1)} ${number}</title></head><body><nav><ul>${WORDS.map((one) => `<li><a href="/${one}">${one}</a></li>`).join('')}</ul></nav><main><h1>The ${word(0)} and the ${word(1)}, ${number}</h1>${paragraphs.join('')}<div class="newsletter-signup"><p>Sign up for our newsletter</p></div></main><footer><p>Copyright outlet ${number % 200}</p></footer></body></html>`,
  };
}

const articles = option('articles', 10_000);
const [clients, sent] = [option('clients', 50), option('pages', 1000)];
const dataAt = process.argv.indexOf('--data');
const kept = dataAt < 0 ? undefined : process.argv[dataAt + 1];
const folder = kept ?? mkdtempSync(join(tmpdir(), 'copydesk-load-'));
const config = readConfig({ COPYDESK_DATA: folder, COPYDESK_LOG_LEVEL: 'warn', COPYDESK_HIGH_WATER: '1000000' });
const runtime = await openRuntime(config);
const cleaning = await startCleaning(runtime);
const desk = await startDesk(runtime, { host: '127.0.0.1', port: 0, open: false });
const at = (path: string): string => new URL(path, desk.url).href;

async function send(from: number, count: number): Promise<number> {
  let taken = 0;
  for (let first = from; first < from + count; first += 50) {
    const lines = Array.from({ length: Math.min(50, from + count - first) }, (_, n) =>
      JSON.stringify(story(first + n)),
    );
    // A page is known by its URL and bytes: what broke on the way is sent again.
    const answer = await fetch(at('/v1/pages'), {
      method: 'POST',
      body: `${lines.join('\n')}\n`,
      headers: { 'content-type': 'application/x-ndjson' },
    }).catch(() => null);
    if (answer === null) {
      first -= 50;
      continue;
    }
    if (answer.status === 202) taken += ((await answer.json()) as { pages: unknown[] }).pages.length;
    else if (answer.status === 429) {
      await sleep(Number(answer.headers.get('retry-after') ?? 1) * 1000);
      first -= 50;
    } else throw new Error(`${answer.status} ${await answer.text()}`);
  }
  return taken;
}

async function settled(): Promise<void> {
  while ((await runtime.store.backlog()).waiting > 0) await sleep(200);
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const share = (values: readonly number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * part)] ?? 0;

/** Articles as cleaning makes them, without its time: one record with another text, place and agency each. */
async function fill(from: number, count: number): Promise<void> {
  for (let first = from; first < count; first += 200) {
    const pages = Array.from({ length: Math.min(200, count - first) }, (_, n) => {
      const { url, html } = story(first + n);
      return newPage({ url, bytes: Buffer.from(html), contentType: 'text/html; charset=utf-8', fetchedAt: null });
    });
    await runtime.store.putPages(pages);
    await Promise.all(pages.map((page) => runtime.store.commit(page, clean(page, { cleanedAt: null }))));
  }
}

const begun = performance.now();
const held = (await runtime.store.counts()).pages;
await fill(held, articles);
const before = Math.max(held, articles);
console.log(
  `${before - held} articles stored in ${((performance.now() - begun) / 1000).toFixed(0)} s, ${held} were there`,
);
for (let rows = 1; rows > 0;)
  rows = (await runtime.store.desk.indexArticles(200)) + (await runtime.store.desk.indexWords(200));

const [found] = (await runtime.store.desk.findArticles({}, 1)).articles;
const VIEWS = [
  '/',
  '/articles',
  // Words of every article, the worst there is, and a name of some.
  '/articles?q=harbor+bridge',
  `/articles?q=${nameOf(7, 0)}`,
  '/articles?agency=AP&country=GB',
  `/articles/${found?.id}`,
  `/pages/${found?.pageId}`,
  '/rejects',
  '/rules',
  '/v1',
  '/v1/articles?limit=20',
];
console.log(
  '\nview                                       kB   gzip kB  median ms   worst ms   (20 times, nothing else going on)',
);
for (const path of VIEWS) {
  const times: number[] = [];
  let bytes = new Uint8Array();
  for (let run = 0; run < 21; run++) {
    const asked = performance.now();
    bytes = new Uint8Array(await (await fetch(at(path))).arrayBuffer());
    if (run > 0) times.push(performance.now() - asked);
    await sleep(60);
  }
  const [kb, packed] = [bytes.length / 1000, gzipSync(bytes).length / 1000];
  console.log(
    `${path.slice(0, 40).padEnd(40)} ${kb.toFixed(1).padStart(6)} ${packed.toFixed(1).padStart(9)} ${median(times).toFixed(0).padStart(10)} ${Math.max(
      ...times,
    )
      .toFixed(0)
      .padStart(10)}`,
  );
}

async function read(url: string): Promise<number> {
  const answer = await fetch(url);
  await answer.arrayBuffer();
  return answer.status;
}

let reading = true;
const times: number[] = [];
const statuses = new Map<number | string, number>();
const readers = Array.from({ length: clients }, async (_, reader) => {
  for (let turn = reader; reading; turn++) {
    const asked = performance.now();
    // A connection that the desk has let go of is opened anew, as a browser does.
    const status = await read(at(VIEWS[turn % VIEWS.length] ?? '/')).catch(() => 'connection lost');
    times.push(performance.now() - asked);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    await sleep(200);
  }
});
const started = performance.now();
const taken = await send(before, sent);
const posted = performance.now() - started;
await settled();
const done = performance.now() - started;
reading = false;
await Promise.all(readers);
const { pages, articles: stored } = await runtime.store.counts();
console.log(
  `\n${clients} clients read ${times.length} views (median ${median(times).toFixed(0)} ms, 95 % under ${share(times, 0.95).toFixed(0)} ms; ${[...statuses].map(([status, count]) => `${count} × ${status}`).join(', ')})`,
);
console.log(
  `while ${taken} of ${sent} pages were sent in ${(posted / 1000).toFixed(1)} s and cleaned in ${(done / 1000).toFixed(1)} s; ${pages} pages and ${stored} articles are stored, ${before + sent - pages} lost`,
);

await desk[Symbol.asyncDispose]();
await cleaning.stop(5000);
await runtime[Symbol.asyncDispose]();
if (kept === undefined) rmSync(folder, { recursive: true, force: true });
if (pages !== before + sent) process.exitCode = 1;
process.exit();
