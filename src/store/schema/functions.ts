import { CLAIMS } from './functions/claims.ts';
import { COMMIT } from './functions/commit.ts';
import { STATES } from './functions/states.ts';

/**
 * What the database does by itself: made anew at the end of every migration, so this is its present form. Tables are
 * changed by the numbered versions alone; a change here comes with a version too, be it an empty one.
 */
export const FUNCTIONS: readonly string[] = [STATES, CLAIMS, COMMIT];
