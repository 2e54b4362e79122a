import type { Explained } from '../../src/model/outcome.ts';
import { explain } from '../../src/pipeline/clean.ts';
import { hostOf } from '../../src/pipeline/record/canonical.ts';
import type { Sample } from './corpus.ts';
import { withoutTop, type Truth } from './score.ts';
import { words } from './words.ts';

/** Words that a rule cut on the pages of one host: those that are none of the story's, and those that are and were lost. */
export interface HostEvidence {
  right: number;
  wrong: number;
}

/** What a rule did, by host. */
export type RuleEvidence = ReadonlyMap<string, ReadonlyMap<string, HostEvidence>>;

/** The headline has a field of its own, and so have notes: neither is cut. */
const MOVED = /^(?:headline$|note-)/;
/** A block is the story's where so much of it stands in the truth, in runs of four words. */
const OF_STORY = 0.6;
const RUN = 4;

/** Cleans pages with truth and counts, for each rule and heuristic, the words it cut rightly and wrongly, by host. */
export function evidenceOf(samples: readonly Sample[]): RuleEvidence {
  const evidence = new Map<string, Map<string, HostEvidence>>();
  for (const { id, truth, read } of samples) {
    if ('refused' in truth) continue;
    const page = read();
    count(explain(page, { cleanedAt: null }), truth, hostOf(page.url) ?? id, evidence);
  }
  return evidence;
}

function count(made: Explained, truth: Truth, host: string, evidence: Map<string, Map<string, HostEvidence>>): void {
  const article = made.outcome === 'article' ? made.article : null;
  // A headline, byline or date that the truth has on top is asked of no one, as in the score.
  const told = runsOf(withoutTop(truth, article?.headline ?? null));
  const kept = runsOf([article?.dateline?.text ?? '', ...(article?.body.paragraphs.map(({ text }) => text) ?? [])]);
  const removed: Removed[] = [];
  made.blocks.forEach(({ fate, by, text }, index) => {
    const own = words(text);
    if (fate === 'kept' || own.length === 0 || MOVED.test(by)) return;
    // What the body has all the same was printed twice.
    const isLost = shareIn(own, told) >= OF_STORY && shareIn(own, kept) < OF_STORY;
    removed.push({ index, rule: by, own, isLost });
  });
  const lost = lostOnce(removed, made);
  for (const block of removed) {
    const hosts = evidence.get(block.rule) ?? new Map<string, HostEvidence>();
    evidence.set(block.rule, hosts);
    const counts = hosts.get(host) ?? { right: 0, wrong: 0 };
    hosts.set(host, counts);
    counts[lost.has(block) ? 'wrong' : 'right'] += block.own.length;
  }
}

interface Removed {
  readonly index: number;
  readonly rule: string;
  readonly own: readonly string[];
  /** Whether its words are the story's and came out nowhere. */
  readonly isLost: boolean;
}

/** Of copies of one lost text (in a list of stories, in a menu) the one nearest to what was kept: the others were cut rightly. */
function lostOnce(removed: readonly Removed[], { blocks }: Explained): ReadonlySet<Removed> {
  const kept = blocks.flatMap(({ fate }, index) => (fate === 'kept' ? [index] : []));
  const distance = ({ index }: Removed): number => Math.min(...kept.map((other) => Math.abs(other - index)));
  const nearest = new Map<string, Removed>();
  for (const block of removed) {
    if (!block.isLost) continue;
    const text = block.own.join(' ');
    const other = nearest.get(text);
    if (!other || distance(block) < distance(other)) nearest.set(text, block);
  }
  return new Set(nearest.values());
}

/** A text's runs of four words, and its lines, since many are shorter. */
interface Runs {
  readonly runs: ReadonlySet<string>;
  readonly lines: ReadonlySet<string>;
}

function runsOf(lines: readonly string[]): Runs {
  const parts = lines.map(words);
  const all = parts.flat();
  const runs = new Set<string>();
  for (let i = 0; i + RUN <= all.length; i++) runs.add(all.slice(i, i + RUN).join(' '));
  return { runs, lines: new Set(parts.map((part) => part.join(' '))) };
}

/** Share of a block's words that stand in a text, in runs of four or as a line. */
function shareIn(own: readonly string[], { runs, lines }: Runs): number {
  if (lines.has(own.join(' '))) return 1;
  const found = new Uint8Array(own.length);
  for (let i = 0; i + RUN <= own.length; i++) if (runs.has(own.slice(i, i + RUN).join(' '))) found.fill(1, i, i + RUN);
  return found.reduce((sum, one) => sum + one, 0) / own.length;
}

/** One row of the table. */
export interface RuleFigures {
  readonly rule: string;
  readonly right: number;
  readonly wrong: number;
  /** Share of its words that it cut rightly. */
  readonly precision: number;
  readonly hosts: number;
  /** Hosts on which it cut words of a story. */
  readonly wrongHosts: number;
}

/** The rules of an evidence, those that lost most words first. */
export function ruleFigures(evidence: RuleEvidence): RuleFigures[] {
  return [...evidence]
    .map(([rule, hosts]) => {
      const counts = [...hosts.values()];
      const right = counts.reduce((sum, one) => sum + one.right, 0);
      const wrong = counts.reduce((sum, one) => sum + one.wrong, 0);
      return {
        rule,
        right,
        wrong,
        precision: right / (right + wrong),
        hosts: counts.length,
        wrongHosts: counts.filter((one) => one.wrong > 0).length,
      };
    })
    .sort((a, b) => b.wrong - a.wrong || a.rule.localeCompare(b.rule));
}
