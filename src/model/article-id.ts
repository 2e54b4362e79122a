import { hash } from 'node:crypto';

/** Id of the article at a normal URL, or at a URN. */
export function articleIdOf(url: string): string {
  return `a-${hash('sha256', url).slice(0, 32)}`;
}
