import { FAULTS, GOES_ON } from './faults.ts';
import type { RunReport } from './chaos.ts';
import type { OwnFault } from './own-faults.ts';
import type { EmbeddedReport } from './embedded.ts';

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

/** Median and longest of some times. */
const times = (values: readonly number[]): string =>
  values.length === 0 ? 'none' : `${seconds(median(values))}, at most ${seconds(Math.max(...values))}`;

/** Tables of a disturbed run that differ from the calm run's. */
export function differing(run: Pick<RunReport, 'tables'>, calm: Pick<RunReport, 'tables'>): string[] {
  return Object.keys(calm.tables).filter(
    (name) =>
      run.tables[name]?.digest !== calm.tables[name]?.digest || run.tables[name]?.rows !== calm.tables[name]?.rows,
  );
}

/** What the runs showed, as a table in Markdown: one line a fault. */
export function faultTable(
  runs: readonly RunReport[],
  calm: RunReport,
  embedded: readonly EmbeddedReport[],
  calmEmbedded: EmbeddedReport,
): string {
  const lost = runs.reduce((sum, run) => sum + run.lost, 0);
  const differ = runs.some((run) => differing(run, calm).length > 0);
  const rows = FAULTS.map(({ name, promise }) => {
    const of = runs.flatMap((run) => run.faults.filter(({ fault }) => fault === name));
    return [
      name,
      promise,
      of.length || 'not possible here',
      lost,
      differ ? 'tables differ' : 0,
      times(of.map((one) => one.lastedMs)),
      times(of.map((one) => one.recoveredMs)),
    ];
  });
  const embeddedEnd = [
    embedded.reduce((sum, run) => sum + run.lost, 0),
    embedded.some((run) => differing(run, calmEmbedded).length > 0) ? 'tables differ' : 0,
  ];
  const full = embedded.flatMap((run) => run.full);
  const kills = embedded.flatMap((run) => run.recoveredMs);
  rows.push([
    'the one process of an embedded pipeline is killed (SIGKILL)',
    'the next start goes on where it was',
    embedded.reduce((sum, run) => sum + run.kills, 0),
    ...embeddedEnd,
    times([0]),
    times(kills),
  ]);
  rows.push([
    'the disk of an embedded pipeline is full',
    GOES_ON,
    full.length || 'not possible here',
    ...embeddedEnd,
    times(full.map((one) => one.lastedMs)),
    times(full.map((one) => one.recoveredMs)),
  ]);
  const head = ['fault', 'promise', 'times', 'lost', 'doubled', 'lasted', 'recovered after'];
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/** Faults of our own and of the outlets, one line each. */
export function ownTable(faults: readonly OwnFault[]): string {
  const head = ['fault', 'promise', 'done', 'broken'];
  const rows = faults.map(({ name, promise, done, broken }) => [name, promise, done, broken.join('; ') || 'nothing']);
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/** One line a run: its size, and whether it ended as the calm one. */
export function runLines(runs: readonly RunReport[], calm: RunReport): string {
  return [calm, ...runs]
    .map((run) => {
      const { seed, pages, sentAgain, seconds: took, faults, messages, logged, restarts, surprises, untaken } = run;
      const compared =
        seed === null ? 'calm' : differing(run, calm).join(', ') || 'identical to the calm run, row for row';
      const counts = ['pages', 'outcomes', 'articles', 'revisions', 'outbox']
        .map((name) => `${run.tables[name]?.rows} ${name}`)
        .join(', ');
      return `${seed === null ? 'calm run' : `seed ${seed}`}: ${pages} pages (${sentAgain} sent twice), ${faults.length} faults, ${took.toFixed(0)} s; ${counts}; ${compared}; lost ${run.lost}; messages ${messages.received}, sent twice ${messages.doubled}, missing ${messages.missing}, articles astray ${messages.astray} (${untaken} were sent and not taken when Redis was made to forget); ${restarts} workers started while a service was away; logged ${JSON.stringify(logged)}${surprises.length > 0 ? `; SURPRISES: ${surprises.join('; ')}` : ''}`;
    })
    .join('\n');
}
