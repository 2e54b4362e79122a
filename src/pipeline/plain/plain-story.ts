import type { RuleSet } from '../../rules/rule-set.ts';
import { featuresOf } from '../story/features.ts';
import { PageLines } from '../story/page-lines.ts';
import type { Story } from '../story/story.ts';
import { byline, credit, cut, kept, placed, type Fate } from '../story/strip/fate.ts';
import type { Tree } from '../page/tree.ts';
import { headlineOf } from './headline.ts';
import { factsOf, type LineFacts } from './line-facts.ts';
import { slugWords } from './slug.ts';
import { keptLines } from './story-lines.ts';

/** Below the story's last line, its notes stand at most this many lines away. */
const TAIL_LINES = 6;

/** Finds the story in a plain text and decides every line, as `readStory` does for a page. */
export function readPlainStory(tree: Tree, rules: RuleSet, url: string | null): Story {
  const lines = new PageLines();
  const facts = factsOf(
    tree.blocks.map(({ text }) => text),
    rules,
    lines,
  );
  const slug = slugWords(url);
  const ofStory = keptLines(facts, slug);
  const headline = headlineOf(facts, (at) => ofStory[at]!, slug);
  const fates = fatesOf(facts, ofStory, headline, rules);
  cutRepeats(facts, fates);
  const first = fates.findIndex(({ fate }) => fate === 'kept');
  const last = fates.findLastIndex(({ fate }) => fate === 'kept');
  return {
    headline: { text: tree.blocks[headline]?.text ?? '', block: tree.blocks[headline] ?? null },
    container: first < 0 ? null : tree.elements[0]!,
    features: featuresOf(tree),
    lines,
    fates: fates.map((fate, at) => placed(fate, at >= first && at <= last)),
    bodyCoverage: 0,
    hasDateline: facts.some(({ dateline }, at) => dateline && ofStory[at]),
    isConfirmed: true,
    secondLook: null,
  };
}

function fatesOf(facts: readonly LineFacts[], ofStory: readonly boolean[], headline: number, rules: RuleSet): Fate[] {
  const first = ofStory.indexOf(true);
  const last = ofStory.lastIndexOf(true);
  const dateline = openingDateline(facts, ofStory);
  return facts.map((line, at): Fate => {
    if (at === headline) return cut('headline', 'the headline, ofStory in its own field');
    if (line.note && last >= 0 && at > last && at - last <= TAIL_LINES) return kept('paragraph');
    const rule = line.dateline ? undefined : rules.ofText(line.text);
    if (rule && !(line.note && at >= first && at <= last)) return cut(rule.id, rule.reason);
    if (line.byline && at < first) return byline();
    if (!ofStory[at]) return cutByPlace(at, first, last);
    if (at < dateline && !line.note)
      return line.byline ? byline() : cut('before-dateline', 'before the dateline that opens the story');
    if (line.byline) return byline();
    if (line.credit) return credit();
    return kept(kindOf(line, at, facts, ofStory));
  });
}

/** A line that is none of the story's is cut by where it stands to the story's first and last line (-1: there is none). */
function cutByPlace(at: number, first: number, last: number): Fate {
  if (at < first || last < 0) return cut('text-above-story', 'above the story');
  if (at > last) return cut('text-below-story', 'below the story');
  return cut('text-between', 'unlike the story’s lines around it');
}

/** A line of this many characters is not written twice. */
const REPEATED = 40;

/** The same long line twice, as where a page has its story for the screen and for the printer. The first stays. */
function cutRepeats(facts: readonly LineFacts[], fates: Fate[]): void {
  const seen = new Set<string>();
  facts.forEach(({ text }, at) => {
    if (fates[at]!.fate !== 'kept' || text.length < REPEATED) return;
    if (seen.has(text)) fates[at] = cut('repeat', 'printed before');
    seen.add(text);
  });
}

/** Number of the line with the dateline that opens the story, or -1: what stands above it is less than half of what follows. */
function openingDateline(facts: readonly LineFacts[], kept: readonly boolean[]): number {
  const at = facts.findIndex((line, i) => kept[i] && line.dateline);
  const wordsOf = (from: number, to: number): number => {
    let sum = 0;
    for (let i = from; i < to; i++) if (kept[i]) sum += facts[i]!.words;
    return sum;
  };
  return at > 0 && wordsOf(0, at) < 0.5 * wordsOf(at, facts.length) ? at : -1;
}

/** Words of a subhead at most. */
const SUBHEAD_WORDS = 12;

function kindOf(
  line: LineFacts,
  at: number,
  facts: readonly LineFacts[],
  kept: readonly boolean[],
): 'paragraph' | 'subhead' | 'list' {
  if (/^[•·*▪■‣] ?\p{L}/u.test(line.text)) return 'list';
  const heads =
    !line.sentence &&
    line.words <= SUBHEAD_WORDS &&
    !/[,;:–—-]$/.test(line.text) &&
    /^["“‘]?[\p{Lu}\d]/u.test(line.text);
  return heads && kept[at + 1] && facts[at + 1]!.prose && at > 0 && kept.slice(0, at).includes(true)
    ? 'subhead'
    : 'paragraph';
}
