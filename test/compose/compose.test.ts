import { execFile, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/** docker-compose.yml for real: built, fed, workers killed in the middle. Needs a Docker engine with compose. */
const ROOT = join(import.meta.dirname, '..', '..');
const FIXTURES = join(ROOT, 'fixtures', 'pages');
const PROJECT = `copydesk-test-${process.pid}`;
const PASSWORD = 'not-the-default';
/** Copies of each fixture: enough that pages still wait when the workers are killed. */
const COPIES = 20;

const folder = mkdtempSync(join(tmpdir(), 'copydesk-compose-'));
// Read in the container by a user that owns nothing here.
chmodSync(folder, 0o755);
const [tool = '', ...first] =
  spawnSync('docker', ['compose', 'version']).status === 0 ? ['docker', 'compose'] : ['docker-compose'];
const environment = {
  ...process.env,
  PAGES: folder,
  POSTGRES_PASSWORD: PASSWORD,
  REDIS_PASSWORD: PASSWORD,
  COPYDESK_THREADS: '1',
  // The classic builder where an older compose has no buildx.
  ...(tool === 'docker' ? {} : { DOCKER_BUILDKIT: '0' }),
};

async function run(command: string, ...given: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(command, given, { cwd: ROOT, env: environment, maxBuffer: 50e6 });
  return stdout;
}
const compose = (...given: string[]): Promise<string> => run(tool, ...first, '-p', PROJECT, ...given);

/** One value from the database. */
async function sql(statement: string): Promise<number> {
  const postgres = (
    await run(
      'docker',
      'ps',
      '-q',
      '--filter',
      `label=com.docker.compose.project=${PROJECT}`,
      '--filter',
      'label=com.docker.compose.service=postgres',
    )
  ).trim();
  return Number(
    await run(
      'docker',
      'exec',
      '-e',
      `PGPASSWORD=${PASSWORD}`,
      postgres,
      'psql',
      '-h',
      '127.0.0.1',
      '-U',
      'copydesk',
      '-d',
      'copydesk',
      '-tAc',
      statement,
    ),
  );
}
const workers = async (): Promise<string[]> => (await compose('ps', '-q', 'worker')).split('\n').filter(Boolean);
const inspect = async (id: string, format: string): Promise<string> =>
  (await run('docker', 'inspect', '-f', format, id)).trim();

async function until(condition: () => Promise<boolean>, what: string, seconds = 120): Promise<void> {
  for (const end = Date.now() + seconds * 1000; !(await condition()); await sleep(500)) {
    if (Date.now() > end)
      throw new Error(`waited ${seconds} s in vain until ${what}\n${await compose('logs', '--no-color', '--tail=20')}`);
  }
}

/** Every fixture many times, each time at another URL and with other bytes, as JSONL; answers how many. */
function writePages(): number {
  // A plain text has no comment that tells copies apart.
  const pages = readdirSync(FIXTURES).filter((name) => existsSync(join(FIXTURES, name, 'page.html')));
  const lines = pages.flatMap((name) => {
    const { url, contentType } = JSON.parse(readFileSync(join(FIXTURES, name, 'page.json'), 'utf8')) as {
      url: string;
      contentType?: string;
    };
    const bytes = readFileSync(join(FIXTURES, name, 'page.html'));
    return Array.from({ length: COPIES }, (_, copy) => {
      const bodyBase64 = Buffer.concat([bytes, Buffer.from(`<!-- ${copy} -->`)]).toString('base64');
      return JSON.stringify({ url: `${url}${url.includes('?') ? '&' : '?'}copy=${copy}`, bodyBase64, contentType });
    });
  });
  writeFileSync(join(folder, 'pages.jsonl'), `${lines.join('\n')}\n`);
  return lines.length;
}

describe('docker-compose.yml', () => {
  const pages = writePages();

  beforeAll(async () => {
    await compose('up', '-d', '--build', '--scale', 'worker=3');
    await until(
      async () =>
        (await Promise.all((await workers()).map((id) => inspect(id, '{{.State.Health.Status}}')))).filter(
          (state) => state === 'healthy',
        ).length === 3,
      'three workers are healthy',
    );
  });

  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await compose('down', '-v', '--remove-orphans', '-t', '5');
  });

  test('a worker runs without root, without capabilities and on a file system it cannot write to', async () => {
    const [worker = ''] = await workers();
    expect(
      await inspect(
        worker,
        '{{.Config.User}} {{.HostConfig.ReadonlyRootfs}} {{.HostConfig.CapDrop}} {{.Config.StopSignal}}',
      ),
    ).toBe('1000:1000 true [ALL] SIGTERM');
    const write = `try { require('fs').writeFileSync('/app/x', '') } catch (error) { console.log(process.getuid(), error.code) }`;
    expect(await run('docker', 'exec', worker, 'node', '-e', write)).toBe('1000 EROFS\n');
  });

  test('only packages that the product needs are in the image', async () => {
    const [worker = ''] = await workers();
    const held = await run(
      'docker',
      'exec',
      worker,
      'node',
      '-p',
      `Object.keys(JSON.parse(require('fs').readFileSync('node_modules/.package-lock.json')).packages).join('\\n')`,
    );
    const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { dev?: true; optional?: true; devOptional?: true }>;
    };
    const needed = Object.entries(packages)
      .filter(([path, { dev, optional, devOptional }]) => path !== '' && !dev && !optional && !devOptional)
      .map(([path]) => path);
    expect(
      held
        .trim()
        .split('\n')
        .filter((path) => !needed.includes(path)),
    ).toEqual([]);
    expect(needed.length).toBeGreaterThan(50);
  });

  test('every page has exactly one outcome though one worker is killed and another stopped in the middle', async () => {
    const feeding = compose('run', '--rm', 'feed');
    await until(async () => (await sql('select count(*) from copydesk.outcomes')) > 50, 'the first pages are done');
    const [killed = '', stopped = ''] = await workers();
    const kill = `const fs = require('fs'); for (const pid of fs.readdirSync('/proc')) try { if (+pid > 1 && +pid !== process.pid && fs.readFileSync('/proc/' + pid + '/cmdline', 'utf8').includes('workers/clean.ts')) process.kill(+pid, 'SIGKILL') } catch {}`;
    await run('docker', 'exec', killed, 'node', '-e', kill);
    const doneAtKill = await sql('select count(*) from copydesk.outcomes');
    expect(doneAtKill, 'pages were still to be done when the worker was killed').toBeLessThan(pages);
    await run('docker', 'stop', '-t', '35', stopped);
    expect(await feeding).toContain(`${pages} pages queued (0 of them stored before)`);

    await until(async () => (await sql('select count(*) from copydesk.waiting')) === 0, 'no page waits', 240);
    expect(await sql('select count(*) from copydesk.pages')).toBe(pages);
    expect(await sql('select count(*) from copydesk.outcomes')).toBe(pages);
    expect(await sql('select count(distinct page_id) from copydesk.outcomes')).toBe(pages);
    expect(await sql(`select count(*) from copydesk.outcomes where reason = 'gave-up'`)).toBe(0);
    await until(
      async () => (await sql('select count(*) from copydesk.outbox where sent_at is null')) === 0,
      'later stages were told of every article',
    );

    expect(await inspect(stopped, '{{.State.ExitCode}}'), 'the stopped worker finished its pages').toBe('0');
    await until(
      async () => (await inspect(killed, '{{.RestartCount}} {{.State.Health.Status}}')) === '1 healthy',
      'the killed worker is back',
    );
  });

  test('a backup restores every record, and the queue is made again from it', async () => {
    const before = await sql('select count(*) from copydesk.records');
    const [postgres = '', redis = ''] = (await compose('ps', '-q', 'postgres', 'redis')).split('\n');
    expect(before).toBeGreaterThan(0);
    // As docs/operations.md says, the dump kept inside the container instead of beside it.
    await compose('stop', 'worker');
    await run(
      'docker',
      'exec',
      postgres,
      'pg_dump',
      '--format=custom',
      '--schema=copydesk',
      '--file=/tmp/copydesk.dump',
    );
    await run('docker', 'exec', postgres, 'psql', '--command', 'drop schema if exists copydesk cascade');
    await run('docker', 'exec', postgres, 'pg_restore', '--dbname=copydesk', '--exit-on-error', '/tmp/copydesk.dump');
    await run('docker', 'exec', redis, 'redis-cli', 'flushall');
    expect(await sql('select count(*) from copydesk.records')).toBe(before);
    expect(await sql('select count(*) from copydesk.outcomes')).toBe(pages);
    await compose('up', '-d', '--no-build', '--scale', 'worker=3');
  });

  test('the same pages fed again change nothing', async () => {
    const before = await sql('select count(*) from copydesk.articles');
    expect(before).toBeGreaterThan(20);
    expect(await compose('run', '--rm', 'feed')).toContain(`(${pages} of them stored before)`);
    await until(
      async () => (await compose('exec', '-T', 'redis', 'redis-cli', 'llen', 'copydesk:pages:wait')).trim() === '0',
      'the queue is empty',
    );
    expect(await sql('select count(*) from copydesk.outcomes')).toBe(pages);
    expect(await sql('select count(*) from copydesk.articles')).toBe(before);
  });
});
