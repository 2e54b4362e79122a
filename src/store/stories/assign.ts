import { COMPARED_COPIES, choose, type Candidate, type Match } from '../../stories/choose.ts';
import { comparable, type Comparable } from '../../stories/compare.ts';
import type { CopySketch } from '../../model/copy-sketch.ts';
import type { MatchKind } from '../../stories/judge.ts';
import { SHARED_KEYS } from '../../stories/sketch.ts';
import type { Session } from '../database.ts';
import { dayBefore, openDay, putKeys, sharingStories, type SharingStory } from './keys.ts';
import type { StoryWindow } from './window.ts';

/** An article whose newest state has just been written. */
export interface ChangedArticle {
  readonly articleId: string;
  /** Null for what is matched with nothing. */
  readonly copy: CopySketch | null;
}

/** Key of the advisory lock under which articles get their stories: two copies that come at once must see each other. */
const LOCK = 'pg_advisory_xact_lock(1129271386)';

/**
 * Gives each article its story, in the transaction that wrote it. One that changes is matched anew, but for the first of a
 * story that others have joined: a story keeps its id.
 */
export async function assignStories(
  session: Session,
  changed: readonly ChangedArticle[],
  gone: readonly string[],
  window: StoryWindow,
): Promise<void> {
  const articles = changed.flatMap(({ articleId, copy }) => (copy === null ? [] : [{ articleId, copy }]));
  const leaving = [...gone, ...changed.flatMap(({ articleId, copy }) => (copy === null ? [articleId] : []))];
  if (articles.length === 0 && leaving.length === 0) return;
  await session.query(`select ${LOCK}`);
  if (leaving.length > 0) await leaveStories(session, leaving);
  if (articles.length === 0) return;
  const day = await openDay(session, window);
  const now = Date.parse(day);
  const ids = articles.map(({ articleId }) => articleId);
  const batch = new Batch(
    articles.map(({ articleId, copy }) => new Arrival(articleId, copy, timeOf(copy, now))),
    await ledStories(session, ids),
  );
  const sharing = await sharingStories(
    session,
    articles.map(({ articleId, copy }) => ({ articleId, keys: copy.keys, sure: copy.sure })),
    dayBefore(day, window.matchDays),
  );
  batch.know(sharing, await copiesOf(session, [...new Set(sharing.map(({ storyId }) => storyId))], now));
  const placed = batch.place();
  await putPlaces(session, placed);
  await putKeys(
    session,
    day,
    placed.flatMap(({ article: { articleId, copy }, storyId, speaks }) =>
      speaks ? [{ articleId, storyId, keys: copy.keys, sure: copy.sure }] : [],
    ),
  );
}

/** An article of the commit. Most have no candidate, so the body is made ready to be compared when it first is. */
class Arrival {
  readonly articleId: string;
  readonly copy: CopySketch;
  readonly at: number;
  #body: Comparable | undefined;

  constructor(articleId: string, copy: CopySketch, at: number) {
    this.articleId = articleId;
    this.copy = copy;
    this.at = at;
  }

  get body(): Comparable {
    return (this.#body ??= comparable(this.copy.body));
  }
}

interface Placed {
  readonly article: Arrival;
  readonly storyId: string;
  readonly kind: MatchKind;
  readonly containment: number;
  readonly matchedWith: string | null;
  readonly speaks: boolean;
}

/** The articles of one commit: they are matched with the stories there are, and with one another. */
class Batch {
  readonly #articles: readonly Arrival[];
  readonly #sharing = new Map<string, SharingStory[]>();
  readonly #copies = new Map<string, Candidate[]>();
  readonly #led: ReadonlySet<string>;

  /** `led`: those of the articles whose story others have joined. */
  constructor(articles: readonly Arrival[], led: ReadonlySet<string>) {
    this.#articles = articles;
    this.#led = led;
  }

  know(sharing: readonly SharingStory[], copies: readonly Candidate[]): void {
    for (const one of sharing) this.#sharing.set(one.articleId, [...(this.#sharing.get(one.articleId) ?? []), one]);
    for (const copy of copies) this.#copies.set(copy.storyId, [...(this.#copies.get(copy.storyId) ?? []), copy]);
  }

  place(): Placed[] {
    const placed: Placed[] = [];
    for (const article of this.#articles) placed.push(this.#placeOf(article, placed));
    return placed;
  }

  #placeOf(article: Arrival, before: readonly Placed[]): Placed {
    const { articleId, at, copy } = article;
    const sharing = this.#sharing.get(articleId) ?? [];
    const candidates = [
      ...sharing.flatMap(({ storyId }) => this.#copies.get(storyId) ?? []),
      ...before.filter((other) => other.speaks && sharesKeys(copy, other.article.copy)).map(candidateOf),
    ].filter((candidate) => candidate.articleId !== articleId);
    const sign =
      sharing.find(({ sure }) => sure !== null) ??
      before
        .map((other) => ({ storyId: other.storyId, sure: sharedSign(copy, other.article.copy) }))
        .find(({ sure }) => sure !== null);
    const match = candidates.length === 0 ? null : choose(article.body, at, candidates);
    const first = { kind: 'first', containment: 1, matchedWith: null, speaks: true } as const;
    // The first of a story that others have joined stays in it: its id must not change hands.
    const own = ownStory(articleId);
    if (this.#led.has(articleId)) return { article, storyId: own, ...first, speaks: match?.storyId === own };
    if (sign?.sure) return { article, ...placeBySign(sign.storyId, sign.sure, match) };
    return match ? { article, ...placeBy(match) } : { article, storyId: own, ...first };
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

function ownStory(articleId: string): string {
  return articleId.replace(/^a-/, 's-');
}

function sharesKeys(one: CopySketch, other: CopySketch): boolean {
  const keys = new Set(one.keys);
  let shared = 0;
  for (const key of other.keys) if (keys.has(key) && ++shared >= SHARED_KEYS) return true;
  return false;
}

function sharedSign(one: CopySketch, other: CopySketch): SharingStory['sure'] {
  return one.sure.find(({ key }) => other.sure.some((sign) => sign.key === key))?.kind ?? null;
}

function timeOf({ at }: CopySketch, now: number): number {
  const time = at === null ? Number.NaN : Date.parse(at);
  return Number.isNaN(time) ? now : time;
}

async function copiesOf(session: Session, storyIds: readonly string[], now: number): Promise<Candidate[]> {
  if (storyIds.length === 0) return [];
  const rows = await session.query<{ story_id: string; article_id: string; body: string; at: string | null }>(
    `select s.story_id, s.article_id, o.record -> 'body' ->> 'text' as body, o.record -> 'published' ->> 'at' as at
     from (
       select *, row_number() over (partition by story_id order by words desc, article_id) as place
       from copydesk.story_articles where story_id = any ($1::text[]) and speaks
     ) s join copydesk.articles a on a.id = s.article_id join copydesk.outcomes o on o.page_id = a.page_id
     where place <= ${COMPARED_COPIES}`,
    [storyIds],
  );
  return rows.map(({ story_id, article_id, body, at }) => ({
    storyId: story_id,
    articleId: article_id,
    body: comparable(body),
    at: Number.isNaN(Date.parse(at ?? '')) ? now : Date.parse(at ?? ''),
  }));
}

/** Those of the articles that are the first of a story with others in it. */
async function ledStories(session: Session, articleIds: readonly string[]): Promise<Set<string>> {
  const rows = await session.query<{ article_id: string }>(
    `select article_id from unnest($1::text[], $2::text[]) as g (article_id, story_id)
     where exists (select from copydesk.story_articles s where s.story_id = g.story_id and s.article_id <> g.article_id)`,
    [articleIds, articleIds.map(ownStory)],
  );
  return new Set(rows.map(({ article_id }) => article_id));
}

/** Writes the places of articles, and takes away stories nobody is left in. */
async function putPlaces(session: Session, placed: readonly Placed[]): Promise<void> {
  await session.query(
    `insert into copydesk.stories (id, kind) select distinct on (id) * from unnest($1::text[], $2::text[]) as g (id, kind) on conflict do nothing`,
    [placed.map(({ storyId }) => storyId), placed.map(({ article }) => article.copy.kind)],
  );
  const left = await session.query<{ story_id: string }>(
    `with given as (
       select * from unnest($1::text[], $2::text[], $3::text[], $4::float8[], $5::text[], $6::int[], $7::text[])
         as g (article_id, story_id, match, containment, matched_with, words, speaks)
     ), before as (select s.article_id, s.story_id from copydesk.story_articles s join given using (article_id)),
     written as (
       insert into copydesk.story_articles as s (article_id, story_id, match, containment, matched_with, words, speaks)
       select article_id, story_id, match, containment, nullif(matched_with, ''), words, speaks::boolean from given
       on conflict (article_id) do update set story_id = excluded.story_id, match = excluded.match, containment = excluded.containment,
         matched_with = excluded.matched_with, words = excluded.words, speaks = excluded.speaks
     )
     select b.story_id from before b join given g using (article_id) where b.story_id <> g.story_id`,
    [
      placed.map(({ article }) => article.articleId),
      placed.map(({ storyId }) => storyId),
      placed.map(({ kind }) => kind),
      placed.map(({ containment }) => containment),
      placed.map(({ matchedWith }) => matchedWith ?? ''),
      placed.map(({ article }) => article.copy.words),
      placed.map(({ speaks }) => `${speaks}`),
    ],
  );
  await dropEmpty(
    session,
    left.map(({ story_id }) => story_id),
  );
}

async function leaveStories(session: Session, articleIds: readonly string[]): Promise<void> {
  const left = await session.query<{ story_id: string }>(
    'delete from copydesk.story_articles where article_id = any ($1::text[]) returning story_id',
    [articleIds],
  );
  await dropEmpty(
    session,
    left.map(({ story_id }) => story_id),
  );
}

async function dropEmpty(session: Session, storyIds: readonly string[]): Promise<void> {
  if (storyIds.length === 0) return;
  await session.query(
    `with empty as (
       delete from copydesk.stories s where id = any ($1::text[])
         and not exists (select from copydesk.story_articles a where a.story_id = s.id) returning number
     )
     delete from copydesk.story_keys k using empty where k.story = empty.number`,
    [storyIds],
  );
}
