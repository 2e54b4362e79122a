import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Article } from '../../../src/model/article.ts';
import { ITEM_FORMS, type ItemForm } from '../../../src/model/item-form.ts';
import type { Outcome } from '../../../src/model/outcome.ts';
import { newPage } from '../../../src/model/page.ts';
import { clean } from '../../../src/pipeline/clean.ts';
import { cpuMs } from '../../cpu-time.ts';

const ITEMS = join(import.meta.dirname, '..', '..', '..', 'fixtures', 'items');
const bytesOf = (name: string): Buffer => readFileSync(join(ITEMS, name));

function made(bytes: Uint8Array, form: ItemForm): Outcome {
  return clean(newPage({ url: null, bytes, contentType: ITEM_FORMS[form], fetchedAt: null }), { cleanedAt: null });
}
function article(name: string, form: ItemForm): Article {
  const outcome = made(bytesOf(name), form);
  if (outcome.outcome === 'rejected') throw new Error(JSON.stringify(outcome.reject));
  return outcome.article;
}

const FIRST =
  'A ferry carrying 61 passengers ran aground in thick fog on Thursday, and all were taken to shore by fishing boats.';

describe('ninjs', () => {
  test('1: every field maps straight', () => {
    const made1 = article('ninjs-1.json', 'ninjs');
    expect(made1).toMatchObject({
      origin: 'agency',
      canonicalUrl: 'urn:newsml:wire.example:20241107:ferry',
      itemId: 'urn:newsml:wire.example:20241107:ferry',
      url: null,
      agency: 'AP',
      attribution: { agencies: ['AP'], confidence: 1 },
      type: 'story',
      headline: 'Ferry runs aground in fog; all 61 aboard are safe',
      bylines: [{ text: 'By MARA QUILL', people: [{ name: 'Mara Quill', role: null }] }],
      dateline: { text: 'TOLLIVER, Ore. (AP) —', agency: 'AP', places: [{ name: 'Tolliver', country: 'US' }] },
      published: { at: '2024-11-07T15:02:00Z', source: 'item' },
      updated: { at: '2024-11-07T18:40:00Z', source: 'item' },
      language: 'en-US',
      captions: [{ text: 'A ferry sits on a sandbar off Tolliver Island, Ore.', credit: 'Jo Ray' }],
      quality: { flags: ['embargoed'], confidence: 1 },
    });
    expect(made1.item).toEqual({
      form: 'ninjs',
      uri: 'urn:newsml:wire.example:20241107:ferry',
      version: '3',
      slug: 'US--Ferry Aground, 1st Ld-Writethru',
      urgency: 4,
      provider: 'AP',
      located: 'TOLLIVER, Ore.',
      embargoedUntil: '2024-11-07T19:00:00Z',
      usageTerms: 'For use in print and online; no archive.',
      copyright: 'Copyright 2024 The Associated Press. All rights reserved.',
      credit: null,
      editorsNote: 'Eds: UPDATES: Adds quotes.',
      subjects: [{ code: '20000139', scheme: 'http://cv.iptc.org/newscodes/mediatopic/', name: 'transport accident' }],
      keywords: ['ferries', 'fog'],
      genres: ['Article'],
    });
    expect(made1.body.paragraphs.map(({ kind, text }) => [kind, text.slice(0, 20)])).toEqual([
      ['paragraph', FIRST.slice(0, 20)],
      ['subhead', 'A curb'],
      ['paragraph', '“It was like steppin'],
      ['paragraph', 'No one was hurt, Har'],
    ]);
    expect(made1.notes.map(({ kind, position }) => [kind, position])).toEqual([
      ['editors-note', 'lead'],
      ['separator', 'tail'],
      ['contributor', 'tail'],
    ]);
  });

  test('2 and 3: the same record, whatever the names; versions of one item are revisions of one article', () => {
    const [one, two, three] = [1, 2, 3].map((version) => article(`ninjs-${version}.json`, 'ninjs'));
    for (const other of [two!, three!]) {
      expect(other).toMatchObject({
        id: one!.id,
        agency: 'AP',
        headline: one!.headline,
        bylines: one!.bylines,
        dateline: { places: one!.dateline!.places.map(({ name, country }) => ({ name, country })) },
      });
      expect(other.body.paragraphs[0]!.text).toBe(FIRST);
    }
    expect([two!, three!].map(({ item }) => [item!.version, item!.urgency])).toEqual([
      ['4', 4],
      ['5', 5],
    ]);
    // No dateline in the text: the field's place alone.
    expect(two!.dateline!.text).toBe('TOLLIVER, Ore.');
    expect(three!.item!.editorsNote).toBe('Eds: With AP Photos.');
  });

  test.for(['canceled', 'withheld'] as const)(
    '%s is refused by this name, and takes back the article of its other versions',
    (status) => {
      const item = { ...(JSON.parse(bytesOf('ninjs-3.json').toString()) as object), pubStatus: status };
      expect(made(Buffer.from(JSON.stringify(item)), 'ninjs')).toMatchObject({
        outcome: 'rejected',
        reject: { reason: status },
        withdraws: article('ninjs-3.json', 'ninjs').id,
      });
    },
  );

  test('a picture, a broken item and one without an id are refused, each by a reason', () => {
    const reasons = ['{"uri":"urn:a","type":"picture"}', '{"uri":', '[]', '{"headline":"x"}'].map((text) => {
      const outcome = made(Buffer.from(text), 'ninjs');
      return outcome.outcome === 'rejected' ? outcome.reject.reason : 'article';
    });
    expect(reasons).toEqual(['no-story', 'bad-item', 'bad-item', 'bad-item']);
  });
});

describe('NITF', () => {
  test('byline, dateline, date and all else, in the charset it names', () => {
    const nitf = article('nitf.xml', 'nitf');
    expect(nitf).toMatchObject({
      origin: 'agency',
      canonicalUrl: 'urn:copydesk:nitf:D9FERRY00',
      agency: 'AP',
      headline: 'Ferry runs aground in fog; all 61 aboard are safe',
      bylines: [{ text: 'By MARA QUILL, Associated Press', organisation: 'The Associated Press' }],
      dateline: { text: 'TOLLIVER, Ore. (AP) —', agency: 'AP' },
      published: { at: '2024-11-07T15:02:00Z', source: 'item' },
      captions: [{ text: 'A ferry sits on a sandbar.', credit: 'AP Photo/Jo Ray' }],
      item: {
        form: 'nitf',
        uri: 'D9FERRY00',
        version: '3',
        slug: 'US--Ferry Aground',
        urgency: 4,
        provider: 'AP',
        located: 'TOLLIVER, Ore.',
        copyright: 'AP',
        editorsNote: 'Eds: UPDATES: Adds quotes.',
        subjects: [{ code: '03010000', scheme: null, name: 'transport accident' }],
        keywords: ['ferries', 'fog'],
        genres: ['Current'],
      },
    });
    expect(nitf.body.paragraphs.map(({ kind }) => kind)).toEqual(['paragraph', 'subhead', 'paragraph', 'paragraph']);
    expect(nitf.body.text).toMatch(/^A ferry carrying.*one of them the Café Rose\.$/m);
    expect(nitf.body.text).toContain('a nurse who crosses twice a week & never looks up.');
  });
});

describe('NewsML-G2', () => {
  test('metadata, dateline of its field and the body inline', () => {
    const item = article('newsml-g2.xml', 'newsml-g2');
    expect(item).toMatchObject({
      canonicalUrl: 'urn:newsml:reuters.example:20241107:nL1N',
      agency: 'Reuters',
      headline: 'Ferry runs aground in fog, all 61 aboard safe',
      bylines: [{ people: [{ name: 'Mara Quill' }] }],
      dateline: { text: 'TOLLIVER, Ore., Nov 7 (Reuters) -', agency: 'Reuters', date: 'Nov 7' },
      updated: { at: '2024-11-07T18:40:00Z' },
      quality: { flags: ['embargoed'] },
      item: {
        form: 'newsml-g2',
        version: '4',
        slug: 'USA-FERRY/',
        urgency: 3,
        usageTerms: 'Not for archives.',
        credit: 'Reuters',
        subjects: [{ code: '20000139', scheme: 'medtop', name: 'transport accident' }],
        keywords: ['ferries'],
        genres: ['Current'],
      },
    });
    expect(item.body.paragraphs.map(({ text }) => text.slice(0, 7))).toEqual(['A ferry', '“It was']);
    expect(item.notes.map(({ kind }) => kind)).toEqual(['editors-note', 'contributor']);
  });

  test('a canceled one is refused by this name', () => {
    const canceled = bytesOf('newsml-g2.xml').toString().replace('stat:usable', 'stat:canceled');
    expect(made(Buffer.from(canceled), 'newsml-g2')).toMatchObject({
      reject: { reason: 'canceled' },
      withdraws: article('newsml-g2.xml', 'newsml-g2').id,
    });
  });
});

describe('XML of strangers', () => {
  const nitf = (doctype: string, text: string): Buffer =>
    Buffer.from(
      `<?xml version="1.0"?>${doctype}<nitf><head><docdata><doc-id id-string="a"/></docdata></head><body><body.head><hedline><hl1>H</hl1></hedline></body.head><body.content><p>${text}</p></body.content></body></nitf>`,
    );

  test('no entity of its own is expanded: a billion laughs are refused by name', () => {
    let doctype = '<!DOCTYPE nitf [<!ENTITY a0 "ha">';
    for (let i = 1; i < 30; i++) doctype += `<!ENTITY a${i} "${`&a${i - 1};`.repeat(10)}">`;
    const read = () => made(nitf(`${doctype}]>`, 'They laughed: &a29;'), 'nitf');
    expect(cpuMs(read)).toBeLessThan(500);
    expect(read()).toMatchObject({
      reject: {
        reason: 'bad-item',
        detail: expect.stringContaining('&a29;, an entity of its own; such are neither expanded nor fetched'),
      },
    });
  });

  test('nothing is fetched or read for an external entity, and nothing made where its text would stand', () => {
    const doctype = '<!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/passwd">]>';
    expect(made(nitf(doctype, 'It says &x; here.'), 'nitf')).toMatchObject({ reject: { reason: 'bad-item' } });
  });

  test('one that declares entities and uses none is read', () => {
    const doctype = '<!DOCTYPE nitf SYSTEM "nitf-3-6.dtd" [<!ENTITY photo SYSTEM "ferry.jpg" NDATA jpeg>]>';
    const outcome = made(nitf(doctype, 'Salt &amp; fog.'), 'nitf');
    expect(outcome.outcome === 'article' && outcome.article.body.text).toBe('Salt & fog.');
  });

  test.for([
    ['cut', nitf('', 'text').subarray(0, 120)],
    ['without a root', Buffer.from('<?xml version="1.0"?>')],
    ['of another root', Buffer.from('<rss/>')],
    ['without an id', Buffer.from('<nitf><body/></nitf>')],
    ['binary', Buffer.from([0, 1, 2, 3, 255, 254])],
  ] as const)('%s is refused by name', ([, bytes]) => {
    expect(made(bytes, 'nitf')).toMatchObject({ outcome: 'rejected', reject: { reason: 'bad-item' } });
  });

  test('100,000 elements inside one another are read in the time of their number', () => {
    const deep = nitf('', `${'<b>'.repeat(100_000)}x${'</b>'.repeat(100_000)}`);
    expect(cpuMs(() => expect(made(deep, 'nitf').outcome).toBe('rejected'))).toBeLessThan(5000);
  });
});
