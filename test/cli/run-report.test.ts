import { describe, expect, test } from 'vitest';
import { reportJson, reportText } from '../../src/cli/run-report.ts';
import { RunTally } from '../../src/cli/run-tally.ts';
import { packPage } from '../../src/model/packed-page.ts';
import { prepareOutcome } from '../../src/store/outcome-row.ts';
import { rejectOf, samplePage } from '../store/sample.ts';

const PLACE = { records: '/data/.copydesk (embedded PostgreSQL)', seconds: 2 };

/** A run of one article and one reject with long texts in every column. */
function tallied(): RunTally {
  const tally = new RunTally();
  tally.taken = 2;
  tally.articles.unchanged = 1;
  tally.rejected = 1;
  tally.reasons.set('paywall-teaser', 1);
  tally.articleLines.push({
    articleId: 'a-1',
    headline: 'A headline that goes on and on '.repeat(5),
    dateline: 'TROIS-RIVIÈRES, Quebec (AP) — and more of it',
    agency: 'PR Newswire',
    words: 12345,
    cut: 1234,
    change: 'unchanged',
  });
  tally.rejectLines.push({
    pageId: 'p-1',
    source: null,
    url: `https://outlet.example/${'a-long-path/'.repeat(10)}`,
    reason: 'paywall-teaser',
    detail: 'text says “Keep reading” and the story has 40 words '.repeat(3),
  });
  return tally;
}

describe('the tables of a run', () => {
  test.for([80, 100, 150])('fit a terminal of %i columns', (columns) => {
    const lines = reportText(tallied(), PLACE, columns)
      .split('\n')
      .filter((line) => /^[┌│└]/.test(line));
    expect(lines).toHaveLength(8);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(columns);
  });

  test('name a page without URL by where it was read, in the table and as JSON', () => {
    const tally = new RunTally();
    const nameless = packPage(samplePage('one', { url: null }));
    const other = packPage(samplePage('two', { url: null }));
    tally.name(nameless.id, 'pages/one.html');
    tally.name(other.id, 'pages.jsonl, line 2');
    tally.take([nameless, other]);
    for (const page of [nameless, other])
      tally.settle(page, prepareOutcome(rejectOf(samplePage('one'))), {
        outcome: 'rejected',
        changed: true,
        articleId: null,
        revision: null,
        kept: false,
        change: null,
        withdrawn: null,
      });
    expect(tally.rejectLines.map(({ source }) => source)).toEqual(['pages/one.html', 'pages.jsonl, line 2']);
    expect(reportText(tally, PLACE)).toMatch(/pages\/one\.html .*no-story/);
    expect(JSON.parse(reportJson(tally, PLACE)).rejectLines).toMatchObject([
      { url: null, source: 'pages/one.html', pageId: nameless.id },
      {},
    ]);
  });

  test('count the rate by pages done, not by pages taken', () => {
    const tally = new RunTally();
    const pages = ['one', 'two', 'three', 'four'].map((name) => packPage(samplePage(name)));
    tally.take(pages);
    tally.settledElsewhere(pages[0]!.id);
    expect(reportText(tally, PLACE)).toContain(
      '4 pages taken = 1 done by other workers + 3 not done (2.0 s, 1 pages/s)',
    );
    expect(JSON.parse(reportJson(tally, PLACE))).toMatchObject({
      open: 3,
      openLines: [{ page: pages[1]!.url }, {}, {}],
    });
  });

  test('end with commands that can be typed as they stand', () => {
    expect(reportText(tallied(), PLACE).split('\n').at(-1)).toBe(
      'See them: npx copydesk records · npx copydesk rejects · npx copydesk trace ID',
    );
  });
});
