import { detached } from '../../text/detached.ts';

/** How many answers are kept: a few hundred cities and qualifiers make most datelines. */
const KEPT = 500;

/** A function of a string that keeps its latest answers; when there are too many, it starts anew. */
export function remember<T>(compute: (key: string) => T): (key: string) => T {
  const kept = new Map<string, T>();
  return (key) => {
    const known = kept.get(key);
    if (known !== undefined) return known;
    const own = detached(key);
    const value = compute(own);
    if (kept.size >= KEPT) kept.clear();
    kept.set(own, value);
    return value;
  };
}
