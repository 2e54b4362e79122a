import { LEAST_WORDS, type Agreement, type Comparison } from './compare.ts';

/** Hours between two texts within which a partial match counts: of pairs of template stories half lie further apart. */
const HOURS = 72;

/**
 * What two bodies must share to be one story. Each figure comes from `npm run bench:stories`, where copies with eleven
 * kinds of change stand among template stories and all other texts.
 */
const COPY = {
  /** A whole copy, or a cut one: nearly all of it stands in the other. */
  sure: 0.8,
  /** An edited one, which must be near in time. */
  edited: 0.35,
  /** Shared runs that make a part of another article: two paragraphs. */
  part: 35,
  /** The least that is more than a quotation. */
  least: 12,
};
/**
 * Share of the figures and names in shared sentences that must agree: market reports, forecasts and scores share all but
 * these. A nearly whole copy may differ in some, as a corrected one does.
 */
const AGREE = { sure: 0.6, edited: 0.75, figures: 0.6 };
/** Below this many compared facts their agreement says nothing. */
const FEW_FACTS = 3;
const FEW_FIGURES = 2;

/** Whether two bodies are copies of one story, and how; null where they are not. `words` are the shorter's, `hours` those between their dates. */
export function judge(comparison: Comparison, words: number, hours: number): 'copy' | 'part' | null {
  const { containment, shared } = comparison;
  if (words < LEAST_WORDS || shared < COPY.least) return null;
  const whole = containment >= COPY.sure;
  if (!whole && (hours > HOURS || (containment < COPY.edited && shared < COPY.part))) return null;
  const { figures, names } = comparison.agreements();
  const facts = together(figures, names);
  if (whole) return agrees(facts, AGREE.sure, FEW_FACTS) ? 'copy' : null;
  if (!agrees(facts, AGREE.edited, FEW_FACTS) || !agrees(figures, AGREE.figures, FEW_FIGURES)) return null;
  return containment >= COPY.edited ? 'copy' : 'part';
}

function together(one: Agreement, other: Agreement): Agreement {
  const compared = one.compared + other.compared;
  const agreed = one.share * one.compared + other.share * other.compared;
  return { compared, share: compared === 0 ? 1 : agreed / compared };
}

function agrees({ compared, share }: Agreement, least: number, few: number): boolean {
  return compared < few || share >= least;
}
