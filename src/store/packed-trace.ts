import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { Removal, Trace } from '../model/trace.ts';

/** Removals as the table keeps them: one entry a rule, and in it [place in the trace, block, text]. */
export interface PackedTrace {
  readonly notes: readonly string[];
  readonly removals: readonly {
    step: Removal['step'];
    rule: string;
    reason: string;
    cuts: [number, number, string][];
  }[];
}

/** Columns of `copydesk.outcomes` that hold a trace: `packed` since version 17 of the schema, `trace` before. */
export interface TraceColumns {
  readonly trace: PackedTrace | null;
  /** Base64 of zstd of JSON. */
  readonly packed: string | null;
}

/** What a query selects of the outcome `o` for {@link traceOf}. */
export const TRACE_COLUMNS = "o.trace, encode(o.packed, 'base64') as packed";

/**
 * A trace of 10 kB becomes 4.7 in 0.06 ms; level 3 saves 2 % of it for a third more time. A chunk is memory that Node holds
 * until V8 collects everything.
 */
const LEVEL = { params: { [constants.ZSTD_c_compressionLevel]: 1 }, chunkSize: 4096 };

/** Groups removals by rule: names and reasons are most of their bytes, and a page has a hundred. */
export function packTrace({ notes, removals }: Trace): PackedTrace {
  const groups: PackedTrace['removals'][number][] = [];
  // Nearly every rule has one reason, and cuts in one step.
  const ofRule = new Map<string, typeof groups>();
  for (let place = 0; place < removals.length; place++) {
    const { step, rule, reason, text, block } = removals[place]!;
    let alike = ofRule.get(rule);
    if (alike === undefined) ofRule.set(rule, (alike = []));
    let group = alike.find((one) => one.step === step && one.reason === reason);
    if (group === undefined) {
      group = { step, rule, reason, cuts: [] };
      alike.push(group);
      groups.push(group);
    }
    group.cuts.push([place, block, text]);
  }
  return { notes, removals: groups };
}

/** The reverse of {@link packTrace}, in the order the removals were made. */
export function unpackTrace(pageId: string, stored: PackedTrace): Trace {
  const removals = stored.removals.flatMap(({ step, rule, reason, cuts }) =>
    cuts.map(([place, block, text]) => ({ place, removal: { step, rule, reason, text, block } })),
  );
  removals.sort((a, b) => a.place - b.place);
  return { pageId, notes: [...stored.notes], removals: removals.map(({ removal }) => removal) };
}

/** The bytes of the column `packed`, of the trace's JSON. */
export function compressTrace(json: string | Uint8Array): Uint8Array {
  return zstdCompressSync(json, LEVEL);
}

/** The trace of a page as it is stored; an empty one where there is none. */
export function traceOf(pageId: string, { trace, packed }: TraceColumns): Trace {
  const stored =
    packed === null ? trace : (JSON.parse(zstdDecompressSync(Buffer.from(packed, 'base64')).toString()) as PackedTrace);
  return unpackTrace(pageId, { notes: stored?.notes ?? [], removals: stored?.removals ?? [] });
}
