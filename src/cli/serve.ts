import { desk, type DeskSettings } from '../../workers/desk.ts';
import { say } from './io.ts';

export interface ServeOptions {
  readonly host?: string;
  readonly port?: number;
  readonly open?: boolean;
  readonly local?: boolean;
}

/** `copydesk serve`: the desk, until Ctrl-C or SIGTERM. Ends the process: pages let go of at the deadline would hold it up. */
export async function serveCommand(options: ServeOptions): Promise<never> {
  const given: Partial<DeskSettings> = { ...options };
  process.exit(await desk(given, (url) => say(`copydesk: the desk is at ${url}  (Ctrl-C ends it)`)));
}
