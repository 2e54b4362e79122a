import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { csvLine, CSV_HEAD } from '../../src/export/csv.ts';
import { COLUMN_NAMES } from '../../src/export/flat-row.ts';
import { encode, FORM_NAMES } from '../../src/export/form.ts';
import { articleMarkdown } from '../../src/export/markdown.ts';
import { newsArticle } from '../../src/export/news-article.ts';
import { ninjs2, ninjs3 } from '../../src/export/ninjs.ts';
import { plainText } from '../../src/export/plain-text.ts';
import type { Article } from '../../src/model/article.ts';
import { each, fixture, FIXTURES } from './articles.ts';
import { NINJS_2 } from './schema/ninjs-2.0.ts';

const schemaOf = (name: string) => JSON.parse(readFileSync(join(import.meta.dirname, 'schema', name), 'utf8'));
const kite = fixture('Correction: Kite Festival story');
const changed = (more: Partial<Article>): Article => ({ ...kite, ...more });

describe('ninjs', () => {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema(schemaOf('geojson.json'));
  const valid = ajv.compile(schemaOf('ninjs-schema_3.1.json'));

  test("every fixture's item fits IPTC's schema of 3.1, and the schema refuses what is none", () => {
    const wrong = FIXTURES.flatMap((article) =>
      valid(ninjs3(article)) ? [] : [`${article.headline}: ${ajv.errorsText(valid.errors)}`],
    );
    expect(wrong).toEqual([]);
    expect(FIXTURES.length).toBeGreaterThan(30);
    for (const more of [{ pagenumber: 1 }, { urgency: 'high' }, { uri: 'no uri' }, { places: [{ geoJSON: {} }] }])
      expect(valid({ ...ninjs3(kite), ...more })).toBe(false);
  });

  test('fields by fields', () => {
    expect(ninjs3(kite)).toMatchObject({
      uri: `urn:copydesk:${kite.id}`,
      standard: { name: 'ninjs', version: '3.1' },
      type: 'text',
      version: '1',
      pubStatus: 'usable',
      language: 'en',
      firstCreated: '2024-08-20T10:00:00-07:00',
      headlines: [{ role: 'main', value: 'Correction: Kite Festival story' }],
      located: 'LONG BEACH, Wash.',
      places: [
        {
          name: 'Long Beach',
          rel: 'dateline',
          literal: 'US-WA',
          uri: expect.stringMatching(/^https:\/\/sws\.geonames\.org\/\d+\/$/),
          geoJSON: { type: 'Point', coordinates: [expect.closeTo(-124, 0), expect.closeTo(46.4, 0)] },
        },
      ],
      infoSources: [
        { name: 'The Associated Press', role: 'originator', literal: 'AP' },
        { role: 'distributor', uri: 'https://www.peninsulapost.example/' },
      ],
      edNote: expect.stringContaining('It was 160 feet, not 106 feet.'),
    });
    const [plain, html] = ninjs3(kite)['bodies'] as { value: string; wordCount: number }[];
    expect(plain).toMatchObject({ value: kite.body.text, wordCount: kite.body.words });
    expect(html?.value).toMatch(/^<p>A kite shaped like .*<\/p>\n<p>The kite/);
  });

  test("a kill is canceled; the agency's id names the item of all outlets; what has no value is no field", () => {
    expect(ninjs3(changed({ type: 'kill' }))).toMatchObject({ pubStatus: 'canceled', genres: [{ name: 'Kill' }] });
    expect(ninjs3(changed({ itemId: '0a1b2c' }))).toMatchObject({
      uri: 'urn:copydesk:ap:0a1b2c',
      altIds: expect.arrayContaining([{ role: 'ap-itemid', value: '0a1b2c' }]),
    });
    const bare = ninjs3(
      changed({
        published: { at: '2024-08-20', source: 'text' },
        bylines: [],
        dateline: null,
        notes: [],
        captions: [],
        language: null,
        headline: '',
      }),
    );
    for (const field of ['firstCreated', 'by', 'people', 'located', 'places', 'edNote', 'associations', 'language'])
      expect(bare).not.toHaveProperty(field);
    expect(valid(bare)).toBe(true);
  });

  test("an agency's own item keeps its fields", () => {
    const item = {
      form: 'newsml-g2',
      uri: 'urn:newsml:agency.example:kite',
      version: '3',
      slug: 'Kite-Festival',
      urgency: 4,
      provider: 'AP',
      located: 'LONG BEACH, Wash.',
      embargoedUntil: '2024-08-20T18:00:00Z',
      usageTerms: 'No archive after 30 days',
      copyright: null,
      credit: null,
      editorsNote: 'Corrects length',
      subjects: [{ code: '01000000', scheme: 'medtop', name: 'arts' }],
      keywords: ['kites'],
      genres: [],
    } as const;
    const made = ninjs3(
      changed({ origin: 'agency', item: { ...item, subjects: [...item.subjects], keywords: ['kites'], genres: [] } }),
    );
    expect(made).toMatchObject({
      uri: item.uri,
      version: '3',
      slugline: 'Kite-Festival',
      urgency: 4,
      embargoedUntil: '2024-08-20T18:00:00Z',
      usageTerms: 'No archive after 30 days',
      edNote: 'Corrects length',
      subjects: [
        { name: 'arts', rel: 'subject', literal: 'medtop:01000000' },
        { name: 'kites', rel: 'keyword' },
      ],
    });
    expect([valid(made), valid.errors]).toEqual([true, null]);
  });

  test('markup in a text stays text, and list items stand in a list', () => {
    const body = {
      ...kite.body,
      paragraphs: [
        { kind: 'list', text: 'a < b' },
        { kind: 'list', text: '<script>' },
        { kind: 'quote', text: '"x" & y' },
      ] as const,
    };
    const [, html] = ninjs3(changed({ body: { ...body, paragraphs: [...body.paragraphs] } }))['bodies'] as {
      value: string;
    }[];
    expect(html?.value).toBe(
      '<ul><li>a &lt; b</li>\n<li>&lt;script&gt;</li></ul>\n<blockquote>&quot;x&quot; &amp; y</blockquote>',
    );
  });

  test("every fixture's item in ninjs 2 has the fields of 2.0 and no other", () => {
    const fits = ajv.compile(NINJS_2);
    const wrong = FIXTURES.flatMap((article) =>
      fits(ninjs2(article)) ? [] : [`${article.headline}: ${ajv.errorsText(fits.errors)}`],
    );
    expect(wrong).toEqual([]);
    for (const more of [{ pubStatus: 'usable' }, { places: [{ geojson: {} }] }, { infosources: [{ role: 'no uri' }] }])
      expect(fits({ ...ninjs2(kite), ...more })).toBe(false);
  });

  test('ninjs 2 has its fields in lower case and its own version', () => {
    const item = ninjs2(kite);
    expect(item).toMatchObject({
      standard: { version: '2.0' },
      representationtype: 'full',
      firstcreated: '2024-08-20T10:00:00-07:00',
      infosources: [{ name: 'The Associated Press', literal: 'AP' }, {}],
      altids: expect.arrayContaining([{ role: 'copydesk', value: kite.id }]),
      bodies: [{ contenttype: 'text/plain', wordcount: kite.body.words }, {}],
    });
    expect(JSON.stringify(item)).not.toMatch(/"\w*[A-Z]\w*":/);
    expect(JSON.stringify(item)).not.toMatch(/"geojson"|"infosources":\[\{[^\]]*"role"/);
  });
});

test('NewsArticle of schema.org', () => {
  expect(newsArticle(kite)).toMatchObject({
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: 'Correction: Kite Festival story',
    dateline: 'LONG BEACH, Wash. (AP) —',
    locationCreated: { '@type': 'Place', name: 'Long Beach', address: { addressRegion: 'US-WA' } },
    author: { '@type': 'Organization', name: 'The Associated Press' },
    sourceOrganization: { name: 'The Associated Press' },
    correction: [{ '@type': 'CorrectionComment' }, { '@type': 'CorrectionComment' }],
    wordCount: kite.body.words,
    articleBody: kite.body.text,
  });
  for (const article of FIXTURES) expect(JSON.stringify(newsArticle(article))).not.toContain('null');
});

describe('text', () => {
  test('Markdown: facts as front matter, and nothing of the text acts as markup', () => {
    const text = articleMarkdown(
      changed({
        headline: '# 1 *star*',
        body: { ...kite.body, paragraphs: [{ kind: 'paragraph', text: '- <b>no</b> [list](x)' }] },
        dateline: null,
      }),
    );
    expect(text).toMatch(/^---\nid: "a-[0-9a-f]{32}"\nurl: "https:/);
    expect(text).toContain('\n# \\# 1 \\*star\\*\n\n\\- \\<b\\>no\\</b\\> \\[list\\](x)\n');
    expect(articleMarkdown(kite)).toContain('\n\n**LONG BEACH, Wash. (AP) —** A kite shaped');
  });

  test('plain text: headline, byline, date, story with its dateline, address; articles part by a form feed', () => {
    expect(plainText(kite)).toMatch(
      /^Correction: Kite Festival story\n\nBy The Associated Press.*\n2024-08-20T10:00:00-07:00\n\nLONG BEACH, Wash\. \(AP\) — A kite[^]*\n\nhttps:\S+\n\f\n$/,
    );
  });
});

describe('CSV', () => {
  test('one line a record, as many cells as columns', () => {
    expect(CSV_HEAD.trimEnd().split(',')).toEqual(COLUMN_NAMES);
    const cells = csvLine(changed({ headline: 'Mayor: "No", he said\nagain' }));
    expect(cells).toContain(',"Mayor: ""No"", he said\nagain",');
  });

  test('a cell of a page is no formula to a spreadsheet', () => {
    expect(csvLine(changed({ headline: '=HYPERLINK("x")' }))).toContain(`,"'=HYPERLINK(""x"")",`);
    expect(csvLine(changed({ headline: '-5 degrees' }))).toContain(",'-5 degrees,");
  });
});

test('every form takes every fixture, and none at all', async () => {
  for (const form of FORM_NAMES) {
    let bytes = 0;
    for await (const piece of encode(form, each(FIXTURES))) bytes += piece.byteLength;
    expect(bytes, form).toBeGreaterThan(5000);
    for await (const piece of encode(form, each([]))) expect(piece.byteLength).toBeGreaterThan(0);
  }
});
