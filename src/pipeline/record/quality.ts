import type { Article } from '../../model/article.ts';
import type { Reject } from '../../model/reject.ts';
import type { Decoded } from '../page/decode.ts';
import type { Metadata } from '../page/metadata.ts';
import type { Story } from '../story/story.ts';
import type { Confidence } from './confidence/confidence.ts';
import type { StoryText } from './normalise.ts';

/** What the flags are read from. */
export interface QualityInput {
  readonly decoded: Decoded;
  readonly metadata: Metadata;
  readonly story: Story;
  readonly storyText: StoryText;
  readonly record: Omit<Article, 'quality'>;
  /** Whether the body was taken from structured data. */
  readonly fromStructured: boolean;
  /** Signs that it is not an article, none of them proven. */
  readonly doubts: readonly Reject[];
  /** Whether a user's recipe is for the page and yields nothing of it. */
  readonly recipeFailed: boolean;
  readonly confidence: Confidence;
}

/** Words below which a story is short. */
const SHORT = 80;
/** A declared body of which the page shows less than this differs from it, where it is not a teaser itself. */
const SAME_BODY = 0.5;
const MIN_DECLARED_BODY = 400;

/** Flags say what was met on the way, for people and for later stages that must choose; the doubtful ones say why confidence is low. */
export function qualityOf(input: QualityInput): Article['quality'] {
  const { decoded, metadata, story, storyText, record, fromStructured, confidence } = input;
  const flags = [...decoded.flags];
  if (storyText.repaired && !flags.includes('mojibake-repaired')) flags.push('mojibake-repaired');
  if (record.canonicalUrl.startsWith('urn:')) flags.push('no-url');
  if (story.headline.text === '') flags.push('no-headline');
  if (record.body.words < SHORT) flags.push('short');
  if (metadata.paywalled) flags.push('paywall-declared');
  if (fromStructured) flags.push('body-from-structured-data');
  else if (metadata.articleBody && story.bodyCoverage < SAME_BODY && metadata.articleBody.length > MIN_DECLARED_BODY)
    flags.push('structured-body-differs');
  if (input.recipeFailed) flags.push('recipe-failed');
  for (const { reason } of input.doubts) flags.push(`may-be-${reason}`);
  return { flags: [...flags, ...doubtsOf(confidence)], confidence: confidence.value };
}

/** Below this chance a record is doubtful. */
const DOUBTFUL = 0.5;
/** What is amiss with a doubtful text, by the sign that shows it and from where on. */
const TEXT_DOUBTS: readonly {
  readonly flag: string;
  readonly sign: keyof Confidence['signs'];
  readonly from: number;
}[] = [
  { flag: 'readings-differ', sign: 'readingsDiffer', from: 0.8 },
  { flag: 'much-cut-inside', sign: 'gap', from: 0.8 },
  { flag: 'prose-left-outside', sign: 'outside', from: 0.4 },
  { flag: 'shapes-differ', sign: 'halvesDiffer', from: 0.9 },
  { flag: 'description-elsewhere', sign: 'descriptionElsewhere', from: 0.8 },
  { flag: 'headline-far', sign: 'headlineAway', from: 0.8 },
];

function doubtsOf({ story, text, signs }: Confidence): string[] {
  const flags: string[] = [];
  if (story < DOUBTFUL) flags.push('may-be-no-story');
  if (story * text >= DOUBTFUL) return flags;
  if (text < DOUBTFUL) flags.push('text-doubtful');
  for (const { flag, sign, from } of TEXT_DOUBTS) if ((signs[sign] ?? 0) >= from) flags.push(flag);
  return flags;
}
