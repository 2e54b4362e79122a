import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Removal, Trace } from '../../src/model/trace.ts';
import type { OutcomeRow } from '../../src/model/prepared-outcome.ts';
import { columnsOf, prepareOutcome, recordOf, storable, storableJson } from '../../src/store/outcome-row.ts';
import { compressTrace, packTrace, traceOf, unpackTrace } from '../../src/store/packed-trace.ts';
import { articleOf, rejectOf, removal, samplePage } from './sample.ts';

const removals: fc.Arbitrary<Removal[]> = fc.array(
  fc.record({
    step: fc.constantFrom('decode', 'find', 'strip', 'normalise'),
    rule: fc.constantFrom('a', 'b', 'c\n', '\nc', ''),
    reason: fc.constantFrom('one', '\none', 'one\n'),
    text: fc.string(),
    block: fc.nat(500),
  }),
);

const columnsIn = (row: OutcomeRow) => JSON.parse(Buffer.from(columnsOf(row)).toString()) as Record<string, unknown>;
const ALONE = { trace: null, packed_by: null, dictionary: null };
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

describe('an outcome made ready for the store', () => {
  test('a trace comes back as it was, in its order', () => {
    fc.assert(
      fc.property(removals, fc.array(fc.string()), (cut, notes) => {
        const trace: Trace = { pageId: 'p-1', notes, removals: cut };
        expect(unpackTrace('p-1', packTrace(trace))).toEqual(trace);
        const packed = base64(compressTrace(JSON.stringify(packTrace(trace))));
        expect(traceOf('p-1', { ...ALONE, packed })).toEqual(trace);
      }),
    );
  });

  test('removals of one rule share its name and reason', () => {
    const cut = Array.from({ length: 100 }, (_, block): Removal => ({
      step: 'strip',
      rule: 'share-bar',
      reason: 'a row of share buttons',
      text: 'Share',
      block,
    }));
    expect(packTrace({ pageId: 'p-1', notes: [], removals: cut }).removals).toHaveLength(1);
  });

  test('JSON holds nothing PostgreSQL refuses and loses nothing else', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (texts) => {
        const json = storableJson(texts);
        expect(json).not.toMatch(/(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/i);
        expect(JSON.parse(json)).toEqual(texts.map(storable));
      }),
    );
  });

  test('digests tell a better reading from a repeated one, and a changed record from a changed provenance', () => {
    const page = samplePage('digests');
    const row = (more: Parameters<typeof articleOf>[1]) => columnsIn(prepareOutcome(articleOf(page, more)).row);
    const first = row({ cleanedAt: '2026-03-01T10:00:00Z' });
    const repeated = row({ cleanedAt: '2026-03-02T10:00:00Z' });
    const newRules = row({ rulesVersion: '2' });
    const flagged = row({ flags: ['short'] });
    expect(repeated['digest']).toBe(first['digest']);
    expect(newRules['digest']).not.toBe(first['digest']);
    expect(newRules['record_digest']).toBe(first['record_digest']);
    expect(flagged['record_digest']).not.toBe(first['record_digest']);
  });

  test('the row holds the record and the trace as they are, and the gist what reports show', () => {
    const page = samplePage('gist');
    const outcome = articleOf(page, {
      headline: 'Harbor "pilots" vote \0',
      removals: [removal('share-bar', 'Share')],
      notes: ['a note'],
    });
    if (outcome.outcome !== 'article') throw new Error('no article');
    const prepared = prepareOutcome(outcome);
    const { row } = prepared;
    expect(columnsIn(row)).toMatchObject({
      page_id: page.id,
      outcome: 'article',
      article_id: outcome.article.id,
      content_hash: outcome.article.contentHash,
      cuts: { 'share-bar': 1 },
    });
    expect(recordOf(row)).toEqual({ ...outcome.article, headline: 'Harbor "pilots" vote \uFFFD' });
    expect(traceOf(page.id, { ...ALONE, packed: base64(row.bytes.subarray(row.traceAt)) })).toEqual(outcome.trace);
    expect(row.bytes.buffer.byteLength).toBe(row.bytes.byteLength);
    expect(prepared).toMatchObject({
      pageId: page.id,
      cut: 1,
      outcome: 'article',
      article: { id: outcome.article.id, agency: 'AP', dateline: null, words: 5 },
    });
    expect(prepareOutcome(rejectOf(page, 'empty', 'no bytes'))).toMatchObject({
      outcome: 'rejected',
      cut: 0,
      reject: { reason: 'empty', detail: 'no bytes' },
    });
  });
});
