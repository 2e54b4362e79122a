import type { Attribution, StoryNote } from '../model/article.ts';
import { agencyByName } from './organisation.ts';
import { overLines } from '../text/over-lines.ts';

/** What a note says of whose story it is, and how much that weighs. */
interface Sign {
  readonly code: string;
  readonly signal: Attribution['evidence'][number]['signal'];
  readonly weight: number;
}

/** What a note of a kind says of the agency, by its words; the first that fits counts. */
interface NoteSign extends Sign {
  readonly kind: StoryNote['kind'];
  readonly pattern: RegExp;
  /** Counts only under a dateline without a tag and without a writer of the outlet's: AP's own form. */
  readonly bareOnly?: boolean;
}

/** Contributor lines are weak alone: `The Associated Press contributed to this report` is written by hosts. */
const NOTE_SIGNS: readonly NoteSign[] = [
  {
    kind: 'contributor',
    pattern: /\b(?:Associated Press|AP) (?:\p{L}+ ){0,3}[Ww]riters?\b/u,
    code: 'AP',
    signal: 'contributor',
    weight: 0.6,
    bareOnly: true,
  },
  {
    kind: 'contributor',
    pattern: /^\s*The (?:Associated Press|AP) contributed/i,
    code: 'AP',
    signal: 'contributor',
    weight: 0.1,
  },
  { kind: 'contributor', pattern: /\b(?:Associated Press|AP)\b/, code: 'AP', signal: 'contributor', weight: 0.35 },
  {
    kind: 'contributor',
    pattern: /^\(?(?:Reporting|Additional reporting|Writing) by\b.*\bediting by\b/i,
    code: 'Reuters',
    signal: 'contributor',
    weight: 0.5,
  },
  { kind: 'contributor', pattern: /\bCNN(?:['’]s)?\b/, code: 'CNN', signal: 'contributor', weight: 0.35 },
  { kind: 'follow', pattern: /\bAP(?:['’]s)?\b.*apnews\.com|More AP /, code: 'AP', signal: 'tagline', weight: 0.6 },
  { kind: 'support', pattern: /\b(?:AP|Associated Press)\b/, code: 'AP', signal: 'tagline', weight: 0.6 },
  {
    kind: 'update',
    pattern: /report by The Canadian Press/,
    code: 'CP',
    signal: 'tagline',
    weight: 0.8,
  },
];

/** `Reporting by The Associated Press.`: a line that credits an agency, and no person, with the whole. */
const REPORTED_BY = new RegExp(
  overLines`
    ^\W*(?:Reporting|Reported|Report|Story|Writing|Written|Text)(?: for [\p{L}\d. ]{2,40})? by:?[ ]
    ((?:the )?[\p{L}][\p{L} .-]{1,40}?)[.)\s]*$
  `,
  'iu',
);

/** What credits the whole weighs: as much as a credit line. */
const WHOLE = 0.7;

/** The sign of an agency in a note; `bare` under a dateline without a tag and without a writer of the outlet's. */
export function signOfNote({ kind, text }: Pick<StoryNote, 'kind' | 'text'>, bare: boolean): Sign | null {
  const whole = kind === 'contributor' ? agencyByName(REPORTED_BY.exec(text.slice(0, 120))?.[1] ?? '') : null;
  if (whole) return { code: whole.code, signal: 'credit', weight: WHOLE };
  return (
    NOTE_SIGNS.find((sign) => sign.kind === kind && (bare || sign.bareOnly !== true) && sign.pattern.test(text)) ?? null
  );
}
