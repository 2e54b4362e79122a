/**
 * Settings of the functions that a commit runs, and of its transaction. They look up rows by keys, a few in tables of any
 * size; statistics lag behind a table that grows, and plans made for what it was read all of it, at every commit. So plans
 * go by index, and are made once a connection.
 */
export const BY_INDEX =
  'set enable_seqscan = off set enable_hashjoin = off set jit = off set plan_cache_mode = force_generic_plan';

/**
 * The same for the other statements of a transaction, as a script. One of them joins lists, which it hashes. One wants the
 * first rows in the order of an index, of which a bitmap would read all.
 */
export const LOCAL_BY_INDEX =
  'set local enable_seqscan = off; set local enable_bitmapscan = off; set local jit = off; set local plan_cache_mode = force_generic_plan;';
