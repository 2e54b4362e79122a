import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * A Redis or PostgreSQL of its own for one test file, on a free port of loopback: a container where a Docker engine
 * answers and has the image or can fetch it, else a local server in a temporary folder, or the other way around where the
 * caller prefers it. Where neither can be had, the suite fails and says so.
 */
export interface Server {
  readonly url: string;
  readonly kind: 'container' | 'local';
  /** Where a local server has its files; null for a container. */
  readonly folder: string | null;
  /** False where it has ended by itself. */
  alive(): boolean;
  /** Stops it at once, as a crash would, and starts it again on the same port with what it has on disk then. */
  restart(downFor?: number, whileDown?: () => void): Promise<void>;
  stop(): Promise<void>;
}

const REDIS_IMAGE = 'redis:8-alpine';
const POSTGRES_IMAGE = 'postgres:18-alpine';
const HOST = '127.0.0.1';

export async function startRedis(preferred: Server['kind'] = 'container', home = tmpdir()): Promise<Server> {
  const program = find('redis-server', 'valkey-server');
  if (!(preferred === 'local' && program) && (await dockerAnswers(program ? REDIS_IMAGE : null))) {
    return container(
      REDIS_IMAGE,
      6379,
      ['redis-server', '--appendonly', 'yes', '--appendfsync', 'everysec', '--maxmemory-policy', 'noeviction'],
      {},
      (port) => `redis://${HOST}:${port}`,
    );
  }
  if (program === null) missing('Redis', 'redis-server');
  return local(home, (port, folder) => ({
    url: `redis://${HOST}:${port}`,
    start: () =>
      spawn(
        program,
        [
          '--port',
          `${port}`,
          '--bind',
          HOST,
          '--dir',
          folder,
          '--appendonly',
          'yes',
          '--save',
          '',
          '--maxmemory-policy',
          'noeviction',
        ],
        { stdio: 'ignore' },
      ),
  }));
}

export async function startPostgres(
  preferred: Server['kind'] = 'container',
  home = tmpdir(),
  options: readonly string[] = [],
): Promise<Server> {
  const bin = postgresFolder();
  if (!(preferred === 'local' && bin) && (await dockerAnswers(bin ? POSTGRES_IMAGE : null))) {
    return container(
      POSTGRES_IMAGE,
      5432,
      [],
      { POSTGRES_PASSWORD: 'test', POSTGRES_DB: 'copydesk' },
      (port) => `postgres://postgres:test@${HOST}:${port}/copydesk`,
    );
  }
  if (bin === null) missing('PostgreSQL', 'postgres and initdb');
  const user = postgresUser();
  return local(home, (port, folder) => {
    const data = join(folder, 'data');
    if (user !== null) chownSync(folder, user.uid, user.gid);
    execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync'], {
      stdio: 'ignore',
      ...user,
    });
    return {
      url: `postgres://postgres@${HOST}:${port}/postgres`,
      start: () =>
        spawn(join(bin, 'postgres'), ['-D', data, '-p', `${port}`, '-h', HOST, '-k', folder, ...options], {
          stdio: 'ignore',
          ...user,
        }),
      signal: 'SIGQUIT' as const,
    };
  });
}

/** Whether an engine answers, and has `image` or can fetch it, where there is another way. */
async function dockerAnswers(image: string | null): Promise<boolean> {
  process.env['TESTCONTAINERS_RYUK_DISABLED'] ??= 'true';
  const { getContainerRuntimeClient, ImageName } = await import('testcontainers');
  const client = await getContainerRuntimeClient().catch(() => null);
  if (client === null || image === null) return client !== null;
  return client.image.pull(ImageName.fromString(image), { force: false, platform: undefined }).then(
    () => true,
    () => false,
  );
}

async function container(
  image: string,
  inner: number,
  command: string[],
  environment: Record<string, string>,
  url: (port: number) => string,
): Promise<Server> {
  const { GenericContainer, Wait } = await import('testcontainers');
  const port = await freePort();
  const setUp = new GenericContainer(image)
    .withExposedPorts({ container: inner, host: port })
    .withEnvironment(environment)
    .withWaitStrategy(Wait.forListeningPorts());
  const started = await (command.length > 0 ? setUp.withCommand(command) : setUp).start();
  await answers(url(port));
  return {
    url: url(port),
    kind: 'container',
    folder: null,
    alive: () =>
      execFileSync('docker', ['inspect', '--format', '{{.State.Running}}', started.getId()], {
        encoding: 'utf8',
      }).trim() === 'true',
    async restart(downFor = 0, whileDown = () => {}) {
      execFileSync('docker', ['kill', started.getId()], { stdio: 'ignore' });
      await sleep(downFor);
      whileDown();
      execFileSync('docker', ['start', started.getId()], { stdio: 'ignore' });
      await answers(url(port));
    },
    async stop() {
      await started.stop({ timeout: 0 });
    },
  };
}

interface Launch {
  readonly url: string;
  readonly start: () => ChildProcess;
  readonly signal?: NodeJS.Signals;
}

async function local(home: string, prepare: (port: number, folder: string) => Launch): Promise<Server> {
  const folder = mkdtempSync(join(home, 'copydesk-server-'));
  const { url, start, signal = 'SIGKILL' } = prepare(await freePort(), folder);
  let child = start();
  await answers(url);
  async function end(): Promise<void> {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    if (child.exitCode === null && child.kill(signal)) await ended;
  }
  return {
    url,
    kind: 'local',
    folder,
    alive: () => child.exitCode === null && child.signalCode === null,
    async restart(downFor = 0, whileDown = () => {}) {
      await end();
      await sleep(downFor);
      whileDown();
      child = start();
      await answers(url);
    },
    async stop() {
      await end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Waits until the server speaks its protocol: an open port alone may be a proxy, or a server still starting. */
async function answers(url: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      await (url.startsWith('redis') ? pingRedis(url) : pingPostgres(url));
      return;
    } catch (error) {
      if (tries > 120) throw new Error(`the server at ${url} does not answer`, { cause: error });
      await sleep(250);
    }
  }
}

function pingRedis(url: string): Promise<void> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write('PING\r\n'));
    socket.setTimeout(2000, () => socket.destroy(new Error('no answer')));
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('closed')));
    socket.once('data', (data) => {
      socket.destroy();
      if (String(data).startsWith('+PONG')) resolve();
      else reject(new Error(String(data)));
    });
  });
}

async function pingPostgres(url: string): Promise<void> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on('error', () => {});
  await client.connect();
  await client.query('select 1').finally(() => client.end());
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, HOST, resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function find(...names: string[]): string | null {
  const folders = (process.env['PATH'] ?? '').split(':');
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path)) ?? null;
}

/** Debian keeps the programs of each version in a folder of their own, off the PATH. */
function postgresFolder(): string | null {
  const versions = '/usr/lib/postgresql';
  const installed = existsSync(versions)
    ? readdirSync(versions)
        .sort((one, other) => Number(other) - Number(one))
        .map((version) => join(versions, version, 'bin'))
    : [];
  const onPath = find('initdb');
  return (
    [...installed, ...(onPath === null ? [] : [join(onPath, '..')])].find(
      (folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')),
    ) ?? null
  );
}

/** PostgreSQL refuses to run as root: then as the user its package made. */
function postgresUser(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

function missing(what: string, program: string): never {
  throw new Error(
    `the service tests need ${what}: neither a Docker engine answers nor is ${program} installed here; start Docker or install it`,
  );
}
