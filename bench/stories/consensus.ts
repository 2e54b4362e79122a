import { newPage } from '../../src/model/page.ts';
import type { Article } from '../../src/model/article.ts';
import { clean } from '../../src/pipeline/clean.ts';
import { overviewOf } from '../../src/stories/overview.ts';
import { commonLength, words } from '../quality/words.ts';
import { CHANGES } from './copies.ts';
import type { Family } from './families.ts';
import { pick } from './random.ts';

/** What outlets do to a story, as often as they do it: most run it whole or cut it from the bottom. */
const DONE = ['whole', 'whole', 'whole', 'half cut', 'three quarters cut', 'local paragraphs', 'light cut'] as const;

/** How near a text comes to the story as the agency sent it: means over stories, 0 to 1. */
export interface Nearness {
  readonly f1: number;
  /** Share with precision and recall of .99 and more. */
  readonly clean: number;
}

export interface ConsensusFigures {
  readonly copies: number;
  readonly stories: number;
  readonly single: Nearness;
  readonly longest: Nearness;
  readonly agreed: Nearness;
}

interface Given {
  readonly stories: readonly (readonly string[])[];
  /** Texts that nobody else has: an outlet's own paragraphs. */
  readonly own: readonly (readonly string[])[];
  readonly families: readonly Family[];
  readonly random: () => number;
}

/** Renders copies of each story into pages of families, cleans them, and compares what they agree on with the story. */
export function measureConsensus(copies: number, { stories, own, families, random }: Given): ConsensusFigures {
  const single: Score[] = [];
  const longest: Score[] = [];
  const agreed: Score[] = [];
  stories.forEach((story, s) => {
    const articles: Article[] = [];
    for (let n = 0; n < copies; n++) {
      const family = families[(s + n) % families.length]!;
      const html = family.render(changed(story, own, random), `Story ${s} as it came in`);
      const url = `https://outlet-${n}.example/story-${s}`;
      const made = clean(newPage({ url, bytes: Buffer.from(html), contentType: null, fetchedAt: null }), {
        cleanedAt: null,
      });
      if (made.outcome === 'article') articles.push(made.article);
    }
    if (articles.length < 2) return;
    const truth = words(story.join(' '));
    const texts = articles.map(({ body }) => words(body.text));
    single.push(...texts.map((text) => score(text, truth)));
    longest.push(
      score(
        texts.reduce((a, b) => (b.length > a.length ? b : a)),
        truth,
      ),
    );
    const overview = overviewOf(articles.map((article) => ({ article, seenAt: '2026-01-01T00:00:00Z' })));
    const largest = overview.versions.reduce((a, b) => (b.copies.length > a.copies.length ? b : a));
    agreed.push(score(words(largest.agreed.text), truth));
  });
  return { copies, stories: agreed.length, single: mean(single), longest: mean(longest), agreed: mean(agreed) };
}

function changed(story: readonly string[], own: Given['own'], random: () => number): readonly string[] {
  const how = pick(DONE, random);
  if (how === 'whole') return story;
  if (how === 'light cut') return story.filter((_, i) => i < 2 || random() > 0.1);
  return CHANGES[how](story, { others: own, own, random });
}

interface Score {
  readonly f1: number;
  readonly clean: boolean;
}

function score(text: readonly string[], truth: readonly string[]): Score {
  const common = commonLength(text, truth);
  const [precision, recall] = [common / (text.length || 1), common / (truth.length || 1)];
  return {
    f1: common === 0 ? 0 : (2 * precision * recall) / (precision + recall),
    clean: precision >= 0.99 && recall >= 0.99,
  };
}

function mean(scores: readonly Score[]): Nearness {
  const of = (figure: (score: Score) => number): number =>
    scores.reduce((sum, one) => sum + figure(one), 0) / scores.length;
  return { f1: of(({ f1 }) => f1), clean: of(({ clean: is }) => Number(is)) };
}
