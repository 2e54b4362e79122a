import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { BenchPage, Contender } from './contenders.ts';

/** A library of Python as a contender, in a process of its own that is told when to run; null where it is not installed. */
export async function startPython(python: string, library: 'trafilatura' | 'resiliparse'): Promise<Contender | null> {
  const child = spawn(python, ['-u', join(import.meta.dirname, 'python_process.py'), library], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  child.stdin.on('error', () => {});
  const failed = once(child, 'error').then(() => undefined);
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const ask = async (line?: string): Promise<any> => {
    if (line !== undefined) child.stdin.write(`${line}\n`);
    const answer = await Promise.race([lines.next().then(({ value }) => value as string | undefined), failed]);
    return answer === undefined ? null : JSON.parse(answer);
  };
  const hello = await ask();
  if (hello === null) return null;
  let sent = false;
  return {
    name: `${library} ${hello.version}`,
    async pass(pages: readonly BenchPage[]) {
      if (!sent) {
        sent = true;
        for (const { page, html } of pages) child.stdin.write(`${JSON.stringify({ html, url: page.url })}\n`);
      }
      const answer = await ask('go');
      if (answer === null) throw new Error(`${library} has ended`);
      return answer;
    },
    stop: () => child.stdin.end(),
  };
}
