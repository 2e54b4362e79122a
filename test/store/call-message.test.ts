import { protocol } from '@electric-sql/pglite';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { callMessage } from '../../src/store/call-message.ts';

test('a call is what PGlite writes for its parts', () => {
  const value = fc.oneof(fc.string({ unit: 'binary' }), fc.uint8Array({ maxLength: 300 }), fc.constant(null));
  fc.assert(
    fc.property(
      fc.constantFrom('s0', 's17'),
      fc.array(fc.array(value, { maxLength: 6 }), { maxLength: 4 }),
      (name, lists) => {
        const { bind, execute, sync } = protocol.serialize;
        const parts = lists.flatMap((values) => [bind({ statement: name, values }), execute({})]);
        expect(callMessage(name, lists).toString('hex')).toBe(Buffer.concat([...parts, sync()]).toString('hex'));
      },
    ),
    { seed: 5 },
  );
});
