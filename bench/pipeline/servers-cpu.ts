import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks a second in /proc. */
const TICKS = 100;

/** CPU seconds so far of every Redis and PostgreSQL on this machine, in containers or not; 0 where there is no /proc. */
export function serversCpuSeconds(): number {
  let ticks = 0;
  for (const pid of processIds()) {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
      const name = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
      if (!/^(?:redis-server|valkey-server|postgres)/.test(name)) continue;
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      // User and system, and that of children that have ended: PostgreSQL has a process a connection.
      for (const field of [11, 12, 13, 14]) ticks += Number(fields[field]);
    } catch {
      // It has ended meanwhile.
    }
  }
  return ticks / TICKS;
}

function processIds(): string[] {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
}
