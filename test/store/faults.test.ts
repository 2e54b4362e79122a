import { describe, expect, test } from 'vitest';
import { isOutage, ServiceUnavailable } from '../../src/outage.ts';
import { faulting, kindOf, StoreFault, withoutConflict, type StoreFaultKind } from '../../src/store/faults.ts';
import { SchemaTooNew } from '../../src/store/migrations.ts';

const coded = (code: string, message = 'it went wrong\nDETAIL: secret') => Object.assign(new Error(message), { code });

describe('faults of the store', () => {
  test.each<[string, StoreFaultKind, boolean]>([
    ['40001', 'conflict', true],
    ['40P01', 'conflict', true],
    ['55P03', 'conflict', true],
    ['22P05', 'refused', false],
    ['23514', 'refused', false],
    ['54000', 'refused', false],
    ['53100', 'outage', true],
    ['53300', 'outage', true],
    ['57P01', 'outage', true],
    ['08006', 'outage', true],
    ['ECONNREFUSED', 'outage', true],
    ['ENOSPC', 'outage', true],
    ['42P01', 'unexpected', true],
  ])('%s is of kind %s (tried again: %s)', (code, kind, retryable) => {
    const fault = new StoreFault('commit an outcome', coded(code));
    expect(fault).toMatchObject({ kind, retryable, message: 'the store could not commit an outcome: it went wrong' });
    expect(isOutage(fault)).toBe(kind === 'outage' || kind === 'conflict');
    expect(kindOf(fault)).toBe(kind);
  });

  test('errors with a name of their own keep it', async () => {
    for (const error of [
      new ServiceUnavailable('away'),
      new SchemaTooNew(3, 2),
      new StoreFault('read', coded('53100')),
    ]) {
      await expect(faulting('do it', () => Promise.reject(error))).rejects.toBe(error);
    }
    await expect(faulting('do it', () => Promise.reject(new TypeError('x is undefined')))).rejects.toMatchObject({
      name: 'StoreFault',
      kind: 'unexpected',
    });
  });

  test('a conflict is tried again, a few times, and nothing else is', async () => {
    let tries = 0;
    expect(await withoutConflict(async () => (++tries < 3 ? Promise.reject(coded('40P01')) : tries))).toBe(3);
    tries = 0;
    await expect(withoutConflict(() => Promise.reject(coded(++tries ? '23505' : '')))).rejects.toMatchObject({
      code: '23505',
    });
    expect(tries).toBe(1);
  });
});
