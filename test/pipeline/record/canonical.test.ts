import { describe, expect, test } from 'vitest';
import type { Article } from '../../../src/model/article.ts';
import { newPage } from '../../../src/model/page.ts';
import type { Trace } from '../../../src/model/trace.ts';
import { clean } from '../../../src/pipeline/clean.ts';
import { siteOf } from '../../../src/pipeline/record/site.ts';

const SENTENCES = [
  'A barge loaded with gravel broke loose on the upper river before dawn and drifted four miles.',
  'No one was aboard and no one was hurt, according to the sheriff, who closed two bridges for an hour.',
  'The captain of a tug looped a line around a bollard on the third try, said a man fishing for walleye.',
  'The owner said it would check the moorings of its nine other barges this week.',
];

function cleaned(url: string | null, head: string): { article: Article; trace: Trace } {
  const html = `<html><head><title>Barge caught</title>${head}</head><body><h1>Barge caught</h1>${SENTENCES.map((text) => `<p>${text}</p>`).join('')}</body></html>`;
  const made = clean(newPage({ url, bytes: Buffer.from(html), contentType: null, fetchedAt: null }), {
    cleanedAt: null,
  });
  if (made.outcome !== 'article') throw new Error(made.reject.detail);
  return made;
}
const canonical = (url: string) => `<link rel="canonical" href="${url}">`;

test.for([
  ['www.post.example', 'post.example'],
  ['www.post.co.uk', 'post.co.uk'],
  ['news.post.com.au', 'post.com.au'],
  ['post.blogspot.com', 'post.blogspot.com'],
  ['post.wordpress.com', 'post.wordpress.com'],
  ['www.post.wordpress.com', 'post.wordpress.com'],
  ['wordpress.com', 'wordpress.com'],
  ['post.github.io', 'post.github.io'],
  ['192.0.2.7', '192.0.2.7'],
  ['[2001:db8::1]', '[2001:db8::1]'],
  ['localhost', 'localhost'],
  ['co.uk', 'co.uk'],
] as const)('%s belongs to the site %s', ([host, site]) => {
  expect(siteOf(host)).toBe(site);
});

describe('a canonical URL on another site', () => {
  test.for([
    ['https://herald.co.uk/barge', 'https://courier.co.uk/barge', 'https://third.co.uk/barge'],
    ['https://herald.wordpress.com/barge', 'https://courier.wordpress.com/barge', 'https://third.wordpress.com/barge'],
    ['https://herald.com.au/barge', 'https://courier.com.au/barge', 'https://third.com.au/barge'],
  ] as const)('keeps two outlets apart, and is kept as the original’s: %s', ([one, other, third]) => {
    const [first, second] = [cleaned(one, canonical(third)), cleaned(other, canonical(third))];
    expect(first.article.id).not.toBe(second.article.id);
    expect([first.article.canonicalUrl, second.article.canonicalUrl]).toEqual([one, other]);
    expect(first.article.outlet.host).toBe(new URL(one).hostname);
    expect(first.article.provenance.original).toEqual({ url: third, source: 'meta' });
    expect(first.trace.notes).toContain(`canonical names another site, where the story was first published: ${third}`);
  });

  test('gives way to the page’s own og:url', () => {
    const own = 'https://www.herald.co.uk/news/barge-23';
    const { article } = cleaned(
      'https://m.herald.co.uk/news/barge-23',
      `${canonical('https://agency.example/barge')}<meta property="og:url" content="${own}">`,
    );
    expect(article).toMatchObject({
      canonicalUrl: own,
      outlet: { host: 'www.herald.co.uk' },
      provenance: { original: { url: 'https://agency.example/barge' } },
    });
  });

  test('a subdomain is the same outlet', () => {
    expect(cleaned('https://sport.herald.co.uk/barge', canonical('https://herald.co.uk/barge')).article).toMatchObject({
      canonicalUrl: 'https://herald.co.uk/barge',
      provenance: { original: null },
    });
  });
});

describe('a canonical URL that many stories share', () => {
  test.for(['https://herald.example/', 'https://herald.example/news'])('is no identity: %s', (shared) => {
    const [one, other] = ['barge-23', 'ferry-24'].map((name) =>
      cleaned(`https://herald.example/news/${name}`, canonical(shared)),
    );
    expect(one!.article.canonicalUrl).toBe('https://herald.example/news/barge-23');
    expect(one!.article.id).not.toBe(other!.article.id);
    expect(one!.trace.notes).toContain(`canonical is left out, since many stories may share it: ${shared}`);
  });

  test('tells the outlet of a page without URL, and nothing more', () => {
    const { article } = cleaned(null, canonical('https://herald.example/'));
    expect(article).toMatchObject({
      canonicalUrl: `urn:copydesk:${article.pageId}`,
      outlet: { host: 'herald.example' },
    });
  });
});
