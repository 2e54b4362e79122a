import { repairMojibake } from '../../text/mojibake.ts';
import type { Decoded } from '../page/decode.ts';
import { hydrationOf } from '../page/hydration.ts';
import { hydratedBody } from './hydrated-body.ts';
import type { StoryText } from './normalise.ts';
import { lettersOf } from '../story/anchors.ts';
import { headlineWords, wordsToldIn } from '../story/headline-words.ts';
import { storyNote } from '../../wire/notes.ts';
import { overLines } from '../../text/over-lines.ts';
import { tidy } from '../../text/text.ts';

/** Below this length a declared body is a teaser itself; above this multiple of what the page shows, the page is cut short. */
const MIN_CHARS = 400;
const CUT_SHORT = 3;

/** A declared body tells so many of the headline's words, or may be any text. */
const MIN_TOLD = 2;

/**
 * Where the page's markup holds a part of the story alone and its structured data the whole, takes the whole; and where
 * the markup holds another text, of which the headline says nothing, the declared one. Paragraphs are the lines of the
 * declared text; null where the markup's own text stands.
 */
export function structuredBody(storyText: StoryText, articleBody: string | null, headline: string): StoryText | null {
  if (!articleBody || articleBody.length < MIN_CHARS) return null;
  const shown = storyText.paragraphs.reduce((sum, paragraph) => sum + paragraph.text.length, 0);
  const text = plain(articleBody);
  if (!isProse(text)) return null;
  const rest = restOf(text, storyText);
  if (rest !== null)
    return { ...storyText, paragraphs: [...storyText.paragraphs, ...withBody(storyText, rest.split('\n')).paragraphs] };
  const words = headlineWords(headline);
  if (text.length >= CUT_SHORT * shown ? tellsLess(text, storyText, words) : !isOfAnother(storyText, text, words))
    return null;
  return withBody(storyText, text.split('\n'));
}

/** What a declared text goes on with where all that the page shows is its opening; null where it is not, or little more. */
function restOf(declared: string, { paragraphs }: StoryText): string | null {
  const last = paragraphs.at(-1)?.text ?? '';
  const at = last.length < MIN_LAST ? -1 : declared.indexOf(last);
  if (at < 0) return null;
  const shown = lettersOf(paragraphs.map(({ text }) => text).join(''));
  const rest = declared.slice(at + last.length);
  return lettersOf(rest).length >= GOES_ON * shown.length && lettersOf(declared.slice(0, at + last.length)) === shown
    ? rest
    : null;
}
/** Shorter paragraphs may stand in a text by accident, in characters. */
const MIN_LAST = 40;
/** A text that goes on for this much of what is shown was cut short; promises and credits are shorter. */
const GOES_ON = 0.5;

/** Whether a declared text tells nothing of the headline, of which the markup's tells something. */
function tellsLess(declared: string, { paragraphs }: StoryText, words: ReadonlySet<string>): boolean {
  return (
    wordsToldIn(declared, words) === 0 && wordsToldIn(paragraphs.map(({ text }) => text).join('\n'), words) >= MIN_TOLD
  );
}

/** Whether the markup's text has no paragraph of the declared one and no word of the headline, which that one has. */
function isOfAnother({ paragraphs }: StoryText, declared: string, words: ReadonlySet<string>): boolean {
  if (wordsToldIn(declared, words) < MIN_TOLD) return false;
  const letters = lettersOf(declared);
  return paragraphs.every(({ text }) => wordsToldIn(text, words) === 0 && !letters.includes(lettersOf(text)));
}

/**
 * One of these stands in every page with such data. `application/json` alone tells nothing: most blogs link to a form of
 * themselves in it.
 */
const HYDRATED = [
  new RegExp(
    overLines`
      __(?:
        NEXT_DATA__
        | next_f
        | APOLLO
        | NUXT
        | INITIAL
        | PRELOADED
        | REACT_QUERY
        | remixContext
        | data
      )
      | Fusion\.globalContent
    `,
  ),
  /<script\b[^>]{0,600}\bapplication\/json\b/i,
];

/** A page that shows more than this, in characters, is not searched for a story elsewhere. */
const SHOWN_WHOLE = 1500;

/** The same from the data that the page's program makes its text of. */
export function bodyFromHydration(storyText: StoryText, headline: string, decoded: Decoded): StoryText | null {
  const shown = storyText.paragraphs.map((paragraph) => paragraph.text);
  const chars = shown.reduce((sum, text) => sum + text.length, 0);
  if (chars > SHOWN_WHOLE || !HYDRATED.some((pattern) => pattern.test(decoded.text))) return null;
  const body = hydratedBody(hydrationOf(decoded.text), { headline, shown });
  const found = body.reduce((sum, text) => sum + text.length, 0);
  return found < Math.max(MIN_CHARS, CUT_SHORT * chars) ? null : withBody(storyText, body);
}

function withBody(storyText: StoryText, body: readonly string[]): StoryText {
  const lines = body.map((line) => tidy(repairMojibake(line).text)).filter((line) => line !== '');
  const paragraphs: StoryText['paragraphs'][number][] = [];
  const notes = [...storyText.notes];
  lines.forEach((line, k) => {
    const position = k === 0 ? 'lead' : k >= lines.length - 4 ? 'tail' : 'body';
    const kind = storyNote(line, position);
    if (kind) notes.push({ kind, text: line, position, block: 0 });
    else paragraphs.push({ kind: 'paragraph', text: line, block: 0 });
  });
  const letters = lettersOf(lines.join(''));
  return {
    ...storyText,
    decks: storyText.decks.filter(({ text }) => !letters.includes(lettersOf(text))),
    paragraphs,
    notes,
  };
}

/** Words for the most part, with sentence ends among them: a declared body is a stranger's word for it. */
function isProse(text: string): boolean {
  const sample = text.slice(0, 5000);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  return letters > 0.6 * sample.length && /[.!?。！？।؟](?:\s|["”’]|$)|[。！？]/u.test(sample);
}

/** Some outlets declare markup: paragraphs and breaks become lines, other tags go. */
function plain(articleBody: string): string {
  if (!/<\/?(?:p|br|div)\b/i.test(articleBody)) return articleBody;
  return articleBody
    .replace(/<(?:br|\/p|\/div|\/h\d|\/li)\b[^<>]{0,200}>/gi, '\n')
    .replace(/<[^<>]{0,400}>/g, '')
    .replace(/&nbsp;/g, ' ')
    .replace(/&amp;/g, '&');
}
