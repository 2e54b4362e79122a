import { InvalidArgumentError } from 'commander';

/** Examples under a command's help. */
export function examples(...lines: string[]): string {
  return `\nExamples:\n${lines.map((line) => `  copydesk ${line}`).join('\n')}`;
}

/** A whole number from 1. */
export function count(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('It must be a whole number from 1.');
  return Number(text);
}

/** The status of a command becomes the process's, once everything written is out. */
export async function finish(command: Promise<number>): Promise<void> {
  process.exitCode = await command;
}
