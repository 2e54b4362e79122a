import { choose, type Candidate, type Match } from '../../stories/choose.ts';
import { Comparable } from '../../stories/compare.ts';
import type { CopySketch } from '../../model/copy-sketch.ts';
import type { MatchKind } from '../../model/copy-sketch.ts';
import { SHARED_KEYS } from '../../stories/sketch.ts';
import type { SharingStory } from './keys.ts';

/** An article of the commit. Most have no candidate, so the body is made ready to be compared when it first is. */
export class Arrival {
  readonly articleId: string;
  readonly copy: CopySketch;
  /** Milliseconds since 1970: when it was published, or came in. */
  readonly at: number;
  #body: Comparable | undefined;

  constructor(articleId: string, copy: CopySketch, at: number) {
    this.articleId = articleId;
    this.copy = copy;
    this.at = at;
  }

  get body(): Comparable {
    return (this.#body ??= new Comparable(this.copy.body));
  }
}

/** An article with the story it was given. */
export interface Placed {
  readonly article: Arrival;
  readonly storyId: string;
  readonly kind: MatchKind;
  readonly containment: number;
  readonly matchedWith: string | null;
  /** Whether later texts are found by it. */
  readonly speaks: boolean;
}

/** A story that turned out to be part of an older one. */
export interface Merge {
  readonly storyId: string;
  readonly into: string;
}

/** The story whose first an article is. */
export function ownStory(articleId: string): string {
  return articleId.replace(/^a-/, 's-');
}

/** The articles of one commit: they are matched with the stories there are, and with one another. */
export class Batch {
  readonly #articles: readonly Arrival[];
  readonly #sharing = new Map<string, SharingStory[]>();
  readonly #copies = new Map<string, Candidate[]>();
  readonly #led: ReadonlySet<string>;
  /** Ages of the stories there are, the oldest least; those this batch makes come after them, in its order. */
  readonly #ages = new Map<string, number>();
  readonly #merges = new Map<string, string>();

  /** `led`: those of the articles whose story others have joined. */
  constructor(articles: readonly Arrival[], led: ReadonlyMap<string, number>) {
    this.#articles = articles;
    this.#led = new Set(led.keys());
    for (const [articleId, age] of led) this.#ages.set(ownStory(articleId), age);
  }

  know(sharing: readonly SharingStory[], copies: readonly Candidate[]): void {
    for (const one of sharing) {
      this.#sharing.set(one.articleId, [...(this.#sharing.get(one.articleId) ?? []), one]);
      this.#ages.set(one.storyId, one.age);
    }
    for (const copy of copies) this.#copies.set(copy.storyId, [...(this.#copies.get(copy.storyId) ?? []), copy]);
  }

  place(): { placed: Placed[]; merges: Merge[] } {
    const placed: Placed[] = [];
    for (const article of this.#articles) placed.push(this.#placeOf(article, placed));
    return {
      placed: placed.map(({ article, storyId, kind, containment, matchedWith, speaks }) => ({
        article,
        storyId: this.#now(storyId),
        kind,
        containment,
        matchedWith,
        speaks,
      })),
      merges: [...this.#merges.keys()].map((storyId) => ({ storyId, into: this.#now(storyId) })),
    };
  }

  #placeOf(article: Arrival, before: readonly Placed[]): Placed {
    const { articleId, at, copy } = article;
    const sharing = this.#sharing.get(articleId) ?? [];
    const candidates = [
      ...sharing.flatMap(({ storyId }) => this.#copies.get(storyId) ?? []),
      ...before.filter((other) => other.speaks && sharesKeys(copy, other.article.copy)).map(candidateOf),
    ]
      .filter((candidate) => candidate.articleId !== articleId)
      .map(({ storyId, articleId: other, body, at: then }) => ({
        storyId: this.#now(storyId),
        articleId: other,
        body,
        at: then,
      }));
    const signs = [...sharing, ...signsOf(copy, before)].flatMap(({ storyId, sure }) =>
      sure === null ? [] : [{ storyId: this.#now(storyId), sure }],
    );
    const match = candidates.length === 0 ? null : choose(article.body, at, candidates);
    // The first of a story that others have joined stays in it: its id must not change hands.
    const leads = this.#led.has(articleId);
    // Its own signs are in the story that it has alone.
    const others = leads ? signs : signs.filter(({ storyId }) => storyId !== ownStory(articleId));
    this.#merge(new Set([...others.map(({ storyId }) => storyId), ...(match?.same ?? [])]));
    const found = match && { ...match, storyId: this.#now(match.storyId) };
    const first = { kind: 'first', containment: 1, matchedWith: null, speaks: true } as const;
    const own = this.#now(ownStory(articleId));
    if (leads) return { article, storyId: own, ...first, speaks: found?.storyId === own };
    const [sign] = others;
    if (sign) return { article, ...placeBySign(this.#now(sign.storyId), sign.sure, found) };
    if (found) return { article, ...placeBy(found) };
    this.#ages.set(own, this.#ages.get(own) ?? Number.MAX_SAFE_INTEGER - this.#articles.length + before.length);
    return { article, storyId: own, ...first };
  }

  /** Stories that a sure sign or nearly the same text makes one: the oldest stays. */
  #merge(stories: ReadonlySet<string>): void {
    const [oldest, ...others] = [...stories].sort((a, b) => this.#age(a) - this.#age(b) || (a < b ? -1 : 1));
    for (const other of others) this.#merges.set(other, oldest!);
  }

  #age(storyId: string): number {
    return this.#ages.get(storyId) ?? Number.MAX_SAFE_INTEGER;
  }

  /** The story that one has become part of, else itself. */
  #now(storyId: string): string {
    let now = storyId;
    for (let into = this.#merges.get(now); into !== undefined; into = this.#merges.get(now)) now = into;
    return now;
  }
}

function candidateOf({ article, storyId }: Placed): Candidate {
  return { storyId, articleId: article.articleId, body: article.body, at: article.at };
}

function placeBySign(storyId: string, kind: MatchKind, match: Match | null): Omit<Placed, 'article'> {
  const same = match?.storyId === storyId ? match : null;
  return {
    storyId,
    kind,
    containment: same?.containment ?? 0,
    matchedWith: same?.articleId ?? null,
    speaks: same?.speaks ?? true,
  };
}

function placeBy({ storyId, kind, containment, articleId, speaks }: Match): Omit<Placed, 'article'> {
  return { storyId, kind, containment, matchedWith: articleId, speaks };
}

/** Keys are ascending: both lists are gone through once. */
function sharesKeys({ keys: ones }: CopySketch, { keys: others }: CopySketch): boolean {
  let shared = 0;
  for (let i = 0, k = 0; i < ones.length && k < others.length;) {
    const one = ones[i]!;
    const other = others[k]!;
    if (one === other && ++shared >= SHARED_KEYS) return true;
    if (one <= other) i++;
    if (other <= one) k++;
  }
  return false;
}

/** The sure sign that the text has in common with each of the others that have one. */
function signsOf({ sure }: CopySketch, others: readonly Placed[]): { storyId: string; sure: SharingStory['sure'] }[] {
  if (sure.length === 0) return [];
  return others.map(({ storyId, article: { copy } }) => ({
    storyId,
    sure: sure.find(({ key }) => copy.sure.some((sign) => sign.key === key))?.kind ?? null,
  }));
}
