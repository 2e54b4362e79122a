import { createAdaptorServer } from '@hono/node-server';
import { STATUS_CODES, type Server } from 'node:http';
import { isIP, type AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Hono } from 'hono';
import { ServiceUnavailable } from '../outage.ts';
import type { DeskEnv } from './access/gate.ts';
import { problemOf } from './errors.ts';
import { Refusal } from './refusal.ts';

/** A desk that listens. */
export interface Listening extends AsyncDisposable {
  /** Where to open it. */
  readonly url: string;
}

/**
 * How long a client may take, in ms, and how many there may be: whoever sends a byte a second, or opens connections without
 * end, is let go before the others notice. A whole request may take as long as many pages need on a slow line.
 */
const LIMITS = {
  headersTimeout: 10_000,
  requestTimeout: 120_000,
  keepAliveTimeout: 30_000,
  connections: 1000,
  headerBytes: 16_384,
};

/** Listens; a `ServiceUnavailable` where the address is not free. */
export async function listen(app: Hono<DeskEnv>, host: string, port: number): Promise<Listening> {
  const server = createAdaptorServer({
    fetch: app.fetch,
    serverOptions: { maxHeaderSize: LIMITS.headerBytes, connectionsCheckingInterval: 5000 },
  }) as Server;
  server.headersTimeout = LIMITS.headersTimeout;
  server.requestTimeout = LIMITS.requestTimeout;
  server.keepAliveTimeout = LIMITS.keepAliveTimeout;
  server.maxConnections = LIMITS.connections;
  server.on('clientError', refuseUnread);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        new ServiceUnavailable(
          `cannot listen on ${host}:${port} (${error.code}); set COPYDESK_DESK_HOST and COPYDESK_DESK_PORT, or --host and --port, to a free address`,
        ),
      );
    });
    server.listen(port, host, resolve);
  });
  const address = server.address() as AddressInfo;
  return {
    url: `http://${shownHost(host, address)}:${address.port}/`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** What Node cannot read as a request never reaches the desk: answered here, in the form of every refusal. */
function refuseUnread({ code }: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable || code === 'ECONNRESET') return void socket.destroy();
  const refusal = unreadAs(code);
  const body = `${JSON.stringify(problemOf(refusal))}\n`;
  socket.end(
    `HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status]}\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}

function unreadAs(code: string | undefined): Refusal {
  if (code === 'HPE_HEADER_OVERFLOW')
    return new Refusal('head-too-large', 'address and headers are too long; send what is long as the body');
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
    return new Refusal('too-slow', 'the request took too long to arrive; send fewer pages at a time');
  return new Refusal('bad-request', 'this is not HTTP');
}

/** An address one can open: not that of all interfaces. */
function shownHost(host: string, { address, family }: AddressInfo): string {
  if (address === '0.0.0.0' || address === '::') return 'localhost';
  return family === 'IPv6' ? `[${address}]` : isIP(host) === 0 ? host : address;
}

/** Whether a host name or address reaches this machine alone. */
export function isLoopback(host: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|::1|\[::1\])$/i.test(host);
}
