import { spawn } from 'node:child_process';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

export interface Ended {
  readonly status: number | null;
  readonly out: string;
  /** Lines of standard error. */
  readonly said: string[];
}

type Input = string | Uint8Array | AsyncIterable<Uint8Array>;

/** Runs the command line as a user would, from the project folder, with `input` on standard input. */
export function copydesk(
  args: readonly string[],
  input: Input = '',
  environment: Record<string, string> = {},
): Promise<Ended> {
  return run('src/bin.mjs', args, input, environment);
}

/** Runs a tool of developers, as `npm run` does. */
export function tool(args: readonly string[], environment: Record<string, string> = {}): Promise<Ended> {
  return run('dev/run.ts', args, '', environment);
}

async function run(
  script: string,
  args: readonly string[],
  input: Input,
  environment: Record<string, string>,
): Promise<Ended> {
  const child = spawn(process.execPath, [script, ...args], {
    cwd: PROJECT,
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...environment },
  });
  const out: Buffer[] = [];
  const errors: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
  const ended = new Promise<number | null>((resolve, reject) => child.on('close', resolve).on('error', reject));
  const source = typeof input === 'string' || input instanceof Uint8Array ? [input] : input;
  await pipeline(source, child.stdin).catch(() => {}); // it may end before it has read everything
  const status = await ended;
  return {
    status,
    out: Buffer.concat(out).toString(),
    said: Buffer.concat(errors).toString().split('\n').filter(Boolean),
  };
}
