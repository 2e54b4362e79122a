import { expect, test } from 'vitest';
import { fillOf } from '../../src/queue/redis-memory.ts';

test.for([
  ['used_memory:700\r\nused_memory_rss:900\r\nmaxmemory:1000\r\nmaxmemory_policy:noeviction\r\n', 0.7],
  ['used_memory:700\r\nmaxmemory:0\r\n', 0],
  ['', 0],
] as const)('the fill of Redis is read from INFO (%#)', ([info, fill]) => {
  expect(fillOf(info)).toBe(fill);
});
