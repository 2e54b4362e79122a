import { expect, test } from 'vitest';
import { postgresConnection } from '../src/postgres-connection.ts';

test('a certificate authority replaces what the URL says of TLS, and nothing else', () => {
  const url = 'postgres://me:p%40ss@db.example:5433/copydesk?sslmode=verify-full&connect_timeout=3&sslrootcert=system';
  expect(postgresConnection(url, 'PEM')).toEqual({
    connectionString: 'postgres://me:p%40ss@db.example:5433/copydesk?connect_timeout=3',
    ssl: { ca: 'PEM' },
  });
  expect(postgresConnection(url, null)).toEqual({ connectionString: url });
});
