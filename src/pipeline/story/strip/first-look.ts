import type { Paragraph } from '../../../model/article.ts';
import { BUILT_IN_RULES, type Verdict } from '../../../rules/rule-set.ts';
import type { Features } from '../features.ts';
import { overlap } from '../page-title.ts';
import { isPersonName } from '../../../wire/person-name.ts';
import { isHeading, type Block, type Element } from '../../page/tree.ts';
import { cut, kept, type Fate, type StripInput } from './fate.ts';

/** More of a block in links than this, and it is a pointer elsewhere, not a paragraph that cites. */
const LINK_ONLY = 0.8;

/** A block's fate by itself: the verdict on what it stands in, then rules on its text, then what its links and marks say. */
export function firstLook(block: Block, input: StripInput): Fate {
  const { features, anchors, verdicts, headline } = input;
  const i = block.index;
  const verdict = verdicts[block.element.index] ?? (block.wrapper ? wrapperVerdict(block, input) : null);
  if (verdict) {
    if (verdict.rule === 'class-caption') return { fate: 'moved', to: 'caption', ...verdict };
    if (verdict.rule === 'class-byline' && !anchors.hasDateline[i]) return { fate: 'moved', to: 'byline', ...verdict };
    if (!anchors.hasDateline[i]) return cut(verdict.rule, verdict.reason);
  }
  const text = block.text.replaceAll('\n', ' ');
  const mostlyLinked = block.linkChars >= 0.4 * text.length;
  if (
    block === headline.block ||
    (isHeading(block) && overlap(text, headline.text) > 0.8 && overlap(headline.text, text) > 0.6)
  )
    return cut('headline', 'the headline, kept in its own field');
  if (anchors.hasDateline[i]) return kept(kindOf(block, features));
  if (features.teaser[i] && !anchors.inArticleBody[i]) return cut('heuristic-teaser', 'one of a row of teasers');
  // A number in a table of data is no page number.
  const rule = features.tables.blocks[i] ? undefined : input.rules.ofText(text);
  if (
    rule &&
    !(isOfAgency(rule.id, text) && input.isNote(text, 'tail')) &&
    !(BUILT_IN_RULES.includes(rule) && isMidStory(block, input))
  )
    return cut(rule.id, rule.reason);
  if (isCode(text)) return cut('heuristic-code', 'a script’s text, not prose');
  if (mostlyLinked && features.words[i]! < 30 && LABELLED_LINK.test(text))
    return cut('heuristic-labelled-link', 'a label and a link to another story');
  if (
    input.isCredit(text) ||
    (text.length < 500 &&
      BRACKET_END.test(text) &&
      CAPTION_END.test(text) &&
      !(text.endsWith(']') && block.linkChars > 0)) ||
    (text.length < 300 && features.shapeShare[i]! < CAPTION_SHAPE && AGENCY_END.test(text))
  )
    return { fate: 'moved', to: 'caption', rule: 'credit', reason: 'a picture’s credit' };
  const sentence = features.shapeShare[i]! > 0.5 && features.words[i]! >= 7 && /[.!?]["”’]?$/.test(text);
  if (mostlyLinked && !sentence && DATED_LINK.test(text))
    return cut('heuristic-dated-link', 'a date and a link to another story');
  if (
    block.linkChars >= LINK_ONLY * block.text.length &&
    features.prose[i] === 0 &&
    !sentence &&
    !anchors.inArticleBody[i] &&
    !features.tables.blocks[i] &&
    !input.linkedSubheads.has(block)
  )
    return cut('heuristic-link-only', 'nothing but a link');
  return kept(kindOf(block, features));
}

/** A sentence without links between others of the story, in their shape: `Stay with your children, the sheriff said` is no promise of news. What a user's own rule names is cut all the same. */
function isMidStory(block: Block, { found, features, spine }: StripInput): boolean {
  const i = block.index;
  return (
    features.prose[i]! > 0 &&
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

function isBeside(block: Block, other: Block | undefined, features: Features): boolean {
  return other !== undefined && features.prose[other.index]! > 0 && other.element.parent === block.element.parent;
}

/** An agency's own copyright line and its writers' accounts are notes of the story; the outlet's are nothing of it. */
function isOfAgency(rule: string, text: string): boolean {
  return rule === 'site-copyright' || (rule === 'follow-line' && isPersonName(WRITER_TO_FOLLOW.exec(text)?.[1] ?? ''));
}
const WRITER_TO_FOLLOW = /^Follow (?:AP \w{2,20} [Ww]riter )?([^@:]{5,45}?),? (?:on|at|via)\b/;

/** `ISLANDERS: Retain Josh`, `READ THIS | ...` with the rest in a link. */
const LABELLED_LINK = /^\W{0,3}(?:[\p{Lu}\d][\p{Lu}\d .,'’&/-]{2,60}|[\p{L}'’ ]{3,30})\s?[:|>»]/u;

/** `January 15, 2008 Police Make Arrest`, `10:42 Council votes`. */
const DATED_LINK =
  /^\W*(?:(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.? \d{1,2},? (?:\d{4})?|\d{1,2}[:./]\d{2}(?:[:./]\d{2,4})?)\b.{12,160}$/i;
/** A caption that nothing else gives away: it ends in its credit. */
const CAPTION_END =
  /[([](?:(?:AP |Reuters |REUTERS |AFP |File |Staff |Courtesy )?(?:Photos?|Pictures?|Images?|Illustration|Graphic|Video|Credit|Foto)\b[^()[\]]{0,80}|[^()[\]]{2,60}(?:\/|via |, )(?:AP|Associated Press|Getty Images|AFP|Reuters|REUTERS|Shutterstock|EPA|PA)[^()[\]]{0,30}|Getty Images|Shutterstock)[)\]]\.?$/;

const BRACKET_END = /[)\]]\.?$/;
/** An agency in brackets ends a caption or a brief; a brief is in the shape of the story. */
const AGENCY_END = /\((?:AP|Reuters|REUTERS|AFP|EPA|Getty|AAP|PA)\)$/;
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
    const verdict = at.elementClass.verdictBy(rules);
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
