/** The process of one contender: says whether its packages are here, then makes a pass over the pages at each order. */
import { cpuSeconds } from '../measure.ts';
import type { BenchPage } from './contenders.ts';
import { LIBRARIES } from './libraries.ts';

/** A pass over these pages; null for those of the order before. */
export interface Order {
  readonly pages: readonly BenchPage[] | null;
}

export type Answer =
  | { readonly is: 'absent' }
  | { readonly is: 'ready' }
  | { readonly is: 'passed'; readonly cpuSeconds: number; readonly made: number };

const answer = (message: Answer): void => void process.send!(message);

// Pages' own styles and scripts are none of ours.
console.error = () => {};
const read = await LIBRARIES.get(process.argv[2]!)!();
let pages: readonly BenchPage[] = [];
if (read === null) answer({ is: 'absent' });
else {
  process.on('message', async (order: Order) => {
    pages = order.pages ?? pages;
    const begun = cpuSeconds();
    let made = 0;
    for (const page of pages) made += await read(page);
    answer({ is: 'passed', cpuSeconds: cpuSeconds() - begun, made });
  });
  answer({ is: 'ready' });
}
