/**
 * `node bench/traces.ts --corpus DIR [--rounds 7]`: what a trace takes packed by itself, by another trace of its host and by
 * its page, over pages of hosts that have four and more; the third is what the others are packed by.
 */
import { clean } from '../src/pipeline/clean.ts';
import { storableJson } from '../src/store/outcome-row.ts';
import { compressTrace, packTrace, traceDictionaryOf } from '../src/store/packed-trace.ts';
import { cpuSeconds, spreadOf } from './measure.ts';
import { foldersOf, loadPages, readArguments } from './pages.ts';

interface Sample {
  readonly json: string;
  readonly page: Uint8Array;
  readonly dictionary: Uint8Array;
}

/** The page of a host that its dictionary is made of, counted from 0. */
const PLACE = 2;

const { corpus, rounds } = readArguments();
const pages = await loadPages(foldersOf(corpus));
const hosts = Map.groupBy(pages, ({ url }) => (url === null ? '' : new URL(url).hostname));
hosts.delete('');
const groups = [...hosts.values()].filter(({ length }) => length > PLACE + 1);
const samples = groups.flatMap((group): Sample[] => {
  const traces = group.map((page) => storableJson(packTrace(clean(page, { cleanedAt: null }).trace)));
  const dictionary = traceDictionaryOf(compressTrace(traces[PLACE]!));
  if (dictionary === null) return [];
  return traces.slice(PLACE + 1).map((json, n) => ({ json, page: group[PLACE + 1 + n]!.bytes, dictionary }));
});
if (samples.length === 0) throw new Error('no host has four pages; give a folder that has some: --corpus DIR');
const ways: Readonly<Record<string, (sample: Sample) => Uint8Array>> = {
  'by itself': ({ json }) => compressTrace(json),
  'by another of its host': ({ json, dictionary }) => compressTrace(json, dictionary),
  'by its page': ({ json, page }) => compressTrace(json, page),
};
const figures = Object.keys(ways).map((way) => ({ way, bytes: 0, ms: [] as number[] }));
for (let round = 0; round < rounds; round++) {
  for (const figure of figures) {
    const begun = cpuSeconds();
    const packed = samples.map(ways[figure.way]!);
    figure.ms.push(((cpuSeconds() - begun) * 1000) / samples.length);
    figure.bytes = packed.reduce((sum, { byteLength }) => sum + byteLength, 0) / samples.length;
  }
}
const json = samples.reduce((sum, sample) => sum + Buffer.byteLength(sample.json), 0) / samples.length;
console.log(`${samples.length} traces of ${groups.length} hosts, ${(json / 1000).toFixed(1)} KB each`);
for (const { way, bytes, ms } of figures)
  console.log(`  ${way.padEnd(24)} ${(bytes / 1000).toFixed(2)} KB, ${spreadOf(ms).median.toFixed(3)} ms of CPU`);
