import { setTimeout as sleep } from 'node:timers/promises';
import { Random } from '../fuzz/random.ts';
import { possibleFaults, type Fault } from './faults.ts';
import { chaosPage } from './pages.ts';
import { astrayArticles, tableStates, type TableState } from './tables.ts';
import type { World } from './world.ts';

/** One fault as it was inflicted: how long it lasted, and from then until its pages had their outcome, in ms. */
export interface Inflicted {
  readonly fault: string;
  readonly lastedMs: number;
  readonly recoveredMs: number;
}

export interface RunReport {
  readonly seed: number | null;
  readonly pages: number;
  readonly sentAgain: number;
  readonly seconds: number;
  readonly faults: readonly Inflicted[];
  readonly tables: Readonly<Record<string, TableState>>;
  /** Pages acknowledged and without an outcome. */
  readonly lost: number;
  /**
   * Messages of later stages: distinct, jobs that came more than once, rows of the outbox whose message never came; and
   * articles of which who followed them from an empty table knows something else than the store.
   */
  readonly messages: {
    readonly received: number;
    readonly doubled: number;
    readonly missing: number;
    readonly astray: number;
  };
  /** Messages that were sent and not taken yet when Redis was made to forget. */
  readonly untaken: number;
  readonly restarts: number;
  readonly logged: Readonly<Record<string, number>>;
  readonly surprises: readonly string[];
}

/** Share of the pages fed before that are sent again with each slice. */
const SENT_AGAIN = 0.02;

/** Longest time a run may stand still before it is given up, in ms. */
const PATIENCE = 120_000;

/** An undisturbed run, or with a seed one in which every fault is inflicted `rounds` times, in an order by chance. */
export async function runPipeline(
  world: World,
  options: { pages: number; workers: number; seed: number | null; rounds: number; say?: (line: string) => void },
): Promise<RunReport> {
  const { pages, workers, seed, rounds, say = () => {} } = options;
  const random = new Random(seed ?? 0);
  await world.reset();
  const begun = performance.now();
  world.startConsumer();
  for (let i = 0; i < workers; i++) world.startWorker();
  const all = Array.from({ length: pages }, (_, n) => chaosPage(n));
  const order =
    seed === null ? [] : Array.from({ length: rounds }, () => shuffled(possibleFaults(world), random)).flat();
  const stages = Math.max(1, order.length);
  const inflicted: Inflicted[] = [];
  let sentAgain = 0;
  for (let stage = 0; stage < stages; stage++) {
    const slice = all.slice(Math.floor((pages * stage) / stages), Math.floor((pages * (stage + 1)) / stages));
    const again = seed === null ? [] : all.slice(0, all.indexOf(slice[0]!)).filter(() => random.next() < SENT_AGAIN);
    const fault = order[stage];
    if (fault?.beforeWork) world.hold();
    const from = (await world.standing().catch(() => null))?.done ?? 0;
    const feeding = world.feed([...slice, ...again]);
    if (fault) {
      if (fault.beforeWork) await feeding;
      else
        await until(
          async () => (await world.standing()).done > from + slice.length / 5,
          `the pages before “${fault.name}” are cleaned`,
        );
      const one = await inflict(world, fault, random);
      inflicted.push(one);
      say(
        `${Math.round((performance.now() - begun) / 1000)} s, ${(await world.standing()).done} pages done: ${fault.name}: lasted ${Math.round(one.lastedMs)} ms, recovered after ${Math.round(one.recoveredMs)} ms`,
      );
    }
    sentAgain += again.length + (await feeding);
  }
  let last = '';
  await until(
    async () => {
      const { waiting, unsent } = await world.standing();
      last = `${waiting} pages wait, ${unsent} messages are unsent`;
      return waiting === 0 && unsent === 0;
    },
    () => `all is done: ${last}`,
  );
  const seconds = (performance.now() - begun) / 1000;
  const messages = await settledMessages(world);
  for (const worker of [...world.workers]) await world.endWorker(worker, 'SIGTERM');
  await world.stopConsumer();
  const tables = await tableStates(world.sql);
  const { rows } = await world.sql.query(
    'select count(*)::int as lost from copydesk.pages p where not exists (select from copydesk.outcomes o where o.page_id = p.id)',
  );
  return {
    seed,
    pages,
    sentAgain,
    seconds,
    faults: inflicted,
    tables,
    lost: (rows[0] as { lost: number }).lost + pages - tables['pages']!.rows,
    messages,
    untaken: world.untaken,
    logged: { ...world.logged },
    restarts: world.restarts,
    surprises: [...world.surprises],
  };
}

/** Inflicts a fault and waits until the pages that were in hand or next when it began have their outcome: three workers hold some twenty. */
async function inflict(world: World, fault: Fault, random: Random): Promise<Inflicted> {
  const { rows } = await world.sql.query('select page_id from copydesk.waiting order by seq limit 40');
  const watched = rows.map((row) => (row as { page_id: string }).page_id);
  const begun = performance.now();
  await fault.inflict(world, random);
  const over = performance.now();
  const list = watched.map((id) => `'${id}'`).join(',') || "''";
  await until(async () => {
    const answer = await world.sql.query(
      `select count(*)::int as open from copydesk.waiting where page_id in (${list})`,
    );
    return (answer.rows[0] as { open: number }).open === 0;
  }, `recovers from “${fault.name}”`);
  return { fault: fault.name, lastedMs: over - begun, recoveredMs: performance.now() - over };
}

/** The relay looks again after 5 s where a service was away, and takes over another's rows after 30 s. */
const QUIET_S = 40;

/** Messages as the later stage has them, once no more come. */
export async function settledMessages(world: World): Promise<RunReport['messages']> {
  const read = async (): Promise<RunReport['messages']> => {
    const { rows } = await world.sql.query(`
      select (select count(distinct job)::int from public.consumed) as received,
        (select count(*)::int from (select 1 from public.consumed group by job having count(*) > 1) d) as doubled,
        (select count(*)::int from copydesk.outbox o where not exists (select from public.consumed c where c.job = format('%s-%s-%s', o.article_id, o.revision, o.id))) as missing`);
    return { ...(rows[0] as RunReport['messages']), astray: await astrayArticles(world.sql) };
  };
  let now = await read();
  for (let quiet = 0; now.missing + now.astray > 0 && quiet < QUIET_S;) {
    await sleep(1000);
    const next = await read();
    quiet = next.received === now.received ? quiet + 1 : 0;
    now = next;
  }
  return now;
}

function shuffled<T>(list: readonly T[], random: Random): T[] {
  const out = [...list];
  for (let i = out.length - 1; i > 0; i--) {
    const k = random.below(i + 1);
    [out[i], out[k]] = [out[k]!, out[i]!];
  }
  return out;
}

export async function until(condition: () => Promise<boolean>, what: string | (() => string)): Promise<void> {
  const begun = performance.now();
  while (!(await condition().catch(() => false))) {
    if (performance.now() - begun > PATIENCE)
      throw new Error(`not within ${PATIENCE / 1000} s: ${typeof what === 'string' ? what : what()}`);
    await sleep(60);
  }
}
