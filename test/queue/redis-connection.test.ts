import { expect, test } from 'vitest';
import { redisOptions } from '../../src/queue/redis-connection.ts';

test('tries to connect come 200 ms apart, then ever later, up to 3 s, without end', () => {
  const { retryStrategy } = redisOptions('worker', null);
  expect([1, 2, 3, 4, 5, 6, 1000].map((times) => retryStrategy?.(times))).toEqual([
    200, 400, 800, 1600, 3000, 3000, 3000,
  ]);
});

test('a server that takes no writes any more is left, and the command sent to the next', () => {
  const { reconnectOnError } = redisOptions('producer', null);
  expect(reconnectOnError?.(new Error("READONLY You can't write against a read only replica."))).toBe(2);
  expect(
    reconnectOnError?.(new Error("ERR Error running script: -READONLY You can't write against a read only replica.")),
  ).toBe(2);
  expect(reconnectOnError?.(new Error('OOM command not allowed'))).toBe(false);
});

test('a producer’s command ends after 10 s, a worker’s may wait for ever', () => {
  expect(redisOptions('producer', null)).toMatchObject({ maxRetriesPerRequest: 1, commandTimeout: 10_000 });
  expect(redisOptions('worker', null)).toMatchObject({ maxRetriesPerRequest: null, connectTimeout: 10_000 });
  expect(redisOptions('worker', null)).not.toHaveProperty('commandTimeout');
});

test('a certificate authority is trusted where one is given', () => {
  expect(redisOptions('worker', 'PEM')).toMatchObject({ tls: { ca: 'PEM' } });
  expect(redisOptions('worker', null)).not.toHaveProperty('tls');
});
