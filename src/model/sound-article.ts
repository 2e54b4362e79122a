import { createRequire } from 'node:module';
import type { Article } from './article.ts';
import shape from './article-shape.json' with { type: 'json' };
import { surely, type Shape } from './surely.ts';

/** Beside this file, and like it `.ts`, or `.js` once compiled. */
const SCHEMA = `./article${import.meta.url.slice(-3)}`;

const isArticle = surely(shape as Shape);

/**
 * The record as its schema gives it back, or in one line what the schema has against it. Nearly every record is sound by its
 * shape; for the others the schema is loaded, with zod, which a thread would hold for ever.
 */
export function soundArticle(record: Article): { readonly article: Article } | { readonly unsound: string } {
  if (isArticle(record)) return { article: record };
  const schema = createRequire(import.meta.url)(SCHEMA) as typeof import('./article.ts');
  const read = schema.Article.safeParse(record);
  if (read.success) return { article: read.data };
  const issue = read.error.issues[0]!;
  return { unsound: `${issue.path.join('.')}: ${issue.message}` };
}
