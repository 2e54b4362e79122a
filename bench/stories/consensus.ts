import { newPage } from '../../src/model/page.ts';
import { clean } from '../../src/pipeline/clean.ts';
import { align, type StoryCopy } from '../../src/stories/alignment.ts';
import { agree } from '../../src/stories/consensus.ts';
import { versionsOf } from '../../src/stories/versions.ts';
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
  /** Share of stories whose agreed text is further from the story than the longest copy, by .01 of F1 or more. */
  readonly worse: number;
}

/** F1 by which a text is worse, not only other. */
const WORSE = 0.01;

interface Given {
  readonly stories: readonly (readonly string[])[];
  /** Texts that nobody else has: an outlet's own paragraphs. */
  readonly own: readonly (readonly string[])[];
  /** Pages the copies are rendered into and cleaned from; none: the copies come as they are. */
  readonly families: readonly Family[];
  readonly random: () => number;
}

/** Makes copies of each story, renders them into pages of families and cleans those, and compares what they agree on with the story. */
export function measureConsensus(copies: number, { stories, own, families, random }: Given): ConsensusFigures {
  const single: Score[] = [];
  const longest: Score[] = [];
  const agreed: Score[] = [];
  stories.forEach((story, s) => {
    const made = Array.from({ length: copies }, (_, n) => {
      const paragraphs = changed(story, own, random);
      return families.length === 0
        ? paragraphs
        : cleaned(paragraphs, families[(s + n) % families.length]!, `${n}-${s}`);
    });
    const found = made.flatMap((paragraphs, n) => (paragraphs === null ? [] : [copyOf(paragraphs, n)]));
    if (found.length < 2) return;
    const truth = words(story.join(' '));
    const texts = found.map(({ paragraphs }) => words(paragraphs.join(' ')));
    single.push(...texts.map((text) => score(text, truth)));
    longest.push(
      score(
        texts.reduce((a, b) => (b.length > a.length ? b : a)),
        truth,
      ),
    );
    const versions = versionsOf(found, align(found));
    const largest = versions.reduce((a, b) => (b.copies.length > a.copies.length ? b : a));
    const together = largest.copies.map((copy) => found[copy]!);
    agreed.push(score(words(agree(together, align(together)).text), truth));
  });
  const worse = agreed.filter(({ f1 }, i) => f1 < longest[i]!.f1 - WORSE).length / agreed.length;
  return { copies, stories: agreed.length, single: mean(single), longest: mean(longest), agreed: mean(agreed), worse };
}

function copyOf(paragraphs: readonly string[], n: number): StoryCopy {
  return { articleId: `a-${n}`, owner: `outlet-${n}.example`, at: 0, headline: '', paragraphs };
}

/** The paragraphs of a copy as they come out of a page of the family; null where it is refused. */
function cleaned(paragraphs: readonly string[], family: Family, name: string): readonly string[] | null {
  const html = family.render(paragraphs, `Story ${name} as it came in`);
  const url = `https://outlet-${name}.example/story`;
  const page = newPage({ url, bytes: Buffer.from(html), contentType: null, fetchedAt: null });
  const made = clean(page, { cleanedAt: null });
  return made.outcome === 'article' ? made.article.body.paragraphs.map(({ text }) => text) : null;
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
