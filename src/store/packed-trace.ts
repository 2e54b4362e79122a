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
  const groups = new Map<string, PackedTrace['removals'][number]>();
  for (const [place, { step, rule, reason, text, block }] of removals.entries()) {
    const key = `${step}\n${rule}\n${reason}`;
    let group = groups.get(key);
    if (group === undefined) groups.set(key, (group = { step, rule, reason, cuts: [] }));
    group.cuts.push([place, block, text]);
  }
  return { notes, removals: [...groups.values()] };
}

/** The reverse of {@link packTrace}, in the order the removals were made. */
export function unpackTrace(pageId: string, stored: PackedTrace): Trace {
  const removals = stored.removals.flatMap(({ step, rule, reason, cuts }) =>
    cuts.map(([place, block, text]) => ({ place, removal: { step, rule, reason, text, block } })),
  );
  removals.sort((a, b) => a.place - b.place);
  return { pageId, notes: [...stored.notes], removals: removals.map(({ removal }) => removal) };
}

/** The bytes of the column `packed`. */
export function compressTrace(json: string): Uint8Array {
  return zstdCompressSync(json, LEVEL);
}

/** The trace of a page as it is stored; an empty one where there is none. */
export function traceOf(pageId: string, { trace, packed }: TraceColumns): Trace {
  const stored =
    packed === null ? trace : (JSON.parse(zstdDecompressSync(Buffer.from(packed, 'base64')).toString()) as PackedTrace);
  return unpackTrace(pageId, { notes: stored?.notes ?? [], removals: stored?.removals ?? [] });
}
