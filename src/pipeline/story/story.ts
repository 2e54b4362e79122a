import type { RuleSet, Verdict } from '../../rules/rule-set.ts';
import { anchorsOf, type Anchors } from './anchors.ts';
import { featuresOf, shapeShares, type Features } from './features.ts';
import { withDecks } from './deck.ts';
import { findStory, type Found } from './find.ts';
import { featuresOfLines } from './lines-story.ts';
import { furnitureOf } from './furniture.ts';
import { headlineAbove } from './headline-above.ts';
import { siteOf } from './page-title.ts';
import { readHeadline, type Headline } from './headline.ts';
import type { Metadata } from '../page/metadata.ts';
import { PageLines } from './page-lines.ts';
import { AS_RULED, believed, type Look } from './second-look.ts';
import { strip } from './strip.ts';
import { cut, OUTSIDE, placed, type Fate, type Placed, type StripInput } from './strip/fate.ts';
import { definitionsOf } from './strip/definitions.ts';
import { ownLinks } from './strip/own-links.ts';
import type { Block, Element, Tree } from '../page/tree.ts';

/** The story of a page and the fate of every block, in page order. */
export interface Story {
  readonly headline: Headline;
  /** The element that holds the story; null where no block is prose. */
  readonly container: Element | null;
  readonly features: Features;
  readonly lines: PageLines;
  readonly fates: readonly Placed[];
  /** Share of `articleBody` found among the page's prose; 0 without one. */
  readonly bodyCoverage: number;
  /** Whether a block opens with a tagged dateline. */
  readonly hasDateline: boolean;
  /** The recipe that read it, with the lines it names for byline and date; null where it leaves them to the general way. */
  readonly recipe?: {
    readonly id: string;
    readonly bylines: readonly string[] | null;
    readonly dates: readonly string[] | null;
  };
  /** Whether the story holds its dateline, or the paragraph that opens as the page's description does. */
  readonly isConfirmed: boolean;
  /** What the second look decided, where there was one. */
  readonly secondLook: string | null;
}

/** Finds the article, turns it into blocks and strips them. */
export function readStory(tree: Tree, metadata: Metadata, rules: RuleSet, host: string | null): Story {
  const counted = featuresOf(tree, host);
  const page = { tree, metadata, rules, host, counted, anchors: anchorsOf(tree, counted, metadata) };
  const site = siteOf(metadata, host, tree.title);
  const headline = readHeadline(tree, metadata, site);
  const story = storyUnder(headline, page);
  const above = headlineAbove(tree, story, site);
  return above ? storyUnder(above, page) : story;
}

/** With fewer words a story is refused; lines beside it may be more. */
const HARDLY_ANY = 15;

function keptWords({ fates }: Story, { blocks }: Tree): number {
  let words = 0;
  for (let i = 0; i < fates.length && words < HARDLY_ANY; i++) if (fates[i]!.fate === 'kept') words += blocks[i]!.words;
  return words;
}

interface ReadPage {
  readonly tree: Tree;
  readonly metadata: Metadata;
  readonly rules: RuleSet;
  readonly host: string | null;
  readonly counted: Features;
  readonly anchors: Anchors;
}

function storyUnder(headline: Headline, page: ReadPage): Story {
  const first = storyBy(AS_RULED, headline, page);
  const { story, note } = believed(first, page.tree, (look) => storyBy(look, headline, page));
  if (story.container === null || keptWords(story, page.tree) < HARDLY_ANY) {
    const { tree, counted, anchors, rules, metadata } = page;
    const verdicts = furnitureOf(tree, counted, anchors.anchored, rules, headline.block, AS_RULED.ignores);
    const lines = featuresOfLines(tree, counted, verdicts, headline.block, metadata, page.host);
    if (lines)
      return { ...storyBy(AS_RULED, headline, { ...page, counted: lines }), secondLook: 'second look: as lines' };
  }
  return note === null ? story : { ...story, secondLook: note };
}

function storyBy(look: Look, headline: Headline, { tree, metadata, rules, host, counted, anchors }: ReadPage): Story {
  const verdicts = furnitureOf(tree, counted, anchors.anchored, rules, headline.block, look.ignores);
  // Shapes of galleries and comments must not pass for the story's.
  const features = {
    ...counted,
    shapeShare: shapeShares(tree.blocks, counted, verdicts),
  };
  const found = findStory(tree, features, verdicts, anchors, headline.block);
  const lines = new PageLines();
  /** By block number. */
  const inside: (Fate | undefined)[] = [];
  if (found) {
    const isNote = (text: string, position: 'lead' | 'body' | 'tail') => lines.noteOf(text, position) !== null;
    const fates = strip({
      found,
      features,
      anchors,
      verdicts,
      headline,
      spine: spineOf(found, features, verdicts, rules),
      ownLinks: ownLinks(found, features, verdicts, host),
      definitions: definitionsOf(found, features),
      rules,
      authors: metadata.authors.map((read) => read.text),
      isByline: lines.isByline,
      isCredit: lines.isCredit,
      isNote,
    });
    for (let k = 0; k < fates.length; k++) inside[found.blocks[k]!.index] = fates[k]!;
  }
  const fates = withDecks({ tree, headline, metadata, lines, features, fates: placedAll(tree, inside, verdicts) });
  return {
    headline,
    container: found?.container ?? null,
    features,
    lines,
    fates,
    bodyCoverage: anchors.bodyCoverage,
    hasDateline: anchors.hasDateline.includes(1),
    isConfirmed: isConfirmed(fates, anchors),
    secondLook: null,
  };
}

function isConfirmed(fates: Story['fates'], { hasDateline, opensDescription }: Anchors): boolean {
  for (let i = 0; i < fates.length; i++)
    if (fates[i]!.fate === 'kept' && (hasDateline[i] || opensDescription[i])) return true;
  return false;
}

/** Fates by block number, of those inside the story and of all around it. Blocks of one fate share it. */
function placedAll(
  tree: Tree,
  inside: readonly (Fate | undefined)[],
  verdicts: readonly (Verdict | null)[],
): Story['fates'] {
  const shared = new Map<Fate | Verdict, Story['fates'][number]>();
  const fates: Story['fates'][number][] = [];
  for (const { index, element } of tree.blocks) {
    const fate = inside[index];
    const key = fate ?? verdicts[element.index] ?? OUTSIDE;
    let made = shared.get(key);
    if (made === undefined) {
      made = fate ? placed(fate, true) : placed(cut((key as Verdict).rule, (key as Verdict).reason), false);
      shared.set(key, made);
    }
    fates.push(made);
  }
  return fates;
}

function spineOf(
  { blocks }: Found,
  features: Features,
  verdicts: readonly (Verdict | null)[],
  rules: RuleSet,
): StripInput['spine'] {
  const shaped: Block[] = [];
  for (const block of blocks)
    if (features.prose[block.index]! > 0 && features.shapeShare[block.index]! >= 0.9 && !verdicts[block.element.index])
      shaped.push(block);
  // Lines of furniture stand below a story one upon another: none is in mid-story for what stands below it.
  const last = shaped.findLast(({ text }) => rules.ofText(text) === undefined);
  return { first: shaped[0]?.index ?? Infinity, last: last?.index ?? -1 };
}
