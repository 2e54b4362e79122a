import { sentencesOf } from '../../src/stories/words.ts';
import { pick } from './random.ts';

/** What editors do to a story, each as a function of its paragraphs and of other people's. */
export const CHANGES = {
  'half cut': (story) => story.slice(0, Math.ceil(story.length / 2)),
  'three quarters cut': (story) => story.slice(0, Math.max(2, Math.ceil(story.length / 4))),
  'two paragraphs': (story) => story.slice(0, 2),
  'in a round-up': (story, { others, random }) => {
    const items = Array.from({ length: 4 }, () => pick(others, random).slice(0, 1));
    items.splice(Math.floor(random() * 5), 0, story.slice(0, 3));
    return items.flat();
  },
  'local paragraphs': (story, { own, random }) => {
    const local = pick(own, random).slice(-2);
    return [...story.slice(0, 2), ...local, ...story.slice(2)];
  },
  'new lead': (story, { own, random }) => [pick(own, random)[0]!, ...story.slice(1)],
  'light edit': (story, tools) => edited(story, 0.04, tools),
  'heavy edit': (story, tools) => edited(story.slice(0, Math.ceil(story.length * 0.8)), 0.12, tools),
  'write-thru': (story, { own, random }) => {
    const fresh = pick(own, random).slice(0, 3);
    return [...fresh.slice(0, 2), ...story.slice(1, Math.ceil(story.length * 0.6)), ...fresh.slice(2)];
  },
  correction: (story, { random }) => {
    const at = Math.floor(random() * story.length);
    return story.map((text, i) => (i === at ? text.replace(/\d+/g, (figure) => `${Number(figure) + 1}`) : text));
  },
  'quotes only': (story) => {
    const quoted = story.filter((text) => /["“”]/.test(text));
    return quoted.length >= 2 ? quoted : story.slice(1, 4);
  },
} as const satisfies Record<string, Change>;

type Change = (story: readonly string[], tools: Tools) => readonly string[];

interface Tools {
  /** Other stories that come in as well. */
  readonly others: readonly (readonly string[])[];
  /** Texts that nobody else has: an outlet's own paragraphs. */
  readonly own: readonly (readonly string[])[];
  readonly random: () => number;
}

/** Replaces this share of the words by others of the story, and drops as many sentences. */
function edited(story: readonly string[], share: number, { random }: Tools): string[] {
  const words = story.join(' ').split(' ');
  return story
    .map((text) =>
      sentencesOf(text)
        .filter(() => random() >= share)
        .join(' ')
        .split(' ')
        .map((word) => (random() < share ? pick(words, random) : word))
        .join(' '),
    )
    .filter(Boolean);
}
