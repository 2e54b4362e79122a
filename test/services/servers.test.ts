import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';

/** A Redis as far as the tests' own question whether it is up. */
const REDIS = `#!${process.execPath}
require('node:net').createServer((socket) => socket.on('data', () => socket.end('+PONG\\r\\n'))).listen(process.argv[3], '127.0.0.1');
`;

test('where a Docker engine answers but has no image and can fetch none, the server is a local one', async (context) => {
  const asked: string[] = [];
  await using engine = createServer((request, response) => {
    const path = request.url!.replace(/^\/v[\d.]+|\?.*$/g, '');
    asked.push(path);
    const [status, body] =
      path === '/info'
        ? [200, { ServerVersion: '28.0.0', OSType: 'linux', Labels: [] }]
        : path === '/images/create'
          ? [500, { message: 'no such host' }]
          : [404, { message: 'not here' }];
    response.writeHead(status as number, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => engine.listen(0, '127.0.0.1', resolve));
  const programs = mkdtempSync(join(tmpdir(), 'copydesk-'));
  context.onTestFinished(() => rmSync(programs, { recursive: true }));
  writeFileSync(join(programs, 'redis-server'), REDIS, { mode: 0o755 });
  vi.stubEnv('PATH', `${programs}:${process.env['PATH']}`);
  vi.stubEnv('DOCKER_HOST', `tcp://127.0.0.1:${(engine.address() as AddressInfo).port}`);
  context.onTestFinished(() => void vi.unstubAllEnvs());
  const { startRedis } = await import('./servers.ts');
  const redis = await startRedis();
  context.onTestFinished(() => redis.stop());
  expect(asked).toContain('/images/create');
  expect(redis.kind).toBe('local');
});
