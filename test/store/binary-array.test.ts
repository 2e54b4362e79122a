import { expect, test } from 'vitest';
import { bigints, integers } from '../../src/store/binary-array.ts';
import { openOwn } from './template.ts';

test('numbers in binary form are the numbers', async () => {
  await using database = await openOwn();
  const whole = [0, 1, -1, 2 ** 32 - 1, 2 ** 32, -(2 ** 32) - 1, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER];
  const small = [0, 7, -7, 2 ** 31 - 1, -(2 ** 31)];
  const read = 'select $1::bigint[]::text as whole, $2::integer[]::text as small';
  expect(await database.query(read, [bigints(whole), integers(small)])).toEqual([
    { whole: `{${whole.join(',')}}`, small: `{${small.join(',')}}` },
  ]);
  expect(await database.query(read, [bigints([]), integers([])])).toEqual([{ whole: '{}', small: '{}' }]);
});
