import type { Paragraph, StoryNote } from '../../model/article.ts';
import { AGENCY_NAMED, gluedNote } from './glued-note.ts';
import { frameOf, readCaptions, type CaptionPiece, type CaptionRead } from './captions.ts';
import { ClassTest } from '../../rules/element-class.ts';
import type { RuleSet } from '../../rules/rule-set.ts';
import { repairMojibake } from '../../text/mojibake.ts';
import { paragraphsOf } from './broken-lines.ts';
import { withTables } from './tables.ts';
import type { PageLines } from '../story/page-lines.ts';
import { agencyByName } from '../../wire/organisation.ts';
import { isSentenceOf } from '../story/sentences.ts';
import type { Story } from '../story/story.ts';
import type { Fate } from '../story/strip/fate.ts';
import { tidy } from '../../text/text.ts';
import { countWords } from '../../text/words.ts';
import type { Block, Tree } from '../page/tree.ts';

/** The story's text in its normal form, each piece with the block it was read from. */
export interface StoryText {
  /** The outlet's lines between headline and story; the body opens with them. */
  readonly decks: readonly (Paragraph & { readonly block: number })[];
  readonly paragraphs: readonly (Paragraph & { readonly block: number })[];
  readonly captions: readonly CaptionRead[];
  readonly notes: readonly (StoryNote & { readonly block: number })[];
  /** Lines that stood where bylines and credits do. */
  readonly bylines: readonly string[];
  readonly copyrights: readonly string[];
  /** Lines that carry a date: `Posted: Nov 8, 2023 / 04:43 PM CST`. */
  readonly dates: readonly string[];
  readonly repaired: boolean;
}

/** Words of each paragraph. Those of a block were counted when the page was read, and hardly any text differs from its block's. */
export function wordsOfEach({ paragraphs }: StoryText, { blocks }: Tree): number[] {
  return paragraphs.map(({ text, block }) => (blocks[block]?.text === text ? blocks[block].words : countWords(text)));
}

/** Parts what the stripper left into body, notes, captions and byline lines, in Unicode's normal form. */
export function normalise(tree: Tree, story: Story, rules: RuleSet): StoryText {
  const reader = new CopyReader(story, edges(tree, story));
  const head = headOf(tree, story);
  for (const block of tree.blocks) {
    const i = block.index;
    const fate = story.fates[i]!;
    const near = (i >= head || fate.inside) && i < reader.first;
    if (fate.fate === 'deck') reader.readDeck(block);
    else if (!fate.inside && !near) reader.readBelow(block);
    else if (fate.fate === 'cut' && near && BESIDE_STORY.has(fate.rule) && isOverRole(tree, i, story.lines))
      reader.readNames(block, tree.blocks[i + 1]!);
    else if (fate.fate === 'cut') reader.readCut(block, fate.rule, fate.inside, near);
    else if (fate.fate === 'moved') reader.readMoved(block, fate);
    else reader.readKept(block, fate.kind);
  }
  const read = reader.finish(rules);
  return { ...read, paragraphs: withTables(tree, story.features.tables, read.paragraphs) };
}

/** Takes the blocks of a page in their order, each by its fate. */
class CopyReader {
  /** Block numbers of the story's first and last sentence. */
  readonly first: number;
  readonly #last: number;
  readonly #lines: PageLines;
  readonly #paragraphs: (Paragraph & { block: number })[] = [];
  readonly #decks: (Paragraph & { block: number })[] = [];
  readonly #notes: (StoryNote & { block: number })[] = [];
  readonly #pieces: CaptionPiece[] = [];
  readonly #bylines: string[] = [];
  readonly #copyrights: string[] = [];
  readonly #dates: string[] = [];
  #repaired = false;

  constructor(story: Story, [first, last]: readonly [number, number]) {
    this.first = first;
    this.#last = last;
    this.#lines = story.lines;
  }

  /** An agency's credit or copyright line often stands just below the container. */
  readBelow(block: Block): void {
    if (block.index <= this.#last || block.index > this.#last + BELOW_STORY) return;
    const text = this.#textOf(block);
    const kind = text.length < 400 ? this.#lines.noteOf(text, 'tail') : null;
    if ((kind === 'copyright' || kind === 'credit') && AGENCY_NAMED.test(text))
      this.#addNote(kind, text, 'tail', block);
  }

  /** What was cut may still hold a date, a copyright, a caption or a byline that belongs to the story. */
  readCut(block: Block, rule: string, inside: boolean, near: boolean): void {
    const lines = this.#lines;
    const parts = near || DATE_RULES.has(rule) ? block.text.split('\n').map(tidy) : [];
    if (parts.length > 0) this.#dates.push(...parts.filter((line) => line.length < 120 && YEAR.test(line)));
    if (inside && (rule === 'site-copyright' || /©|copyright/i.test(block.text.slice(0, 200))))
      this.#copyrights.push(this.#textOf(block));
    if ((near && rule === 'class-caption') || ((near || inside) && CAPTION_RULES.has(rule) && this.#isCaption(block)))
      this.#pieces.push({ text: this.#textOf(block), block });
    else if (OF_OTHERS.test(rule)) return;
    else if (near && (rule === 'class-byline' || isBylineLike(block.text, lines))) this.#addByline(block);
    else if (near && parts.length > 1) this.#bylines.push(...parts.filter(lines.isByline));
  }

  /** Names over the line with their role. */
  readNames({ text }: Block, { text: role }: Block): void {
    this.#bylines.push(tidy(`${text} ${role}`));
  }

  /** Captions and bylines; beside pictures and slideshows stand a story's credits too. */
  readMoved(block: Block, { to, rule }: Extract<Fate, { fate: 'moved' }>): void {
    const { first } = this;
    const last = this.#last;
    const lines = this.#lines;
    const i = block.index;
    const text = this.#textOf(block);
    if (text === '') return;
    if (i > first && lines.noteOf(text, 'tail') === 'contributor')
      return this.#addNote('contributor', text, i > last ? 'tail' : 'body', block);
    const isByline = to === 'byline' || (rule === 'credit' && i < first && lines.isByline(text));
    if (isByline && !(i > first && i < last) && !this.#creditsPicture(block)) this.#addByline(block);
    else if (!isByline || this.#creditsPicture(block) || lines.isCredit(text) || frameOf(block.element) !== null)
      this.#pieces.push({ text, block });
    // Between paragraphs and by no picture, a box for bylines holds the writer beside buttons and sections.
    else if (isBylineLike(block.text, lines)) this.#addByline(block);
  }

  /** A line between headline and story. */
  readDeck(block: Block): void {
    const text = this.#textOf(block);
    if (text !== '') this.#decks.push({ kind: 'deck', text, block: block.index });
  }

  /** A paragraph of the body, or a note, with what is glued to its end. */
  readKept(block: Block, kind: Paragraph['kind']): void {
    const i = block.index;
    const text = this.#textOf(block);
    if (text === '') return;
    const position = i < this.first ? 'lead' : i > this.#last ? 'tail' : 'body';
    const note = this.#lines.noteOf(text, position);
    const subhead = DASHED_SUBHEAD.exec(text);
    if (subhead) this.#paragraphs.push({ kind: 'subhead', text: subhead[1]!, block: i });
    else if (note) this.#addNote(note, text, position, block);
    else {
      const glued = gluedNote(text);
      const own = glued === null ? text : text.slice(0, -glued.text.length).trimEnd();
      for (const part of paragraphsOf(block.text, own)) this.#paragraphs.push({ kind, text: tidy(part), block: i });
      if (glued !== null) this.#addNote(glued.kind, glued.text, i < this.#last ? 'body' : 'tail', block);
    }
  }

  finish(rules: RuleSet): StoryText {
    for (const note of this.#notes) if (note.kind === 'copyright') this.#copyrights.push(note.text);
    return {
      decks: this.#decks,
      paragraphs: this.#paragraphs,
      captions: readCaptions(this.#pieces, rules),
      notes: this.#notes,
      bylines: this.#bylines,
      copyrights: this.#copyrights,
      dates: this.#dates,
      repaired: this.#repaired,
    };
  }

  #addNote(kind: StoryNote['kind'], text: string, position: StoryNote['position'], { index }: Block): void {
    this.#notes.push({ kind, text, position, block: index });
  }

  #addByline({ text }: Block): void {
    this.#bylines.push(tidy(text.replaceAll('\n', ' ')), ...(text.includes('\n') ? text.split('\n').map(tidy) : []));
    if (/\d/.test(text)) this.#dates.push(tidy(text));
  }

  #textOf(block: Block): string {
    const mended = repairMojibake(block.text.replaceAll('\n', ' '), this.#repaired);
    this.#repaired ||= mended.repaired;
    const text = tidy(mended.text);
    return OPENS_NEW.test(text) ? text.replace(NEW_TAB, '') : text;
  }

  #isCaption(block: Block): boolean {
    return (
      block.element.name === 'figcaption' ||
      block.element.elementClass.is(CAPTION_KEY) ||
      this.#creditsPicture(block) ||
      (this.#lines.isCredit(block.text) && !this.#lines.isByline(block.text))
    );
  }

  #creditsPicture(block: Block): boolean {
    return block.element.elementClass.is(CREDIT_KEY) && this.#pieces.at(-1)?.block.index === block.index - 1;
  }
}

/** Words for screen readers behind a link: `Marnie Holt, opens new tab`, `report (opens in a new window)`. */
const NEW_TAB = /(?:, ?| ?\()(?:link )?opens? (?:in )?(?:a )?new (?:tab|window)\)?/gi;

/** What such words hold, quicker to look for. */
const OPENS_NEW = /opens? (?:in )?(?:a )?new /i;

/** AFP sets its subheads between hyphens: `- A long wait -`. */
const DASHED_SUBHEAD = /^[-–]\s([^-–][^.]{2,70}[^-–.\s])\s[-–]$/;
/** Rules that cut lines with a date, which may be the only place where it stands. */
const DATE_RULES: ReadonlySet<string> = new Set(['date-line', 'stamp-line', 'class-byline']);
const YEAR = /(?:19|20)\d{2}/;
/** Rules whose bylines are those of teasers, comments and the next story. */
const OF_OTHERS = /related|teaser|next-story|comments-/;
/** Rules that take captions and credits along with what they are for. */
const CAPTION_RULES: ReadonlySet<string> = new Set([
  'class-media',
  'class-caption',
  'class-byline',
  'outside-story',
  'before-dateline',
  'heuristic-before-story',
]);
const CREDIT_KEY = new ClassTest(/(?:^|[^a-z])(?:credits?|photographer)(?:$|[^a-z])/);
const CAPTION_KEY = new ClassTest(/^(?!.*video).*(?:^|[^a-z])(?:captions?|cutlines?)(?:$|[^a-z])/);
/** Below the story, its agency's line stands at most this many blocks away. */
const BELOW_STORY = 6;

/** Rules that say no more of a line than that it is no sentence of the story. */
const BESIDE_STORY: ReadonlySet<string> = new Set([
  'outside-story',
  'heuristic-outside-story',
  'heuristic-before-story',
]);
const ROLE_LINE = /^(?:[\p{L}&]+ ){0,3}(?:writers?|reporters?|correspondents?|editors?)$/iu;

/** Whether names without `By` stand over a line that says what they are: `ANNA KERR and TOM POOLE`, `Staff Writers`. */
function isOverRole({ blocks }: Tree, i: number, lines: PageLines): boolean {
  const { text } = blocks[i]!;
  const next = blocks[i + 1]?.text ?? '';
  return (
    text.length < 80 &&
    next.length < 40 &&
    ROLE_LINE.test(next) &&
    !lines.isByline(text) &&
    lines.isByline(`${text} ${next}`)
  );
}

/** A byline line, with the time glued on or not, or an agency's name alone. */
function isBylineLike(text: string, lines: PageLines): boolean {
  return (
    lines.isByline(text) ||
    (text.length < 140 && /^\s*by:? \p{Lu}/iu.test(text)) ||
    (text.length < 40 && agencyByName(text.trim()) !== null)
  );
}

/** Above the headline, a picture may stand this many blocks away. */
const ABOVE_HEADLINE = 8;

/** Number of the block from which pictures, bylines and dates are the story's. */
function headOf(tree: Tree, story: Story): number {
  const headline = story.headline.block;
  return headline ? Math.max(0, headline.index - ABOVE_HEADLINE) : tree.blocks.length;
}

/** Block numbers of the first and the last sentence that is not a note. */
function edges(tree: Tree, story: Story): [number, number] {
  let first = Infinity;
  let last = -1;
  for (const { index, text } of tree.blocks) {
    if (!isSentenceOf(story, index) || story.lines.noteOf(text, 'tail') !== null) continue;
    first = Math.min(first, index);
    last = index;
  }
  return [first, last];
}
