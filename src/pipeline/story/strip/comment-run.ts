import { overLines } from '../../../text/over-lines.ts';
import type { Signs } from '../../../text/sign.ts';
import type { Block, Element } from '../../page/tree.ts';
import { shapeOf } from '../features.ts';
import { cutRange, isInside, proseKept, type Fate, type StripInput } from './fate.ts';

/** What readers’ comments show by themselves, whatever their boxes are called. */
export const COMMENT_SIGNS = {
  ago: {
    reason: 'how long ago somebody wrote',
    pattern: /\b(?:\d{1,3}|an?|one) ?(?:s|m|h|d|w|(?:second|minute|min|hour|hr|day|week|month|year)s?) ago\b/i,
    meets: ['Gull 2 hours ago', 'an hour ago', '3d ago'],
    passes: ['2 hours later', 'long ago'],
  },
  day: {
    reason: 'the day on which somebody wrote',
    pattern: new RegExp(
      overLines`
        \b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?,? \d{1,2}\b
        | \b\d{1,2}(?:st|nd|rd|th|\.)? (?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\b
        | \b\d{1,4}[-\/.]\d{1,2}[-\/.]\d{2,4}\b
      `,
      'i',
    ),
    meets: ['March 4, 2025 at 5:14 pm', '4th Mar 2025', 'Tue 4 March', '2025-03-04 17:14', '4.3.2025'],
    passes: ['at 5:14 pm', 'Monday'],
  },
  clock: {
    reason: 'the time of day at which somebody wrote',
    pattern: /\b\d{1,2}[:.h]\d{2}(?!\d|[-\/.]\d)/i,
    meets: ['at 5:14 pm', '17h14', '9.30 Uhr'],
    passes: ['March 4, 2025', '4.03.2025'],
  },
  answer: {
    reason: 'what one may do with a comment',
    pattern: new RegExp(
      overLines`
        ^\W{0,6}(?:
          reply|quote|permalink|(?:report|flag)(?: (?:abuse|comment|as inappropriate))?
          |antworten|répondre|responder|rispondi|beantwoorden
        )\W{0,4}\d{0,4}\W{0,4}$
      `,
      'i',
    ),
    meets: ['Reply', 'Report abuse', 'Antworten (2)'],
    passes: ['Report on the quay', 'No reply came'],
  },
  reader: {
    reason: 'somebody speaks for himself or to another, out of quotes',
    pattern: new RegExp(
      overLines`
        \b(?:
          I|[Mm]y|[Mm]ine|[Yy]ou|[Yy]our|[Ww]e|[Oo]ur|[Uu]s|[Tt]hanks|lol
          |[Ii]ch|[Mm]ir|[Mm]ich|[Jj]e|[Mm]oi|[Vv]ous|[Yy]o|[Mm]e|[Uu]sted
        )\b
      `,
    ),
    meets: ['Good for you.', 'I have fished there.', 'My nephew lost a boot.', 'Das sehe ich anders.'],
    passes: ['The board voted.', 'Illinois has a quay.'],
  },
} satisfies Signs;

/** A comment's head has no more words: a name, a day, a time, `Reply`. */
const HEAD_WORDS = 14;
const HEAD_CHARS = 90;
const NAME_WORDS = 5;
/** So many alike are a run of comments, where this share of their texts is a reader's talk. */
const MIN_COMMENTS = 3;
const TALK = 0.35;
/** Characters of the story above them. */
const ABOVE = 250;

/** Readers’ comments by their shape alone: a run of heads of one make, each with a time and a name of its own, over what somebody says for himself. */
export function cutCommentRun(input: StripInput, fates: Fate[]): void {
  const { found, features, anchors, headline } = input;
  const { blocks } = found;
  const heads = new Map<string, number[]>();
  for (let k = 0; k < blocks.length; k++) {
    const block = blocks[k]!;
    if (block.index < (headline.block?.index ?? 0) || !isHead(block)) continue;
    const shape = shapeOf(block);
    const alike = heads.get(shape);
    if (alike) alike.push(k);
    else heads.set(shape, [k]);
  }
  for (const run of heads.values()) {
    if (run.length < MIN_COMMENTS || !isTalk(run, input, fates)) continue;
    const from = startOf(run, input, fates);
    if (proseKept(blocks, fates, features, 0, from) < ABOVE) continue;
    cutRange(blocks, fates, from, blocks.length, 'comments-run', 'readers’ comments', anchors);
  }
}

function isHead(block: Block): boolean {
  const { ago, day, clock, answer } = COMMENT_SIGNS;
  const head = headOf(block);
  if (head === '') return false;
  return ago.pattern.test(head) || (day.pattern.test(head) && clock.pattern.test(head)) || answer.pattern.test(head);
}

/** A short block, or the first line of a comment in one block; else empty. */
function headOf({ text, words }: Block): string {
  if (words <= HEAD_WORDS) return text;
  const line = text.indexOf('\n');
  return line > 0 && line <= HEAD_CHARS ? text.slice(0, line) : '';
}

/** Whether what stands below the heads of a run is said by readers, each with a name. */
function isTalk(run: readonly number[], { found: { blocks } }: StripInput, fates: readonly Fate[]): boolean {
  const names = new Set<string>();
  const isAnswered = run.every((head) => COMMENT_SIGNS.answer.pattern.test(blocks[head]!.text));
  let texts = 0;
  let talk = 0;
  run.forEach((head, n) => {
    const name = nameOf(head, blocks);
    if (name !== '') names.add(name);
    const said = textsBelow(head, run[n + 1] ?? blocks.length, blocks, fates);
    if (said.length === 0) return;
    texts++;
    if (COMMENT_SIGNS.reader.pattern.test(said.join(' ').replace(/[“"][^“”"]{0,400}[”"]/g, ''))) talk++;
  });
  return texts >= MIN_COMMENTS && talk >= TALK * texts && (isAnswered || names.size >= Math.max(2, run.length / 3));
}

/** A page may hold 100,000 heads, and a comment is not longer than so many blocks. */
const MAX_TEXTS = 12;

function textsBelow(head: number, to: number, blocks: readonly Block[], fates: readonly Fate[]): string[] {
  const texts: string[] = [];
  const { text } = blocks[head]!;
  const own = headOf(blocks[head]!);
  if (own !== text && fates[head]!.fate === 'kept') texts.push(text.slice(own.length));
  for (let k = head + 1; k < Math.min(to, head + MAX_TEXTS); k++)
    if (fates[k]!.fate === 'kept' && blocks[k]!.words > NAME_WORDS) texts.push(blocks[k]!.text);
  return texts;
}

/** Who wrote a comment: in its head beside the time, or on the line above or below; empty where nobody is named. */
function nameOf(head: number, blocks: readonly Block[]): string {
  const { day, clock, ago } = COMMENT_SIGNS;
  const rest = blocks[head]!.text.replace(ago.pattern, ' ')
    .replace(day.pattern, ' ')
    .replace(clock.pattern, ' ')
    .replace(/\b(?:\d+|on|at|by|um|am|pm|says|said|wrote|posted|reply|report|edited)\b|[^\p{L}\d]+/giu, ' ')
    .trim();
  if (rest !== '') return rest.toLowerCase();
  const beside = [blocks[head - 1], blocks[head + 1]].find(
    (block) => block !== undefined && block.words <= NAME_WORDS && !/[.!?]$/.test(block.text),
  );
  return beside?.text.toLowerCase() ?? '';
}

/** The first block of the comments: of the box that holds them apart from the story, or of the first comment. */
function startOf(run: readonly number[], { found: { blocks }, features }: StripInput, fates: readonly Fate[]): number {
  const head = run[0]!;
  const above = blocks.findLastIndex(
    (block, k) => k < head && fates[k]!.fate === 'kept' && features.prose[block.index]! > 0,
  );
  const around = new Set<Element>();
  for (let at: Element | null = above < 0 ? null : blocks[above]!.element; at; at = at.parent) around.add(at);
  let area: Element = blocks[head]!.element;
  while (area.parent && !around.has(area.parent)) area = area.parent;
  if (area !== blocks[head]!.element && !around.has(area)) {
    let from = head;
    while (from > above + 1 && isInside(blocks[from - 1]!.element, area)) from--;
    return from;
  }
  const named = blocks[head - 1];
  return named && head - 1 > above && named.words <= NAME_WORDS ? head - 1 : head;
}
