import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { BenchPage, Contender } from './contenders.ts';
import type { Answer, Order } from './node-process.ts';

/** One of the libraries as a contender, in a process that is told when to run; null where it is not installed. */
export async function startNode(name: string): Promise<Contender | null> {
  const child = fork(join(import.meta.dirname, 'node-process.ts'), [name], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit').then(() => {
    throw new Error(`${name} has ended`);
  });
  ended.catch(() => {});
  const ask = async (order?: Order): Promise<Answer> => {
    const answer = once(child, 'message');
    if (order) child.send(order);
    const [message] = await Promise.race([answer, ended]);
    return message;
  };
  const hello = await ask();
  if (hello.is === 'absent') return null;
  let given: readonly BenchPage[] | null = null;
  return {
    name,
    async pass(pages) {
      const answer = await ask(pages === given ? { pages: null } : { pages });
      given = pages;
      if (answer.is !== 'passed') throw new Error(`${name} answered ${answer.is}`);
      return answer;
    },
    stop: () => child.disconnect(),
  };
}
