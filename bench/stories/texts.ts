import { readCorpus, readFixtures } from '../quality/corpus.ts';
import { CHANGES } from './copies.ts';
import { randomOf } from './random.ts';
import { TEMPLATES } from './templates.ts';

/** One text as it comes in, with the story it truly belongs to. */
export interface StoryText {
  readonly id: string;
  readonly truth: string;
  /** `original`, `background`, `template`, or a kind of change. */
  readonly kind: string;
  readonly body: string;
  /** Hours since the first text. */
  readonly hours: number;
}

/** Originals need so many words and paragraphs, so that a quarter of them is still a text. */
const LEAST = { words: 180, paragraphs: 8 };
/** Lines of fewer words are bylines and dates that a corpus keeps, not prose. */
const PROSE_WORDS = 12;
/** One text in so many never comes in itself: local paragraphs and new leads are taken from it. */
const HELD_OUT = 5;
const SPAN_HOURS = 30 * 24;

/** A text with its id, as its paragraphs. */
export interface Story {
  readonly id: string;
  readonly paragraphs: readonly string[];
}

/** Bodies of corpora (the fixtures where none are given), each once. */
export function storiesOf(folders: readonly string[], fixtures: string): Story[] {
  const corpora = folders.length > 0 ? folders.map(readCorpus) : [readFixtures(fixtures)];
  const seen = new Set<string>();
  return corpora.flatMap(({ samples }) =>
    samples.flatMap(({ id, truth }) => {
      if ('refused' in truth || truth.lines.length < 2) return [];
      const key = truth.lines.join(' ').slice(0, 400);
      if (seen.has(key)) return [];
      seen.add(key);
      const paragraphs = truth.lines.filter((line) => line.split(' ').length >= PROSE_WORDS);
      return paragraphs.length < 2 ? [] : [{ id, paragraphs }];
    }),
  );
}

/** Copies of some stories with every kind of change, template stories, and all other stories, in the order they come in. */
export function makeTexts(stories: readonly Story[], originals: number, templates: number, seed: number): StoryText[] {
  const random = randomOf(seed);
  const long = stories.filter(
    ({ paragraphs }) => paragraphs.length >= LEAST.paragraphs && paragraphs.join(' ').split(' ').length >= LEAST.words,
  );
  const step = Math.max(1, Math.floor(long.length / originals));
  const chosen = long.filter((_, i) => i % step === 0).slice(0, originals);
  const isChosen = new Set(chosen.map(({ id }) => id));
  const background = stories.filter(({ id }) => !isChosen.has(id));
  const coming = background.filter((_, i) => i % HELD_OUT !== 0);
  const others = coming.map(({ paragraphs }) => paragraphs);
  const own = background.filter((_, i) => i % HELD_OUT === 0).map(({ paragraphs }) => paragraphs);
  const texts: StoryText[] = coming.map(({ id, paragraphs }) => ({
    id,
    truth: id,
    kind: 'background',
    body: paragraphs.join('\n\n'),
    hours: random() * SPAN_HOURS,
  }));
  for (const { id, paragraphs } of chosen) {
    const begun = random() * SPAN_HOURS;
    texts.push({ id, truth: id, kind: 'original', body: paragraphs.join('\n\n'), hours: begun });
    for (const [kind, change] of Object.entries(CHANGES)) {
      const body = change(paragraphs, { others, own, random }).join('\n\n');
      texts.push({ id: `${id}/${kind}`, truth: id, kind, body, hours: begun + random() * 48 });
    }
  }
  for (let n = 0; n < templates; n++) {
    const fill = TEMPLATES[n % TEMPLATES.length]!;
    const body = fill(random).join('\n\n');
    texts.push({ id: `template-${n}`, truth: `template-${n}`, kind: 'template', body, hours: random() * SPAN_HOURS });
  }
  return texts.sort((a, b) => a.hours - b.hours);
}
