import type { Recipe } from '../../rules/recipe.ts';
import type { RuleSet, Verdict } from '../../rules/rule-set.ts';
import type { Metadata } from '../page/metadata.ts';
import { Selectable } from '../page/select.ts';
import type { Block, Element, Tree } from '../page/tree.ts';
import { anchorsOf } from './anchors.ts';
import { featuresOf } from './features.ts';
import { isHidden } from './unfolded.ts';
import { readHeadline, type Headline } from './headline.ts';
import { siteOf } from './page-title.ts';
import { PageLines } from './page-lines.ts';
import type { Story } from './story.ts';
import { credit, cut, kept, moved, OUTSIDE, placed, type Fate, type Placed } from './strip/fate.ts';
import { kindOf } from './strip/first-look.ts';

/** What a recipe made of a page: a story, or why it yields none. */
export type RecipeRead = { readonly story: Story } | { readonly failed: string };

/** Fewer words are not a story. */
const MIN_WORDS = 15;

/** Reads a story by a recipe's selectors. What they select is taken at their word; text rules still cut lines of furniture. */
export function storyByRecipe(
  recipe: Recipe,
  tree: Tree,
  metadata: Metadata,
  rules: RuleSet,
  host: string | null,
): RecipeRead {
  const dom = new Selectable(tree);
  const bodies = new Set(dom.select(recipe.body));
  if (bodies.size === 0) return { failed: `body ${recipe.body} selects nothing` };
  const headline =
    recipe.headline === undefined
      ? readHeadline(tree, metadata, siteOf(metadata, host, tree.title))
      : headlineBy(recipe.headline, dom, tree);
  if (headline === null) return { failed: `headline ${recipe.headline} selects no text` };
  const removed = new Set((recipe.remove ?? []).flatMap((selector) => dom.select(selector)));
  const verdicts = verdictsOf(tree, rules, removed, recipe);
  const lines = new PageLines();
  const features = featuresOf(tree, host);
  const inBody = within(tree, bodies);
  const opening = tree.blocks.findIndex(
    ({ element, index }) => inBody[element.index] && !verdicts[element.index] && features.prose[index]! > 0,
  );
  const fateOf = (block: Block): Placed => {
    const verdict = verdicts[block.element.index] ?? (holds(removed, block) ? removedBy(recipe) : null);
    if (inBody[block.element.index]) return placed(insideFate(block, verdict), true);
    const { rule, reason } = verdict ?? OUTSIDE;
    return placed(cut(rule, reason), false);
  };
  const insideFate = (block: Block, verdict: Verdict | null): Fate => {
    if (verdict?.rule === 'class-caption') return moved('caption', verdict);
    if (verdict) return cut(verdict.rule, verdict.reason);
    if (block === headline.block) return cut('headline', 'the headline, kept in its own field');
    if (block.index < opening && lines.isByline(block.text))
      return moved('byline', { rule: 'byline', reason: 'who wrote the story' });
    const rule = rules.ofText(block.text.replaceAll('\n', ' '));
    if (rule && lines.noteOf(block.text, 'tail') === null) return cut(rule.id, rule.reason);
    if (lines.isCredit(block.text)) return credit();
    return kept(kindOf(block, features));
  };
  const fates = tree.blocks.map(fateOf);
  const words = tree.blocks.reduce((sum, block, i) => sum + (fates[i]!.fate === 'kept' ? block.words : 0), 0);
  if (words < MIN_WORDS) return { failed: `body ${recipe.body} holds ${words} words` };
  const anchors = anchorsOf(tree, features, metadata);
  return {
    story: {
      headline,
      container: commonAncestor([...bodies]),
      features,
      lines,
      fates,
      bodyCoverage: anchors.bodyCoverage,
      hasDateline: anchors.hasDateline.includes(1),
      isConfirmed: true,
      secondLook: null,
      recipe: {
        id: recipe.id,
        bylines:
          recipe.byline === undefined ? null : dom.select(recipe.byline).flatMap((element) => textsOf(element, tree)),
        dates: recipe.date === undefined ? null : dom.select(recipe.date).flatMap((element) => datesOf(element, tree)),
      },
    },
  };
}

/** When a page says it was published: as declared, or the one day that its times name; null where it does not say. */
export function dayOf({ published, times }: Metadata): string | null {
  const days = new Set(times.map(({ at }) => at.slice(0, 10)));
  return published?.at ?? (days.size === 1 ? times[0]!.at : null);
}

function removedBy({ id, reason }: Recipe): Verdict {
  return { rule: id, reason };
}

/** Captions and what is hidden keep their verdicts; of all other furniture the recipe knows better. */
function verdictsOf(tree: Tree, rules: RuleSet, removed: ReadonlySet<Element>, recipe: Recipe): (Verdict | null)[] {
  const verdicts: (Verdict | null)[] = [];
  for (const element of tree.elements) {
    const above = element.parent ? verdicts[element.parent.index]! : null;
    verdicts.push(above ?? (removed.has(element) ? removedBy(recipe) : ownVerdict(element, rules)));
  }
  return verdicts;
}

const CAPTION: Verdict = { rule: 'class-caption', reason: 'a picture’s caption or credit' };
const HIDDEN: Verdict = { rule: 'hidden', reason: 'no reader sees it' };

function ownVerdict(element: Element, rules: RuleSet): Verdict | null {
  if (isHidden(element)) return HIDDEN;
  if (element.name === 'figure' || element.name === 'figcaption') return CAPTION;
  const byClass = element.elementClass.verdictBy(rules);
  return byClass?.rule === 'class-caption' ? byClass : null;
}

/** 1 for the elements given and all in them, by element index. */
function within(tree: Tree, elements: ReadonlySet<Element>): Uint8Array {
  const inside = new Uint8Array(tree.elements.length);
  for (const element of tree.elements)
    if (elements.has(element) || (element.parent && inside[element.parent.index])) inside[element.index] = 1;
  return inside;
}

/** Whether an inline element of those holds the whole block. */
function holds(elements: ReadonlySet<Element>, { wrapper, element }: Block): boolean {
  for (let at = wrapper; at && at !== element; at = at.parent) if (elements.has(at)) return true;
  return false;
}

/** The lines in an element; of an inline one, those of the block it stands in. */
function linesIn(element: Element, tree: Tree): Block[] {
  const own = within(tree, new Set([element]));
  const inside = tree.blocks.filter((block) => own[block.element.index] || holds(new Set([element]), block));
  if (inside.length > 0) return inside;
  for (let at = element.parent; at; at = at.parent) {
    const beside = tree.blocks.filter((block) => block.element === at);
    if (beside.length > 0) return beside;
  }
  return [];
}

function textsOf(element: Element, tree: Tree): string[] {
  const content = element.name === 'meta' ? element.attr('content') : undefined;
  return content === undefined ? linesIn(element, tree).flatMap(({ text }) => text.split('\n')) : [content];
}

function datesOf(element: Element, tree: Tree): string[] {
  const declared = element.attr('datetime') ?? element.attr('content');
  return declared === undefined ? textsOf(element, tree) : [declared];
}

function headlineBy(selector: string, dom: Selectable, tree: Tree): Headline | null {
  for (const element of dom.select(selector)) {
    if (element.name === 'meta') {
      const text = element.attr('content')?.trim();
      if (text) return { text, block: null };
    }
    const [block] = linesIn(element, tree);
    if (block) return { text: block.text.replace(/\s+/g, ' ').trim(), block };
  }
  return null;
}

function commonAncestor(elements: readonly Element[]): Element | null {
  let common: Element | null = elements[0] ?? null;
  for (const element of elements) while (common && !isWithin(element, common)) common = common.parent;
  return common;
}

function isWithin(element: Element, box: Element): boolean {
  for (let at: Element | null = element; at && at.depth >= box.depth; at = at.parent) if (at === box) return true;
  return false;
}
