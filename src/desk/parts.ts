import type { Metrics } from '../observe/metrics.ts';
import type { Queues } from '../queue/queues.ts';
import type { Recipe } from '../rules/recipe.ts';
import type { Rule } from '../rules/rule.ts';
import type { Store } from '../store/store.ts';
import type { Access } from './access/access.ts';
import type { Pulse } from './pulse.ts';
import type { Reading } from './reading/reading.ts';

/** What the desk stands on. */
export interface DeskParts {
  readonly store: Store;
  readonly queues: Queues;
  readonly metrics: Pick<Metrics, 'registry'>;
  readonly access: Access;
  readonly pulse: Pulse;
  /** Threads in which hostile pages are read. */
  readonly reading: Reading;
  readonly userRules: readonly (Rule | Recipe)[];
  /** Largest page taken in, in bytes. */
  readonly pageLimit: number;
  readonly version: string;
  /** Where the records are, for people. */
  readonly place: string;
  /** Why the process is not ready; none where it is. */
  readonly notReady: () => Promise<readonly string[]>;
  /** Hears of faults of the desk itself. */
  readonly onFault: (error: unknown) => void;
}
