import { connect, createServer, type Socket } from 'node:net';

/** When the next commits lose their connection: before PostgreSQL has all of the statement, or after, before it answers. */
export type Cut = 'before' | 'after';

/** A proxy in front of a server that cuts connections, of PostgreSQL in the middle of a commit, refuses all for a time, or is slow. */
export interface Proxy extends AsyncDisposable {
  readonly port: number;
  /** Cuts the next `times` commits; gives how many were cut so far. */
  cutCommits(how: Cut, times: number): void;
  cuts(): number;
  /** Cuts all connections and refuses new ones, until `admit`. */
  refuse(): void;
  admit(): void;
  /** Whatever passes takes so many ms each way; 0 for none. */
  delay(ms: number): void;
}

/** Stands in every statement that commits outcomes. */
const COMMIT = 'commit_outcomes';

export async function openProxy(host: string, port: number): Promise<Proxy> {
  const open = new Set<Socket>();
  const plan: Cut[] = [];
  let refusing = false;
  let lag = 0;
  let cut = 0;
  const server = createServer((client) => {
    if (refusing) return client.destroy();
    const behind = connect(port, host);
    let silenced = false;
    const end = (): void => {
      client.destroy();
      behind.destroy();
      open.delete(client);
    };
    const [there, back] = [slowLine(() => lag), slowLine(() => lag)];
    open.add(client);
    for (const socket of [client, behind]) {
      socket.on('error', end);
      socket.on('close', end);
    }
    client.on('data', (data) =>
      there(() => {
        // A statement is parsed by its name once a connection; its text is what is looked for, so every commit sends it.
        const how = data.includes(COMMIT) ? plan.shift() : undefined;
        if (how === undefined) return void behind.write(data);
        cut++;
        if (how === 'before') {
          behind.write(data.subarray(0, data.length >> 1));
          return end();
        }
        silenced = true;
        behind.write(data);
        // Time for the commit to happen; its answer is thrown away with the connection.
        setTimeout(end, 300);
      }),
    );
    behind.on('data', (data) =>
      back(() => {
        if (!silenced) client.write(data);
      }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as { port: number }).port,
    cutCommits: (how, times) => void plan.push(...Array.from({ length: times }, () => how)),
    cuts: () => cut,
    refuse() {
      refusing = true;
      for (const client of open) client.destroy();
    },
    admit() {
      refusing = false;
    },
    delay(ms) {
      lag = ms;
    },
    async [Symbol.asyncDispose]() {
      for (const client of open) client.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Passes everything on in order, each `lag()` ms after it came. */
function slowLine(lag: () => number): (pass: () => void) => void {
  const queue: { due: number; pass: () => void }[] = [];
  function passDue(): void {
    while (queue[0] !== undefined && queue[0].due <= performance.now()) queue.shift()!.pass();
    if (queue[0] !== undefined) setTimeout(passDue, queue[0].due - performance.now());
  }
  return (pass) => {
    if (lag() === 0 && queue.length === 0) return pass();
    if (queue.push({ due: performance.now() + lag(), pass }) === 1) setTimeout(passDue, lag());
  };
}
