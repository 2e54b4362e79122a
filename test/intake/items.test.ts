import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { LeftOut } from '../../src/intake/left-out.ts';
import { readPages, takePages } from '../../src/intake/pages.ts';
import { isProblem, type IntakeProblem } from '../../src/intake/problem.ts';
import { ITEM_FORMS } from '../../src/model/item-form.ts';
import type { Page } from '../../src/model/page.ts';
import { clean } from '../../src/pipeline/clean.ts';
import { all, folderWith } from './folder.ts';
import { cpuMsUntil } from '../cpu-time.ts';

const ITEMS = join(import.meta.dirname, '..', '..', 'fixtures', 'items');
const item = (name: string): string => readFileSync(join(ITEMS, name), name === 'nitf.xml' ? 'latin1' : 'utf8');

async function read(
  files: Record<string, string | Uint8Array>,
  paths?: readonly string[],
): Promise<{ pages: Page[]; problems: IntakeProblem[]; leftOut: LeftOut }> {
  const folder = folderWith(files);
  const leftOut = new LeftOut();
  const items = await all(readPages(paths?.map((path) => join(folder, path)) ?? [folder], { limit: 100_000, leftOut }));
  return { pages: items.filter((one): one is Page => !isProblem(one)), problems: items.filter(isProblem), leftOut };
}

describe('an agency’s items', () => {
  test('in a folder are pages of their own content types; other JSON and XML are left out', async () => {
    const { pages, problems, leftOut } = await read({
      'a.json': item('ninjs-3.json'),
      'b.xml': Buffer.from(item('nitf.xml'), 'latin1'),
      'c.newsml': item('newsml-g2.xml'),
      'd.json.zst': zstdCompressSync(item('ninjs-1.json')),
      'e.html': '<p>page',
      'e.json': '{"url":"https://e.example/story-1"}',
      'notes.json': '{"a":1}',
      'web.xml': '<web-app/>',
    });
    expect(problems).toEqual([]);
    expect(pages.map(({ contentType }) => contentType)).toEqual([
      ITEM_FORMS.ninjs,
      ITEM_FORMS.nitf,
      ITEM_FORMS['newsml-g2'],
      ITEM_FORMS.ninjs,
      null,
    ]);
    // The time of the version, so that versions are revisions in the agency's order.
    expect(pages.map(({ fetchedAt }) => fetchedAt)).toEqual([
      '2024-11-07T22:01:00.000Z',
      '2024-11-07T15:02:00.000Z',
      '2024-11-07T18:40:00.000Z',
      '2024-11-07T18:40:00.000Z',
      null,
    ]);
    expect(leftOut.byKind()).toEqual({ '.json': 1, '.xml': 1 });
  });

  test('of a message are pages each', async () => {
    const { pages } = await read({ 'a.xml': item('newsml-g2-message.xml') });
    expect(pages.map((page) => clean(page, { cleanedAt: null }))).toMatchObject([
      { outcome: 'article', article: { agency: 'Reuters', origin: 'agency' } },
      { outcome: 'rejected', reject: { reason: 'canceled' } },
    ]);
  });

  test('stand in lines of JSONL beside pages', async () => {
    const lines = [JSON.stringify(JSON.parse(item('ninjs-2.json'))), '{"html":"<p>page"}', '{"uri":"urn:x"}'];
    const folder = folderWith({ 'a.jsonl': lines.join('\n') });
    const found = await all(takePages([join(folder, 'a.jsonl')], { limit: 100_000 }));
    expect(found[0]).toMatchObject({ page: { contentType: ITEM_FORMS.ninjs, url: null } });
    expect(found[1]).toMatchObject({ page: { contentType: 'text/html; charset=utf-8' } });
    expect(found[2]).toMatchObject({ kind: 'bad-line' });
  });

  test.for([
    ['array.json', '[{"uri":"urn:a","type":"text"}]', 'a JSON array, which is not supported'],
    ['log.json', '{"log":{"version":"1.2","entries":[]}}', 'a browser’s HAR log, which is not supported'],
    ['line.json', '{"url":"https://a.example/","html":"<p>a"}', 'one line of JSONL'],
    ['other.json', '{"a":1}', 'JSON that is not a ninjs item'],
    ['broken.json', '{', 'a .json file that is not valid JSON'],
    ['old.xml', '<?xml version="1.0"?><!DOCTYPE NewsML SYSTEM "x.dtd"><NewsML/>', 'NewsML 1, which is not supported'],
    ['map.xml', '<?xml version="1.0"?><!-- made --><urlset/>', 'a sitemap, which is not supported'],
    ['page.xml', '<html><body/></html>', 'a page called XML'],
    ['pack.xml', '<packageItem guid="a"/>', 'a NewsML-G2 item that is not a news item'],
    ['none.xml', 'no XML', 'XML that is neither a feed nor NITF nor NewsML-G2'],
  ])('%s is refused by its own name', async ([file, content, reason]) => {
    const { pages, problems } = await read({ [file!]: content! }, [file!]);
    expect(pages).toEqual([]);
    expect(problems).toMatchObject([{ kind: 'unknown-form', reason }]);
  });
});

describe('feeds', () => {
  test('an RSS item with its full text is a page with link, date and author; one without is counted', async () => {
    const { pages, problems, leftOut } = await read({ 'feed.xml': item('feed-rss.xml') });
    expect(problems).toEqual([]);
    expect(leftOut.line()).toBe('1 item of feeds without full text left out');
    expect(pages.map((page) => clean(page, { cleanedAt: null }))).toMatchObject([
      {
        outcome: 'article',
        article: {
          url: 'https://www.tollivertimes.example/2024/11/07/ferry-runs-aground-in-fog/',
          headline: 'Ferry runs aground in fog; all 61 aboard are safe',
          outlet: { name: 'Tolliver Times' },
          agency: 'AP',
          dateline: { text: 'TOLLIVER, Ore. (AP) —' },
          bylines: [{ people: [{ name: 'Mara Quill' }] }],
          published: { at: '2024-11-07T15:02:00Z' },
          language: 'en-US',
        },
      },
    ]);
  });

  test('an Atom entry too; what breaks its markup stays text', async () => {
    const atom = item('feed-atom.xml').replace('all 61 aboard', 'all 61 &amp;amp; more aboard');
    const { pages, problems } = await read({ 'feed.atom': atom });
    expect(problems).toEqual([]);
    const outcome = clean(pages[0]!, { cleanedAt: null });
    expect(outcome).toMatchObject({
      outcome: 'article',
      article: {
        headline: 'Ferry runs aground in fog; all 61 & more aboard are safe',
        published: { at: '2024-11-07T15:02:00Z' },
        updated: { at: '2024-11-07T18:40:00Z' },
      },
    });
  });

  test('one without items, or of summaries alone, says so', async () => {
    const none = '<rss version="2.0"><channel><title>T</title></channel></rss>';
    expect((await read({ 'feed.rss': none })).problems).toMatchObject([
      { kind: 'no-text', reason: 'a feed without items' },
    ]);
  });

  test('entities of its own are not expanded', async () => {
    let doctype = '<!DOCTYPE rss [<!ENTITY a0 "ha">';
    for (let i = 1; i < 30; i++) doctype += `<!ENTITY a${i} "${`&a${i - 1};`.repeat(10)}">`;
    const feed = item('feed-rss.xml').replace('<rss', `${doctype}]><rss`).replace('The vote', '&a29; The vote');
    expect(await cpuMsUntil(() => read({ 'a.rss': feed }))).toBeLessThan(1000);
  });
});
