import { newPage, type Page } from '../src/model/page.ts';
import { clean } from '../src/pipeline/clean.ts';
import { spreadOf } from './measure.ts';

const MEGABYTES = [1, 2, 4, 8];
const RUNS = 5;

export interface Growth {
  readonly megabytes: number;
  readonly ms: number;
  /** Price of a megabyte, the smallest page's being 1. */
  readonly perMegabyte: number;
}

/** Cost of pages of 1, 2, 4 and 8 MB of one make: a long story among links and boxes. */
export function measureGrowth(): Growth[] {
  const pages = MEGABYTES.map((megabytes) => longPage(megabytes * 1_000_000));
  for (const page of pages.slice(0, 2)) clean(page, { cleanedAt: null });
  const figures = pages.map(() => [] as number[]);
  for (let run = 0; run < RUNS; run++) pages.forEach((page, i) => figures[i]!.push(timeOf(page)));
  const first = spreadOf(figures[0]!).min / MEGABYTES[0]!;
  return MEGABYTES.map((megabytes, i) => {
    const ms = spreadOf(figures[i]!).min;
    return { megabytes, ms, perMegabyte: ms / megabytes / first };
  });
}

/** Price of a KB of each page, and how far the dearest is from the median one. */
export function measureWorst(pages: readonly Page[]): {
  medianMsPerMb: number;
  worstMsPerMb: number;
  times: number;
  worst: string;
} {
  for (const page of pages) clean(page, { cleanedAt: null });
  const prices = pages.map((page) => (Math.min(timeOf(page), timeOf(page), timeOf(page)) / page.bytes.length) * 1e6);
  const { median, max } = spreadOf(prices);
  const worst = pages[prices.indexOf(max)]!;
  return {
    medianMsPerMb: median,
    worstMsPerMb: max,
    times: max / median,
    worst: `${worst.url ?? worst.id}, ${worst.bytes.length} bytes`,
  };
}

function timeOf(page: Page): number {
  const begun = performance.now();
  clean(page, { cleanedAt: null });
  return performance.now() - begun;
}

function longPage(bytes: number): Page {
  const parts = [
    '<!doctype html><html lang="en"><head><title>A long story</title></head><body><nav><a href="/">Home</a></nav><article class="story"><h1>A long story</h1>',
  ];
  let length = parts[0]!.length;
  for (let i = 0; length < bytes; i++) {
    const part =
      `<p class="paragraph">The council of ward ${i} met on Monday and heard ${i % 97} residents speak about the <a href="/roads/${i}">roads &amp; bridges</a>, which the mayor called “unfinished work.”</p>` +
      (i % 20 === 0
        ? `<div class="related-box"><h3>Related</h3><ul><li><a href="/story/${i}">Ward ${i} votes again</a></li><li><a href="/story/${i}b">What the mayor said</a></li></ul></div>`
        : '');
    parts.push(part);
    length += part.length;
  }
  parts.push('</article><footer>Example Times</footer></body></html>');
  return newPage({
    url: 'https://times.example/story',
    bytes: Buffer.from(parts.join('')),
    contentType: 'text/html; charset=utf-8',
    fetchedAt: null,
  });
}
