import { spawn } from 'node:child_process';
import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
const COMMANDS = new URL('../../src/cli.ts', import.meta.url);
const TOOLS = new URL('../../dev/run.ts', import.meta.url);

export interface Ended {
  readonly status: number | null;
  readonly out: string;
  /** Lines of standard error. */
  readonly said: string[];
}

type Input = string | Uint8Array | AsyncIterable<Uint8Array>;
type Environment = Record<string, string>;

/** Calls the command line in this process, with streams and an environment of its own; one call at a time. */
export function copydesk(args: readonly string[], input: Input = '', environment: Environment = {}): Promise<Ended> {
  return call(COMMANDS, args, input, environment);
}

/** Calls a tool of developers, as `npm run` does. */
export function tool(args: readonly string[], environment: Environment = {}): Promise<Ended> {
  return call(TOOLS, args, '', environment);
}

let calls = 0;

async function call(script: URL, args: readonly string[], input: Input, environment: Environment): Promise<Ended> {
  const [out, errors] = [new Kept(), new Kept()];
  using world = new DisposableStack();
  const set = (key: 'argv' | 'env' | 'stdin' | 'stdout' | 'stderr' | 'exit', value: unknown): void => {
    const before = Object.getOwnPropertyDescriptor(process, key);
    world.defer(() => Object.defineProperty(process, key, before!));
    Object.defineProperty(process, key, { value, configurable: true, enumerable: true, writable: true });
  };
  set('argv', [process.execPath, fileURLToPath(script), ...args]);
  set('env', environmentOf(environment));
  set('stdin', Readable.from(sourceOf(input), { objectMode: false }));
  set('stdout', out);
  set('stderr', errors);
  const status = process.exitCode;
  world.defer(() => void (process.exitCode = status));
  process.exitCode = 0;
  set('exit', (code?: number) => void (process.exitCode = code ?? process.exitCode));
  // Another address is another module: it reads the arguments anew. What it imports is loaded once.
  calls += 1;
  await import(`${script.href}?call=${calls}`);
  await new Promise<void>((done) => out.end(done));
  return ended(process.exitCode, out.text, errors.text);
}

class Kept extends Writable {
  text = '';
  override _write(chunk: Buffer, _: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}

/** Runs the command line as a user would, a process of its own, from the project folder. */
export async function copydeskProcess(
  args: readonly string[],
  input: Input = '',
  environment: Environment = {},
): Promise<Ended> {
  const child = spawn(process.execPath, ['src/bin.mjs', ...args], { cwd: PROJECT, env: environmentOf(environment) });
  const out: Buffer[] = [];
  const errors: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
  const closed = new Promise<number | null>((resolve, reject) => child.on('close', resolve).on('error', reject));
  await pipeline(sourceOf(input), child.stdin).catch(() => {}); // it may end before it has read everything
  return ended(await closed, Buffer.concat(out).toString(), Buffer.concat(errors).toString());
}

function environmentOf(given: Environment): Environment {
  return { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...given };
}

function sourceOf(input: Input): Iterable<Uint8Array> | AsyncIterable<Uint8Array> {
  return typeof input === 'string' || input instanceof Uint8Array ? [Buffer.from(input as string)] : input;
}

function ended(status: number | null, out: string, errors: string): Ended {
  return { status, out, said: errors.split('\n').filter(Boolean) };
}
