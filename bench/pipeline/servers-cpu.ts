import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks a second in /proc. */
const TICKS = 100;

interface Process {
  readonly parent: number;
  readonly name: string;
  readonly ticks: number;
}

/**
 * CPU seconds so far of the Redis and PostgreSQL that this process has started, or, where it has started none since they
 * run in containers, of every one on this machine; 0 where there is no /proc.
 */
export function serversCpuSeconds(): number {
  const processes = new Map(processIds().flatMap((pid) => readProcess(pid)));
  const servers = [...processes].filter(([, { name }]) => /^(?:redis-server|valkey-server|postgres)/.test(name));
  const own = servers.filter(([, { parent }]) => isBelow(parent, processes));
  return (own.length > 0 ? own : servers).reduce((sum, [, { ticks }]) => sum + ticks, 0) / TICKS;
}

/** CPU seconds so far of a process with all its threads; 0 once it has ended. */
export function processCpuSeconds(pid: number): number {
  return (readProcess(pid)[0]?.[1].ticks ?? 0) / TICKS;
}

function isBelow(pid: number, processes: ReadonlyMap<number, Process>): boolean {
  for (let at: number | undefined = pid; at !== undefined; at = processes.get(at)?.parent)
    if (at === process.pid) return true;
  return false;
}

function readProcess(pid: number): [number, Process][] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // User and system, and that of children that have ended: PostgreSQL has a process a connection.
    const ticks = [11, 12, 13, 14].reduce((sum, field) => sum + Number(fields[field]), 0);
    return [
      [pid, { parent: Number(fields[1]), name: stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')')), ticks }],
    ];
  } catch {
    // It has ended meanwhile.
    return [];
  }
}

function processIds(): number[] {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number);
  } catch {
    return [];
  }
}
