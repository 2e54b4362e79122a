/**
 * `npm run bench:stories-store [-- --sizes 10000,100000,1000000 --json]`: what it costs an article to find its story among so
 * many stored texts, on a PostgreSQL of its own that is filled with keys by simulation, and for how long a batch of 50 holds
 * the lock of the stories.
 */
import { parseArgs } from 'node:util';
import { measureStoreCost } from './stories/store-cost.ts';

const { values } = parseArgs({
  options: { sizes: { type: 'string', default: '10000,100000,1000000' }, json: { type: 'boolean', default: false } },
});
const costs = await measureStoreCost(values.sizes.split(',').map(Number));
if (values.json) process.stdout.write(`${JSON.stringify(costs)}\n`);
else
  console.table(
    costs.map(({ texts, clientMs, serverMs, held, bytes }) => ({
      'stored texts': texts,
      'CPU ms an article, here': clientMs.toFixed(3),
      'in the server': serverMs.toFixed(3),
      'lock held, ms': `${held.median.toFixed(1)} (${held.min.toFixed(1)} to ${held.max.toFixed(1)})`,
      'bytes a text': bytes,
    })),
  );
