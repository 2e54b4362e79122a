/**
 * `node bench/warm-up.ts [--corpus DIR --pages 3000]`: what the first page and the first 200 cost a process, beside what a
 * page costs once the code is compiled. CPU time of all threads: compiling and collecting happen beside the main one.
 */
import { parseArgs } from 'node:util';
import { tuneEngine } from '../src/engine.ts';
import { cpuSeconds } from './measure.ts';
import { manyPages } from './pipeline/many.ts';

tuneEngine();
const { values } = parseArgs({ options: { corpus: { type: 'string' }, pages: { type: 'string', default: '3000' } } });
const count = Number(values.pages);
const { bases } = await manyPages(values.corpus, count);
const before = cpuSeconds();
const { clean } = await import('../src/pipeline/clean.ts');
const loaded = cpuSeconds() - before;
/** A prime: pages of one outlet, which lie side by side, come one by one. */
const STRIDE = 7919;
let next = 0;

/** CPU ms a page of so many. */
function cleanNext(pages: number): number {
  const begun = cpuSeconds();
  for (let n = 0; n < pages; n++) clean(bases[(next++ * STRIDE) % bases.length]!, { cleanedAt: null });
  return ((cpuSeconds() - begun) * 1000) / pages;
}

const first = cleanNext(1);
const few = cleanNext(9);
const more = cleanNext(190);
cleanNext(Math.max(1, count - 200 - bases.length));
const steady = cleanNext(bases.length);
const first200 = (first + few * 9 + more * 190) / 200;
console.log(
  `loading ${(loaded * 1000).toFixed(0)} ms; the first page ${first.toFixed(0)}, 2 to 10 ${few.toFixed(1)}, to 200 ${more.toFixed(1)} ms each; then ${steady.toFixed(1)}`,
);
console.log(
  `the first 200: ${first200.toFixed(1)} ms each, ${(first200 / steady).toFixed(1)} x the price after ${count}`,
);
