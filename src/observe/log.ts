import { pino, type DestinationStream, type Logger } from 'pino';
import { maskCredentials } from '../text/mask.ts';

export type Log = Logger;

/**
 * JSON lines on standard error: standard output is for records. Every text passes the mask for credentials; control
 * characters of a page come out as JSON escapes.
 */
export function openLog(level: string, destination: DestinationStream = pino.destination({ fd: 2, sync: true })): Log {
  return pino(
    {
      level,
      base: { name: 'copydesk' },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }), log: masked },
      hooks: {
        logMethod(inputs, method) {
          method.apply(
            this,
            inputs.map((input) => (typeof input === 'string' ? maskCredentials(input) : input)) as typeof inputs,
          );
        },
      },
      serializers: { error: (error: unknown) => describeError(error) },
    },
    destination,
  );
}

/** An error on one line: no stack, no secret. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return maskCredentials(String(error));
  const { code } = error as NodeJS.ErrnoException;
  const text =
    error.message || (error instanceof AggregateError ? error.errors.map(describeError).join('; ') : error.name);
  return maskCredentials(code !== undefined && !text.includes(code) ? `${text} (${code})` : text)
    .replace(/\s*\n\s*/g, ' ')
    .slice(0, 1000);
}

function masked(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [key, typeof value === 'string' ? maskCredentials(value) : value]),
  );
}
