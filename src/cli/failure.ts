import { SettingError } from '../config.ts';
import { EXIT, exitStatus } from '../exit.ts';
import { maskCredentials } from '../text/mask.ts';
import { printable } from '../text/printable.ts';
import { say } from './io.ts';
import { UsageError } from './usage.ts';

/** Room for the list of all agencies, in characters. */
const LONGEST = 4000;

/** Says why a command failed, in one line a cause, and answers the exit status. A stack is shown only for our own faults. */
export async function sayFailure(error: unknown): Promise<number> {
  const status = error instanceof UsageError ? EXIT.usage : exitStatus(error);
  const message = error instanceof Error ? error.message : String(error);
  // A wrong setting hides its own secrets, and shows by example where user and password stand.
  const lines = error instanceof SettingError ? message.split('\n') : [maskCredentials(message)];
  for (const line of lines) say(`copydesk: ${printable(line, LONGEST)}`);
  if (status === EXIT.fault && error instanceof Error) say(maskCredentials(error.stack ?? ''));
  return status;
}
