import type { Article } from '../src/model/article.ts';
import type { Outcome } from '../src/model/outcome.ts';

/** Fields that change with a release or with the clock, though the record is none the worse for it; so does `provenance.source`, with the folder. */
const VOLATILE: ReadonlySet<string> = new Set(['cleanedAt', 'programVersion', 'rulesVersion']);

/**
 * What `expected.json` of a fixture holds and what it is compared with: the outcome without trace and volatile fields. The
 * confidence follows weights that are fitted anew as the rules change; tests of its own hold it.
 */
export function expectedOf(made: Outcome): unknown {
  const lasting =
    made.outcome === 'article'
      ? { outcome: made.outcome, article: lastingOf(made.article) }
      : { outcome: made.outcome, reject: made.reject };
  return JSON.parse(JSON.stringify(lasting, (key, value: unknown) => (VOLATILE.has(key) ? undefined : value)));
}

function lastingOf({ quality, provenance, ...article }: Article): object {
  return { ...article, quality: { flags: quality.flags }, provenance: { ...provenance, source: undefined } };
}

/** One field in which two records differ; `undefined` where it is missing. */
export interface Difference {
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** All fields in which two JSON values differ, in order, e.g. `article.body.paragraphs[3].text`. */
export function differences(before: unknown, after: unknown, path = ''): Difference[] {
  if (isObject(before) && isObject(after) && Array.isArray(before) === Array.isArray(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys.flatMap((key) =>
      differences(
        before[key],
        after[key],
        Array.isArray(before) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`,
      ),
    );
  }
  return Object.is(before, after) ? [] : [{ path, before, after }];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
