import type { RuleSet } from '../../rules/rule-set.ts';
import type { PageLines } from '../story/page-lines.ts';
import { countWords } from '../../text/words.ts';
import { oneOf, TAGS } from '../../wire/agency-names.ts';
import { overLines } from '../../text/over-lines.ts';

/** What is seen of one line of a plain text by itself: there are no tags to go by, only shapes of text. */
export interface LineFacts {
  readonly text: string;
  readonly words: number;
  /** Ends as a sentence does. */
  readonly sentence: boolean;
  /** Running prose: a sentence or more of at least {@link PROSE_WORDS}. */
  readonly prose: boolean;
  /** Share of its words, the first left out, that begin in lower case; titles and menus have few. */
  readonly lower: number;
  /** The furniture rule its text meets: an id, or null. */
  readonly rule: string | null;
  /** The rule it meets as a heading, and whether the story is over where that stands. */
  readonly heading: 'none' | 'section' | 'end';
  readonly byline: boolean;
  readonly credit: boolean;
  readonly note: boolean;
  /** An agency's dateline opens it. */
  readonly dateline: boolean;
  /** Part of a reader's comment: its buttons, its time, its number. */
  readonly comment: boolean;
  /** It speaks to the reader of the site. */
  readonly address: boolean;
  /** The same line stands elsewhere too. */
  readonly repeated: boolean;
}

export const PROSE_WORDS = 12;
const SENTENCE = /[.!?؟。！？…]["”’»)\]]*$/;
const DATELINE = new RegExp(String.raw`^.{0,90}?[([/]${oneOf(TAGS)}[)\]/].{15}`);
const COMMENT = new RegExp(
  overLines`
    ^\W*(?:
      (?:report|flag)(?: (?:as )?(?:abuse|inappropriate|spam|comment|this))
      | reply(?: to)?
      | replied
      | like
      | likes?
      | dislike
      | permalink
      | recommend(?:ed)?(?: \d+)?
      | agree
      | disagree
      | click to rate
      | rating
      | thumbs (?:up|down)
      | quote
      | posted (?:by|on|at)\b.{0,60}
      | .{2,40} (?:says|said|wrote|writes|commented)\s?:
      | (?:about )?(?:an?|\d+) (?:min(?:ute)?s?|hours?|days?|weeks?|months?|years?) ago
      | .{2,40}(?:says:|wrote:|@ \d)
      | comment(?:ed)? by\b.{0,60}
      | anonymous
      | guest
      | share this comment
      | \d+ (?:likes?|replies|votes?|points?)
    )\W*$
  `,
  'i',
);
const ADDRESS = new RegExp(
  overLines`
    \b(?:
      click
      | subscrib
      | sign(?:ed)? (?:up|in)
      | log(?:ged)? ?in
      | newsletters?
      | e-?mail (?:us|address|this)
      | cookies?
      | privacy policy
      | terms of
      | copyright
      | all rights reserved
      | your (?:comments?|account|name|browser|inbox|e-?mail)
      | this (?:site|website|page|article|feature)
      | our (?:site|website|readers|newsletter|community|advertis)
      | follow us
      | contact us
      | read more
      | download
      | register
      | javascript
      | advertis
      | powered by
      | posted by
      | comments? (?:are|is|policy)
      | moderat(?:ed|or)
    )
  `,
  'i',
);

/** The facts of every line. */
export function factsOf(texts: readonly string[], rules: RuleSet, lines: PageLines): LineFacts[] {
  const times = new Map<string, number>();
  for (const text of texts) times.set(text, (times.get(text) ?? 0) + 1);
  return texts.map((text) => {
    const words = countWords(text);
    const sentence = SENTENCE.test(text.slice(-24));
    const short = text.length < 400;
    const heading = words <= 14 ? rules.ofHeading(text) : undefined;
    return {
      text,
      words,
      sentence,
      prose: words >= PROSE_WORDS && (sentence || text.length > 200),
      lower: lowerShare(text),
      rule: rules.ofText(text)?.id ?? null,
      heading: heading === undefined ? 'none' : heading.on === 'end' ? 'end' : 'section',
      byline: short && lines.isByline(text),
      credit: short && lines.isCredit(text),
      note: lines.noteOf(text, 'tail') !== null,
      dateline: words >= PROSE_WORDS && DATELINE.test(text),
      comment: text.length < 120 && COMMENT.test(text),
      address: ADDRESS.test(text),
      repeated: words > 2 && times.get(text)! > 1,
    };
  });
}

/** This many words of a line are looked at. */
const SAMPLE_WORDS = 60;

function lowerShare(text: string): number {
  const words = text
    .split(/\s+/, SAMPLE_WORDS)
    .slice(1)
    .filter((word) => /^\W?\p{L}/u.test(word));
  if (words.length === 0) return 0;
  return words.filter((word) => /^\W?\p{Ll}/u.test(word)).length / words.length;
}
