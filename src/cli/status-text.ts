import { printable } from '../text/printable.ts';
import type { Span } from '../store/status.ts';
import type { Status } from './status.ts';
import { wrap } from './terminal.ts';

const NAME = 11;
/** Outlets named of those that are quiet. */
const QUIET_NAMED = 8;

/** A status to read: one subject a line. Ends with a newline. */
export function statusText(status: Status, width: number): string {
  const { queue, redis, diskFree, quiet } = status;
  const lines: [string, string][] = [
    ['Queue', queueLine(status)],
    ['Now', `${rounded(status.perMinute)} pages a minute${workers(queue.workers)}`],
    ['Last hour', spanLine(status.hour)],
    ['Last day', spanLine(status.day)],
    ['Messages', `${count(status.outbox)} not sent, ${count(status.untaken)} not taken by later stages`],
    [
      'Quiet',
      quiet.length === 0
        ? 'no outlet that sent three articles in the week before is silent since a day'
        : quiet
            .slice(0, QUIET_NAMED)
            .map(({ host, week, last }) => `${printable(host, 60)} (${ago(status.at, last)}, ${count(week)} in a week)`)
            .join(', ') + (quiet.length > QUIET_NAMED ? ` and ${quiet.length - QUIET_NAMED} more` : ''),
    ],
    ['Disk', `${bytes(status.bytes)} of database${diskFree === null ? '' : `, ${bytes(diskFree)} free`}`],
  ];
  if (redis !== null)
    lines.push([
      'Redis',
      redis.limit === null
        ? `${bytes(redis.used)}, without a limit`
        : `${bytes(redis.used)} of ${bytes(redis.limit)} (${Math.round((100 * redis.used) / redis.limit)} %)`,
    ]);
  return lines
    .map(([name, text]) => `${name.padEnd(NAME)}${wrap(text, width, ' '.repeat(NAME)).trimStart()}\n`)
    .join('');
}

function queueLine({ queue, waiting, oldestWaiting, at }: Status): string {
  const oldest = Math.max(queue.oldestSeconds, oldestWaiting === null ? 0 : secondsBetween(oldestWaiting, at));
  const parts = [
    `${count(queue.waiting)} waiting`,
    `${count(queue.active)} active`,
    `${count(queue.delayed)} delayed`,
    ...(queue.failed > 0 ? [`${count(queue.failed)} failed`] : []),
  ];
  const open =
    waiting === 0 ? '' : `; ${count(waiting)} pages without an outcome, the oldest since ${duration(oldest)}`;
  return parts.join(', ') + open;
}

function workers(seen: number | null): string {
  return seen === null ? '' : `, ${seen} ${seen === 1 ? 'worker' : 'workers'} seen`;
}

function spanLine({ pages, articles, rejected, reasons }: Span): string {
  const why = Object.entries(reasons)
    .map(([reason, number]) => `${reason} ${count(number)}`)
    .join(', ');
  return `${count(pages)} pages in, ${count(articles)} articles, ${count(rejected)} rejected${why === '' ? '' : ` (${why})`}`;
}

const count = (number: number): string => number.toLocaleString('en-US');
const rounded = (number: number): string =>
  number.toLocaleString('en-US', { maximumFractionDigits: number < 10 ? 1 : 0 });

/** Powers of a thousand, as disks are sold. */
function bytes(number: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, number)) / 3));
  return `${rounded(number / 1000 ** power)} ${units[power]}`;
}

function secondsBetween(earlier: string, later: string): number {
  return Math.max(0, (Date.parse(later) - Date.parse(earlier)) / 1000);
}

function ago(now: string, then: string): string {
  return `last ${duration(secondsBetween(then, now))} ago`;
}

/** The two largest units: `3 d 4 h`, `12 min 5 s`. */
function duration(seconds: number): string {
  const units = [
    ['d', 86_400],
    ['h', 3600],
    ['min', 60],
    ['s', 1],
  ] as const;
  const first = units.findIndex(([, size]) => seconds >= size);
  if (first < 0) return '0 s';
  let left = Math.floor(seconds);
  return units
    .slice(first, first + 2)
    .map(([unit, size]) => {
      const number = Math.floor(left / size);
      left -= number * size;
      return number === 0 ? '' : `${number} ${unit}`;
    })
    .filter(Boolean)
    .join(' ');
}
