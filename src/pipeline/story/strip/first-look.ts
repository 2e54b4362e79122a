import type { Paragraph } from '../../../model/article.ts';
import { BUILT_IN_RULES, type Verdict } from '../../../rules/rule-set.ts';
import type { Features } from '../features.ts';
import { overlap } from '../page-title.ts';
import { isPersonName } from '../../../wire/person-name.ts';
import { isHeading, type Block, type Element } from '../../page/tree.ts';
import { credit, cut, kept, moved, type Fate, type StripInput } from './fate.ts';
import { overLines } from '../../../text/over-lines.ts';
import { BLOCK_SIGNS } from './block-ends.ts';

/** More of a block in links than this, and it is a pointer elsewhere, not a paragraph that cites. */
const LINK_ONLY = 0.8;

/** A block with what several checks ask of it. */
interface Look {
  readonly block: Block;
  readonly input: StripInput;
  /** The block's text in one line. */
  readonly text: string;
  readonly mostlyLinked: boolean;
}

/** What is asked of a block, in order: the first answer is its fate. */
const CHECKS: readonly ((look: Look) => Fate | null)[] = [
  asHeadline,
  asDateline,
  asDefinition,
  asTeaser,
  byTextRule,
  asInvitation,
  asCode,
  asLabelledLink,
  asCredit,
  asDatedLink,
  asLinkAlone,
];

/** A block's fate by itself: the verdict on what it stands in, then {@link CHECKS}; what none of them names is kept. */
export function firstLook(block: Block, input: StripInput): Fate {
  const ofElement = byElement(block, input);
  if (ofElement) return ofElement;
  const text = block.text.includes('\n') ? block.text.replaceAll('\n', ' ') : block.text;
  const look: Look = { block, input, text, mostlyLinked: block.linkChars >= 0.4 * text.length };
  for (const check of CHECKS) {
    const fate = check(look);
    if (fate) return fate;
  }
  return kept(kindOf(block, input.features));
}

/** By the element it stands in; a dateline outweighs all verdicts but that of a caption. */
function byElement(block: Block, input: StripInput): Fate | null {
  const verdict = input.verdicts[block.element.index] ?? (block.wrapper ? wrapperVerdict(block, input) : null);
  if (!verdict) return null;
  if (verdict.rule === 'class-caption') return moved('caption', verdict);
  if (input.anchors.hasDateline[block.index]) return null;
  return verdict.rule === 'class-byline' ? moved('byline', verdict) : cut(verdict.rule, verdict.reason);
}

function asHeadline({ block, input: { headline }, text }: Look): Fate | null {
  const isHeadline =
    block === headline.block ||
    (isHeading(block) && overlap(text, headline.text) > 0.8 && overlap(headline.text, text) > 0.6);
  return isHeadline ? cut('headline', 'the headline, kept in its own field') : null;
}

/** What has the dateline is the story's, whatever is said of it below. */
function asDateline({ block, input: { anchors, features } }: Look): Fate | null {
  return anchors.hasDateline[block.index] ? kept(kindOf(block, features)) : null;
}

function asDefinition({ block, input: { definitions } }: Look): Fate | null {
  return definitions.has(block) ? kept('list') : null;
}

function asTeaser({ block, input: { anchors, features } }: Look): Fate | null {
  return features.teaser[block.index] && !anchors.inArticleBody[block.index]
    ? cut('heuristic-teaser', 'one of a row of teasers')
    : null;
}

function byTextRule({ block, input, text }: Look): Fate | null {
  // A number in a table of data is not a page number.
  const rule = input.features.tables.blocks[block.index] ? undefined : input.rules.ofText(text);
  if (!rule) return null;
  if (isOfAgency(rule.id, text) && input.isNote(text, 'tail')) return null;
  const isStory =
    QUOTATION.test(text) ||
    isMidStory(block, rule.id, input) ||
    headsLines(block, rule.id, input) ||
    isSpecification(block, rule.id, input) ||
    headsDay(block, rule.id, input);
  if (isStory && BUILT_IN_RULES.includes(rule)) return null;
  return cut(rule.id, rule.reason);
}

/** What ends by bidding its reader subscribe to a newsletter; a story has such words in quotation marks. */
function asInvitation({ block, input, text }: Look): Fate | null {
  if (text.length > MAX_INVITATION || !(text.includes('ign up') || text.includes('ubscribe'))) return null;
  return /newsletter|e-edition|mailing list|inbox/i.test(text) &&
    !/["“”]/.test(text) &&
    BLOCK_SIGNS.invitation.pattern.test(text) &&
    !isMidStory(block, 'subscribe-line', input)
    ? cut('subscribe-line', 'an invitation to subscribe, behind a sentence or two')
    : null;
}
/** Characters of a line that rules of texts look at. */
const MAX_INVITATION = 400;

/** Whether a label stands in a list and points nowhere: `Video: 4K at 30 frames` among what a camera does. */
function isSpecification(block: Block, rule: string, { features }: StripInput): boolean {
  return rule === 'related-line' && block.links === 0 && kindOf(block, features) === 'list';
}

/** Whether a day heads what happened on it, between paragraphs of the story: `Monday, Nov. 10` in a police log. */
function headsDay(block: Block, rule: string, { found: { blocks }, features, spine }: StripInput): boolean {
  const { index, links, text } = block;
  return (
    rule === 'date-line' &&
    links === 0 &&
    index > spine.first &&
    index < spine.last &&
    !/\d{4}|\d:\d/.test(text) &&
    (isHeading(block) || block.boldChars >= text.length * MOSTLY) &&
    isBeside(block, blocks[index - blocks[0]!.index + 1], features)
  );
}
const MOSTLY = 0.9;

/** Words in quotation marks with who said them: `“Stay with me,” she told the child.` No furniture speaks so. */
const QUOTATION = /^["“„«][^"“”„«»]{3,}[,.!?…]["”“»] ?(?:\p{Lu}[\p{L}.]+ ){0,2}\p{Ll}.*[.”"]$/u;

/** Whether a heading that may point to other stories heads lines of this one, without links, side by side with it: `Up next` over the dates of two meetings. */
function headsLines(block: Block, rule: string, { found: { blocks }, features }: StripInput): boolean {
  const next = blocks[block.index - blocks[0]!.index + 1];
  return (
    rule === 'related-bare' &&
    !ALWAYS_ELSEWHERE.test(block.text) &&
    isHeading(block) &&
    block.links === 0 &&
    next !== undefined &&
    next.links === 0 &&
    next.element.name === 'p' &&
    next.element.parent === block.element.parent &&
    features.words[next.index]! >= MIN_LINE_WORDS
  );
}
const MIN_LINE_WORDS = 3;
const ALWAYS_ELSEWHERE = /^\W*(?:related|recommended|most|trending|top|latest|you)\b/i;

function asCode({ text }: Look): Fate | null {
  return isCode(text) ? cut('heuristic-code', 'a script’s text, not prose') : null;
}

function asLabelledLink(look: Look): Fate | null {
  const { block, input, text, mostlyLinked } = look;
  return mostlyLinked &&
    !input.ownLinks.has(block) &&
    input.features.words[block.index]! < 30 &&
    BLOCK_SIGNS.labelledLink.pattern.test(text) &&
    !(block.linkChars < MAX_LINKED * text.length && isSentence(look)) &&
    !announcesQuote(look)
    ? cut('heuristic-labelled-link', 'a label and a link to another story')
    : null;
}

/** A pointer to a story has more of it in its link than a sentence. */
const MAX_LINKED = 0.7;

/** Whether a line leads to a quotation: `The gazette writes:` */
function announcesQuote({ block, input: { found }, text }: Look): boolean {
  const next = found.blocks[block.index - found.blocks[0]!.index + 1];
  return text.endsWith(':') && next?.element.parent?.name === 'blockquote';
}

function asCredit({ block, input, text }: Look): Fate | null {
  const isCredit =
    input.isCredit(text) ||
    (text.length < 500 &&
      BRACKET_END.test(text) &&
      BLOCK_SIGNS.captionEnd.pattern.test(text) &&
      !(text.endsWith(']') && block.linkChars > 0)) ||
    (text.length < 300 &&
      ((input.features.shapeShare[block.index]! < CAPTION_SHAPE && BLOCK_SIGNS.agencyEnd.pattern.test(text)) ||
        BLOCK_SIGNS.pictureEnd.pattern.test(text)));
  return isCredit ? credit() : null;
}

function asDatedLink(look: Look): Fate | null {
  return look.mostlyLinked && !isSentence(look) && BLOCK_SIGNS.datedLink.pattern.test(look.text)
    ? cut('heuristic-dated-link', 'a date and a link to another story')
    : null;
}

function asLinkAlone(look: Look): Fate | null {
  const { block, input } = look;
  const { anchors, features, ownLinks } = input;
  const isLinkAlone =
    block.linkChars >= LINK_ONLY * block.text.length &&
    ((features.prose[block.index] === 0 && !isSentence(look) && !anchors.inArticleBody[block.index]) ||
      isShoutedHeadline(look)) &&
    !features.tables.blocks[block.index] &&
    !ownLinks.has(block) &&
    !announcesQuote(look);
  return isLinkAlone ? cut('heuristic-link-only', 'nothing but a link') : null;
}

/**
 * Another story's headline in capitals, set between paragraphs as a link: some outlets write it into the story's text
 * itself, so that structured data has it too.
 */
function isShoutedHeadline({ block, input: { features }, text }: Look): boolean {
  return (
    features.words[block.index]! >= SHOUTED_WORDS &&
    block.links === 1 &&
    text === text.toUpperCase() &&
    text !== text.toLowerCase() &&
    !/[.!?]["”’]?$/.test(text)
  );
}
/** Agencies' headings in capitals are shorter. */
const SHOUTED_WORDS = 6;

/** A whole sentence in the story's shape. */
function isSentence({ block, input: { features }, text }: Look): boolean {
  return features.shapeShare[block.index]! > 0.5 && features.words[block.index]! >= 7 && /[.!?]["”’]?$/.test(text);
}

/** A sentence without links between others of the story, in their shape: `Stay with your children, the sheriff said` is not a promise of news. What a user's own rule names is cut all the same. */
function isMidStory(block: Block, rule: string, { found, features, spine }: StripInput): boolean {
  const i = block.index;
  return (
    !NEVER_A_STORYS.has(rule) &&
    (features.prose[i]! > 0 || (rule === 'related-line' && GOES_ON.test(block.text))) &&
    !OF_OUTLET.test(block.text) &&
    block.links === 0 &&
    features.shapeShare[i]! >= 0.9 &&
    block.boldChars + block.italicChars < block.text.length / 2 &&
    i > spine.first &&
    i < spine.last &&
    /[.!?]["”’)]?$/.test(block.text) &&
    found.container !== block.element &&
    [-1, 1].some((step) => isBeside(block, found.blocks[i - found.blocks[0]!.index + step], features))
  );
}

/** What only players and sign-up boxes say. */
const NEVER_A_STORYS: ReadonlySet<string> = new Set(['player-line', 'sign-up-line']);

/** A label that a sentence goes on from: `Next: the appeals court, which sits in March.` A headline has a capital. */
const GOES_ON = /^\p{L}{2,20}: \p{Ll}/u;
/** What no story says of itself: the outlet's own app, newsletter and purse. */
const OF_OUTLET = new RegExp(
  overLines`
    ^(?:
      (?:sign[- ]?up|subscribe|register)\b[^.!?“”"]{0,60}\bour\b[^.!?“”"]{0,60}\b(?:newsletters?|alerts|briefing)\b
      | (?:sign[- ]?up|subscribe|register|get)\b[^!?“”"]{0,160}\b(?:in|to) your (?:inbox|e-?mail)\b
      | download (?:the|our)\b[^.!?“”"]{0,60}\bapp (?:for|on|from|to(?:day)?|now|here)\b[^.!?“”"]{0,60}[.!]?$
      | (?:local )?journalism needs you(?:r support)?[.!]
      | to (?:view|watch|see) this (?:video|content),? please enable javascript
      | (?:this|the) (?:summary|audio|translation) (?:was|is) (?:automatically )?(?:generated|created|produced)
      | [^.!?“”]{3,60} is an? (?:[a-z-]+ )?nonprofit newsroom[.,] (?:please|give|donate|support)\b
    )
  `,
  'i',
);

function isBeside(block: Block, other: Block | undefined, features: Features): boolean {
  return other !== undefined && features.prose[other.index]! > 0 && other.element.parent === block.element.parent;
}

/** An agency's own copyright line and its writers' accounts are notes of the story; the outlet's are nothing of it. */
function isOfAgency(rule: string, text: string): boolean {
  return rule === 'site-copyright' || (rule === 'follow-line' && isPersonName(WRITER_TO_FOLLOW.exec(text)?.[1] ?? ''));
}
const WRITER_TO_FOLLOW = /^Follow (?:AP \w{2,20} [Ww]riter )?([^@:]{5,45}?),? (?:on|at|via)\b/;

const BRACKET_END = /[)\]]\.?$/;
const CAPTION_SHAPE = 0.3;
function isCode(text: string): boolean {
  if (!/[{}=;]\s*["\w}]/.test(text)) return false;
  const marks = text.match(/[{}[\]=;<>_"\\|]/g)?.length ?? 0;
  return (
    marks > 12 &&
    marks > 0.06 * text.length &&
    /^[\s\W]*[{[=_<]|[;{}]\s*(?:var|if|for|function|\w+\s*=)|":\s*[[{"]/.test(text)
  );
}

function wrapperVerdict(block: Block, { features, rules }: StripInput): Verdict | null {
  for (let at: Element | null = block.wrapper; at && at !== block.element; at = at.parent) {
    const verdict = isHeading(block) ? at.elementClass.verdictWithoutId(rules) : at.elementClass.verdictBy(rules);
    if (verdict && (features.prose[block.index] === 0 || verdict.rule === 'class-caption')) return verdict;
  }
  return null;
}

/** Which kind of paragraph a block is that is kept. */
export function kindOf(block: Block, features: Features): Paragraph['kind'] {
  for (let at: Element | null = block.element, up = 0; at && up < 4; at = at.parent, up++) {
    if (at.name === 'blockquote') return 'quote';
    if (at.name === 'li' || at.name === 'dd' || at.name === 'dt') return 'list';
  }
  if (isHeading(block)) return 'subhead';
  const bold =
    block.boldChars >= 0.95 * block.text.length &&
    features.words[block.index]! <= 14 &&
    !/[.,;]["”]?$|^[QA][:.]\s/.test(block.text);
  return bold ? 'subhead' : 'paragraph';
}
