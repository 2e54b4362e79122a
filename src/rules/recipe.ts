/** One page a recipe was written from, and what it must yield there. */
export interface RecipeExample {
  readonly url: string;
  readonly html: string;
  /** The headline, whole; absent where the recipe leaves it to the general way. */
  readonly headline?: string | undefined;
  /** How the body begins. */
  readonly opens: string;
  /** How it ends. */
  readonly ends?: string | undefined;
  /** Texts that must not be in it. */
  readonly lacks?: readonly string[] | undefined;
}

/**
 * How one outlet's pages are read: CSS selectors for the story's parts, in place of looking for them. Holds on some hosts
 * or paths and for some time; where it yields nothing, the page is read in the general way and says so.
 */
export interface Recipe {
  /** Kebab-case, unique; stands in removals, metrics and the trace. */
  readonly id: string;
  readonly reason: string;
  readonly on: 'recipe';
  /** Only on these hosts: a name, its subdomains included. */
  readonly hosts?: readonly string[];
  /** Only at these paths: `*` stands for any run of characters. */
  readonly paths?: readonly string[];
  /** Elements that hold the body. */
  readonly body: string;
  readonly headline?: string;
  readonly byline?: string;
  readonly date?: string;
  /** Elements of the body that are none of the story. */
  readonly remove?: readonly string[];
  /** Days, first and last, of the pages it is for: by when they were published, or else fetched. */
  readonly validFrom?: string;
  readonly validUntil?: string;
  readonly examples: readonly RecipeExample[];
}

/** What tells whether a recipe holds for a page. */
export interface RecipePage {
  readonly url: string | null;
  /** ISO 8601; null where nobody knows when the page was published or fetched: it then counts as new. */
  readonly at: string | null;
}

/** Whether a recipe is for a page. */
export function isFor({ hosts, paths, validFrom, validUntil }: Recipe, { url, at }: RecipePage): boolean {
  if (url === null || !URL.canParse(url)) return false;
  const { hostname, pathname } = new URL(url);
  if (hosts && !hosts.some((name) => hostname === name || hostname.endsWith(`.${name}`))) return false;
  if (paths && !paths.some((path) => matchesPath(path, pathname))) return false;
  const day = at?.slice(0, 10) ?? null;
  return day === null ? validUntil === undefined : day >= (validFrom ?? '') && day <= (validUntil ?? '9999');
}

/** Whether a path is of the form `pattern`, in which `*` stands for any run of characters. Linear: each piece is looked for once. */
export function matchesPath(pattern: string, path: string): boolean {
  const pieces = pattern.split('*');
  const first = pieces[0]!;
  const last = pieces.at(-1)!;
  if (pieces.length === 1) return path === pattern;
  if (!path.startsWith(first) || !path.endsWith(last) || path.length < first.length + last.length) return false;
  let at = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = path.indexOf(piece, at);
    if (found < 0 || found + piece.length > path.length - last.length) return false;
    at = found + piece.length;
  }
  return true;
}
