import type { Outcome } from '../../src/model/outcome.ts';
import { sameDate, samePeople } from './fields.ts';
import { commonLength, shingleShares, words } from './words.ts';

/** What a page should come out as. */
export interface Truth {
  readonly title: string | null;
  /** Whom the page names as its authors, people or not; null where nothing is known of them. */
  readonly authors: readonly string[] | null;
  /** ISO 8601, a day or a time. */
  readonly published: string | null;
  /** Paragraphs, the dateline in the first. */
  readonly lines: readonly string[];
  /** Agency of a wire story; null where the story is no agency's. */
  readonly agency: string | null;
  readonly dateline: string | null;
  /** True where characters outside ASCII were lost on the way: letters outside ASCII then split the output's words too. */
  readonly ascii: boolean;
}

/** The group a page counts in. */
export type Group = 'AP' | 'other agencies' | 'not wire';

/** How one page came out. */
export interface Score {
  readonly group: Group;
  /** Share of the output's words that are the truth's in its order; of the truth's words that came out; their harmonic mean. */
  readonly P: number;
  readonly R: number;
  readonly F1: number;
  readonly shingles: ReturnType<typeof shingleShares>;
  readonly clean: boolean;
  /** `article` or `rejected: reason`. */
  readonly outcome: string;
  /** Datelines in the form they are compared in; null where there is none to compare. */
  readonly wanted: string | null;
  readonly got: string | null;
  /** Whether the headline came out the same, word by word; null where nothing is known of it. */
  readonly headline: boolean | null;
  /** Whether the bylines name the same people, and whether the date is the same; null where nothing is known of them. */
  readonly people: boolean | null;
  readonly date: boolean | null;
}

/** From here on a page counts as clean, by precision and recall alike. */
const CLEAN = 0.99;

export function scorePage(truth: Truth, made: Outcome): Score {
  const article = made.outcome === 'article' ? made.article : null;
  const people = article?.bylines.flatMap((byline) => byline.people.map(({ name }) => name)) ?? [];
  const text = scoreText(truth, {
    text: article ? [article.dateline?.text, article.body.text].filter(Boolean).join(' ') : '',
    headline: article?.headline ?? null,
    dateline: article?.dateline?.text ?? null,
    outcome: made.outcome === 'article' ? 'article' : `rejected: ${made.reject.reason}`,
  });
  return {
    ...text,
    people: article && samePeople(truth.authors, people),
    date: article && sameDate(truth.published, article.published),
  };
}

/** What a program read from a page: dateline and body as one text, and what else it knows. */
export interface Reading {
  readonly text: string;
  readonly headline: string | null;
  readonly dateline: string | null;
  readonly outcome: string;
}

export function scoreText(
  truth: Truth,
  { text, headline, dateline: printed, outcome }: Reading,
): Omit<Score, 'people' | 'date'> {
  const output = words(truth.ascii ? text.replace(/[^\x00-\x7f]/g, '?') : text);
  const lines = withoutTop(truth, headline).join('\n');
  const wanted = words(lines);
  // What stands wholly in square brackets is optional: the better reading counts.
  const least = lines.replace(/^\[.*\]$/gm, '');
  const readings = [wanted, ...(least === lines ? [] : [words(least)])].map((reading) => align(output, reading));
  const { P, R, F1 } = readings.reduce((best, one) => (one.F1 >= best.F1 ? one : best));
  const dateline = truth.dateline !== null && !/^\W*\(/.test(truth.dateline) ? datelineKey(truth.dateline) : null;
  return {
    group: truth.agency === null ? 'not wire' : truth.agency === 'AP' ? 'AP' : 'other agencies',
    P,
    R,
    F1,
    shingles: shingleShares(output, wanted),
    clean: P >= CLEAN && R >= CLEAN,
    outcome,
    wanted: dateline,
    got: datelineKey(printed),
    headline: truth.title && headline !== null ? words(truth.title).join(' ') === words(headline).join(' ') : null,
  };
}

function align(output: readonly string[], truth: readonly string[]): Pick<Score, 'P' | 'R' | 'F1'> {
  const common = commonLength(output, truth);
  const P = output.length > 0 ? common / output.length : 0;
  const R = truth.length > 0 ? common / truth.length : 0;
  return { P, R, F1: P + R > 0 ? (2 * P * R) / (P + R) : 0 };
}

/** Place and agency of a dateline, for comparison: dashes, spaces, quotes and case do not count. */
export function datelineKey(text: string | null): string | null {
  if (!text) return null;
  const plain = text
    .normalize('NFKC')
    .replace(/[\u2010-\u2015\u2212]|--+|&mdash;/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/[\s\-:]+$/, '')
    .trim()
    .toLowerCase();
  return plain
    .replace(/[^\p{L}\p{N}()/, ]+/gu, '')
    .replace(/\s*([(),/])\s*/g, '$1')
    .trim();
}

const MOST_ON_TOP = 4;
const DATE_LINE =
  /^(by |updated|published|posted|last updated|from staff|\W*(mon|tues|wednes|thurs|fri|satur|sun)day\b|(january|february|march|april|may|june|july|august|september|october|november|december) \d)/i;

/** Some truths keep headline, byline and date on top; those lines are neither asked for nor held against anyone. */
export function withoutTop({ lines, title }: Truth, headline: string | null): readonly string[] {
  const titles = [title, headline].filter((one) => one).map((one) => new Set(words(one!)));
  const isOnTop = (line: string): boolean => {
    const own = words(line);
    if (own.length <= 12 && DATE_LINE.test(line)) return true;
    return (
      own.length >= 2 &&
      own.length <= 25 &&
      titles.some((other) => own.filter((word) => other.has(word)).length >= 0.85 * own.length)
    );
  };
  let top = 0;
  while (top < Math.min(MOST_ON_TOP, lines.length - 1) && isOnTop(lines[top]!)) top++;
  return lines.slice(top);
}
