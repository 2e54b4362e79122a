import { wordsOf } from '../story/page-title.ts';

/** Words of addresses that tell of no story. */
const OF_THE_SITE: ReadonlySet<string> = new Set(
  'html htm aspx php index story stories article articles news local world nation national sports sport business politics opinion entertainment archive archives blog post posts page category content wire video photos'.split(
    ' ',
  ),
);
const MAX_URL = 2000;
/** Fewer words may be a section's name. */
const LEAST = 3;

/** The telling words in the path of an address: sites put a story's headline there. Empty where they are too few to tell. */
export function slugWords(url: string | null): ReadonlySet<string> {
  const path = url === null || url.length > MAX_URL ? '' : (URL.parse(url)?.pathname ?? '');
  const words = wordsOf(decoded(path).replace(/[-_/.+]/g, ' ')).filter(
    (word) => word.length > 3 && /^\p{L}+$/u.test(word) && !OF_THE_SITE.has(word),
  );
  const slug = new Set(words);
  return slug.size < LEAST ? new Set() : slug;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
