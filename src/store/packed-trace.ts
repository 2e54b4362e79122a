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

/** What is read of a trace: `packed` since version 17 of the schema, `trace` before. */
export interface TraceColumns {
  readonly trace: PackedTrace | null;
  /** Base64 of zstd of JSON. */
  readonly packed: string | null;
  /** The row of `copydesk.trace_dictionaries` it was packed by; null where by itself. */
  readonly packed_by: number | null;
  /** Base64 of what that row holds. */
  readonly dictionary: string | null;
}

/** What a query selects of the outcome `o` for {@link traceOf}. */
export const TRACE_COLUMNS = `o.trace, encode(o.packed, 'base64') as packed, o.packed_by,
  (select encode(t.body, 'base64') from copydesk.trace_dictionaries t where t.id = o.packed_by) as dictionary`;

const LEVEL = { [constants.ZSTD_c_compressionLevel]: 1 };
/** Another dictionary must not give another trace. */
const CHECKED = { ...LEVEL, [constants.ZSTD_c_checksumFlag]: 1 };
/** A chunk is memory that Node holds until V8 collects everything. */
const CHUNK = 4096;

/**
 * Bytes of a trace that the next ones of its host are packed by. Of 8.3 KB, packed 4.0, another trace of the host leaves
 * 2.7 with 8 KB of it and 2.5 with 16 or more, for .02 ms.
 */
const DICTIONARY = 16_000;
/** Of a shorter one too little would come again. */
const DICTIONARY_MIN = 1000;

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

/**
 * The bytes of the column `packed`, of the trace's JSON: 4.7 KB of a trace of 10 in 0.06 ms by itself; level 3 saves 2 % of it for a third more
 * time.
 */
export function compressTrace(json: string | Uint8Array, dictionary?: Uint8Array): Uint8Array {
  return dictionary === undefined
    ? zstdCompressSync(json, { params: LEVEL, chunkSize: CHUNK })
    : zstdCompressSync(json, { params: CHECKED, chunkSize: CHUNK, dictionary });
}

/**
 * What the next traces of a host may be packed by, of one that was packed by itself; null where it is too short. It begins
 * with `{`: what begins with a magic number of zstd would be taken for a trained dictionary.
 */
export function traceDictionaryOf(packed: Uint8Array): Uint8Array | null {
  const json = zstdDecompressSync(packed);
  return json.byteLength < DICTIONARY_MIN ? null : json.subarray(0, DICTIONARY);
}

/** The trace of a page as it is stored; an empty one where there is none. */
export function traceOf(pageId: string, columns: TraceColumns): Trace {
  const stored = columns.packed === null ? columns.trace : unpacked(Buffer.from(columns.packed, 'base64'), columns);
  return unpackTrace(pageId, { notes: stored?.notes ?? [], removals: stored?.removals ?? [] });
}

function unpacked(packed: Uint8Array, { packed_by: by, dictionary }: TraceColumns): PackedTrace {
  if (by === null) return JSON.parse(zstdDecompressSync(packed).toString()) as PackedTrace;
  if (dictionary === null) throw new Error(`the table copydesk.trace_dictionaries has lost its row ${by}`);
  const given = { dictionary: zstdDecompressSync(Buffer.from(dictionary, 'base64')) };
  return JSON.parse(zstdDecompressSync(packed, given).toString()) as PackedTrace;
}
