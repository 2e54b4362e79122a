import { SettingError } from './config.ts';
import { OutputError } from './export/output-error.ts';
import { isOutage, ServiceUnavailable } from './outage.ts';
import { SchemaTooNew } from './store/migrations.ts';

/** Exit statuses of every command. */
export const EXIT = {
  /** All went well; pages that were rejected count as well done. */
  ok: 0,
  /** Some input could not be read; the rest was taken. */
  input: 1,
  /** A setting, an option or an argument is wrong; nothing was done. */
  usage: 2,
  /** Redis, PostgreSQL, the data folder or standard output cannot be used. */
  service: 3,
  /** Stopped before the end: pages in hand go to other workers or to the next run. */
  stopped: 4,
  /** `clean FILE` of one page that was rejected; the reason is printed. */
  rejected: 5,
  /** What was to be written could not be: a full disk, a folder that may not be written, a cursor of another store. Nothing half-written has its final name. */
  output: 6,
  /** A fault of copydesk itself. */
  fault: 70,
} as const;

/** The status for an error, by what it means. */
export function exitStatus(error: unknown): number {
  if (error instanceof SettingError) return EXIT.usage;
  if (error instanceof OutputError) return EXIT.output;
  if (error instanceof ServiceUnavailable || error instanceof SchemaTooNew || isOutage(error)) return EXIT.service;
  return EXIT.fault;
}
