import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CleanPool } from '../../src/pool/pool.ts';
import { mutate } from './mutate.ts';
import { examine, pageOf } from './properties.ts';
import { Random } from './random.ts';

const FIXTURES = join(import.meta.dirname, '..', '..', 'fixtures');
const URLS = ['https://www.alder.example/news/2024/03/05/pier', 'https://www.alder.example/', null];

/** Of so many pages one is cleaned in another thread too. */
const ELSEWHERE = 4;

/** A page of which something does not hold. */
export interface Failure {
  readonly number: number;
  readonly seed: number;
  readonly done: readonly string[];
  readonly broken: readonly string[];
  readonly unstable: string | null;
  readonly bytes: Uint8Array;
}

export interface Report {
  readonly pages: number;
  readonly articles: number;
  readonly rejects: Readonly<Record<string, number>>;
  /** Pages of which something does not hold that holds of every page. */
  readonly failures: readonly Failure[];
  /** Articles whose text, wrapped as a page, is not that text again. */
  readonly unstable: readonly Failure[];
}

function fixtures(): Buffer[] {
  return ['pages', 'gold', 'hostile'].flatMap((set) =>
    readdirSync(join(FIXTURES, set))
      .sort()
      .map((name) => join(FIXTURES, set, name, 'page.html'))
      .filter((path) => existsSync(path))
      .map((path) => readFileSync(path)),
  );
}

/** Makes `pages` pages of the fixtures by chance and examines each. Page `number` of a seed is the same whatever `from` is. */
export async function fuzz({
  pages,
  seed,
  from = 0,
  onPage,
}: {
  pages: number;
  seed: number;
  from?: number;
  onPage?: (number: number, failure: Failure | null) => void;
}): Promise<Report> {
  const sources = fixtures();
  const rejects: Record<string, number> = {};
  const failures: Failure[] = [];
  const unstable: Failure[] = [];
  let articles = 0;
  await using pool = new CleanPool({ threads: 1, threadMemoryMb: 512, timeLimitSeconds: 60, pageLimitMb: 10 });
  for (let number = from; number < from + pages; number++) {
    const random = new Random(seed * 1_000_003 + number);
    const { bytes, done } = mutate(sources, random);
    const found = await examine(pageOf(bytes, random.of(URLS)), async (page) =>
      number % ELSEWHERE === 0 ? pool.clean(page, { cleanedAt: null }) : null,
    );
    const { outcome } = found;
    if (outcome?.outcome === 'article') articles++;
    else if (outcome) rejects[outcome.reject.reason] = (rejects[outcome.reject.reason] ?? 0) + 1;
    const failure =
      found.broken.length > 0 || found.unstable !== null
        ? { number, seed, done, broken: found.broken, unstable: found.unstable, bytes }
        : null;
    if (failure) (found.broken.length > 0 ? failures : unstable).push(failure);
    onPage?.(number, failure);
  }
  return { pages, articles, rejects, failures, unstable };
}
