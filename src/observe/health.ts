import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Registry } from 'prom-client';
import { ServiceUnavailable } from '../outage.ts';

/** What the probes answer from. */
export interface HealthSource {
  /** Reasons why the process is not ready; none where it is. */
  readonly reasons: () => Promise<readonly string[]>;
  readonly registry: Registry;
}

export interface HealthServer extends AsyncDisposable {
  readonly host: string;
  readonly port: number;
}

/**
 * Serves `/healthz` (the process answers), `/readyz` (it makes progress and its services are there; 503 with the
 * reasons else) and `/metrics`. No other path, no other method, no body read.
 */
export async function serveHealth(host: string, port: number, source: HealthSource): Promise<HealthServer> {
  const server = createServer((request, response) => {
    answer(request, source).then(
      ([status, type, body]) => send(response, status, type, body),
      () => send(response, 500, 'text/plain', 'error\n'),
    );
  });
  server.requestTimeout = 5000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        new ServiceUnavailable(
          `cannot listen on ${host}:${port} (${error.code}); set COPYDESK_HEALTH_HOST and COPYDESK_HEALTH_PORT to a free address`,
        ),
      );
    });
    server.listen(port, host, resolve);
  });
  const address = server.address() as AddressInfo;
  return {
    host: address.address,
    port: address.port,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function answer(
  request: IncomingMessage,
  { reasons, registry }: HealthSource,
): Promise<[number, string, string]> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return [405, 'text/plain', 'GET only\n'];
  switch (request.url?.split('?')[0]) {
    case '/healthz':
      return [200, 'text/plain', 'ok\n'];
    case '/readyz': {
      const why = await reasons();
      return [
        why.length === 0 ? 200 : 503,
        'application/json',
        `${JSON.stringify({ ready: why.length === 0, reasons: why })}\n`,
      ];
    }
    case '/metrics':
      // Asking sets `copydesk_ready`.
      await reasons();
      return [200, registry.contentType, await registry.metrics()];
    default:
      return [404, 'text/plain', '/healthz, /readyz or /metrics\n'];
  }
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, {
    'content-type': type,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(response.req.method === 'HEAD' ? undefined : body);
}
