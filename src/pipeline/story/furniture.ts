import { BODY_CLASS } from '../../rules/classes.ts';
import type { RuleSet, Verdict } from '../../rules/rule-set.ts';
import { LARGE_HEADINGS, type Features } from './features.ts';
import { ClassTest } from '../../rules/element-class.ts';
import type { Block, Element, Tree } from '../page/tree.ts';

const TAG_VERDICTS: ReadonlyMap<string, Verdict> = new Map(
  Object.entries<Verdict>({
    nav: { rule: 'tag-nav', reason: 'navigation' },
    footer: { rule: 'tag-footer', reason: 'the foot of the page' },
    aside: { rule: 'tag-aside', reason: 'a side column' },
    menu: { rule: 'tag-menu', reason: 'navigation' },
    button: { rule: 'tag-form-control', reason: 'a form control' },
    select: { rule: 'tag-form-control', reason: 'a form control' },
    option: { rule: 'tag-form-control', reason: 'a form control' },
    textarea: { rule: 'tag-form-control', reason: 'a form control' },
    label: { rule: 'tag-form-control', reason: 'a form control' },
    legend: { rule: 'tag-form-control', reason: 'a form control' },
    form: { rule: 'tag-form', reason: 'a form' },
    dialog: { rule: 'tag-dialog', reason: 'an overlay' },
    figure: { rule: 'class-caption', reason: 'a picture’s caption or credit' },
    figcaption: { rule: 'class-caption', reason: 'a picture’s caption or credit' },
    'amp-ad': { rule: 'class-ad', reason: 'an advertisement' },
    'amp-sidebar': { rule: 'class-navigation', reason: 'navigation' },
  }),
);
const ROLE_VERDICTS: ReadonlyMap<string, Verdict> = new Map(
  Object.entries<Verdict>({
    navigation: { rule: 'role-navigation', reason: 'navigation' },
    complementary: { rule: 'role-complementary', reason: 'a side column' },
    contentinfo: { rule: 'role-contentinfo', reason: 'the foot of the page' },
    banner: { rule: 'role-banner', reason: 'the head of the page' },
    search: { rule: 'role-search', reason: 'a search form' },
    dialog: { rule: 'tag-dialog', reason: 'an overlay' },
    menu: { rule: 'role-navigation', reason: 'navigation' },
  }),
);
const HIDDEN: Verdict = { rule: 'hidden', reason: 'no reader sees it' };

/**
 * A furniture element that holds this share of the page's prose, or one of the story's anchors, is a wrapper with an
 * unlucky class (`has-sidebar`, `ad-free`), not furniture. Comments and notices of consent may well be longer than the story.
 */
const WRAPPER_SHARE = 0.4;
const WRAPPER_SHARE_COMMENTS = 0.9;
const MAY_OUTGROW: ReadonlySet<string> = new Set(['class-comments', 'class-consent', 'hidden']);
/** These classes are hardly ever a wrapper's by accident. */
const SELDOM_WRAPPERS: ReadonlySet<string> = new Set([
  'class-caption',
  'class-byline',
  'class-author-bio',
  'class-newsletter',
  'class-consent',
  'class-embed',
  'class-inset',
]);
/** Holding this share of the prose in the page's commonest shapes, it is one of the story's own sections. */
const STORY_SHAPE_SHARE = 0.15;

/** With more prose than this outside players and galleries, they are beside the story. */
const MEDIA_STORY_SHARE = 0.15;

/** Classes that the parts of a story told in slides or sections carry. */
const IN_PARTS: ReadonlySet<string> = new Set([
  'class-media',
  'class-sidebar',
  'class-ad',
  'class-form',
  'class-tags',
  'class-overlay',
  'class-share',
  'class-navigation',
  'class-footer',
  'tag-aside',
]);

/** What a figure may hold instead of a picture. */
const NO_PICTURE: ReadonlySet<string> = new Set(['class-embed', 'class-inset', 'class-related', 'class-newsletter']);

const BODY = new ClassTest(BODY_CLASS);

/** Whether class, id or itemprop say that an element holds the story's text. */
export function isBodyElement(element: Element): boolean {
  if (element.attr('itemprop') === 'articleBody') return true;
  if (element.name === 'article') return true;
  return element.elementClass.is(BODY);
}

/** Whether the markup says that no reader sees an element, or sees it as a text to copy; style sheets are not read. */
export function isHidden(element: Element): boolean {
  if (element.attr('hidden') !== undefined || element.name === 'textarea') return true;
  const style = element.attr('style');
  return style !== undefined && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style);
}

function ownVerdict(element: Element, first: Block, rules: RuleSet): Verdict | null {
  if (isHidden(element)) return HIDDEN;
  const byTag = TAG_VERDICTS.get(element.name);
  // A figure may hold a pull quote or a post as well as a picture: its class knows.
  if (byTag?.rule === 'class-caption') {
    const byClass = element.elementClass.verdictBy(rules);
    return byClass && NO_PICTURE.has(byClass.rule) ? byClass : byTag;
  }
  if (byTag) return byTag;
  const role = element.attr('role');
  return (role === undefined ? undefined : ROLE_VERDICTS.get(role)) ?? classVerdict(element, first, rules);
}

/** By class and id; by the class alone where the id is an anchor, made of the words of the heading that it leads to. */
function classVerdict(element: Element, first: Block, rules: RuleSet): Verdict | null {
  const verdict = element.elementClass.verdictBy(rules);
  if (verdict === null) return null;
  const withoutId = element.elementClass.verdictWithoutId(rules);
  return withoutId?.rule !== verdict.rule && isAnchor(element, first, rules) ? withoutId : verdict;
}

function isAnchor(element: Element, first: Block, rules: RuleSet): boolean {
  if (SUBHEADS.has(element.name)) return true;
  const own = (element.attr('id') ?? '').toLowerCase().match(/[a-z]{3,}/g) ?? [];
  if (own.length < 2 || rules.ofHeading(first.text) || rules.ofText(first.text)) return false;
  const heading = new Set(first.text.toLowerCase().match(/\p{L}{3,}/gu) ?? []);
  return own.filter((word) => heading.has(word)).length >= own.length / 2;
}
const SUBHEADS: ReadonlySet<string> = new Set(['h2', 'h3', 'h4', 'h5', 'h6']);

/**
 * The verdict that holds for each element, its own or the outermost above it, by element index.
 * `anchored` says which elements hold an anchor of the story; those are never furniture. Rules that are `ignored` say nothing.
 */
export function furnitureOf(
  tree: Tree,
  features: Features,
  anchored: Uint8Array,
  rules: RuleSet,
  headline: Block | null,
  ignored: ReadonlySet<string>,
): readonly (Verdict | null)[] {
  const firstBlock = firstBlocks(tree);
  const own = tree.elements.map((element) => {
    const first = firstBlock[element.index];
    if (first === undefined || element.name === 'html' || element.name === 'body') return null;
    const verdict = ownVerdict(element, first, rules);
    return verdict !== null && ignored.has(verdict.rule) ? null : verdict;
  });
  const shares = sharesOf(tree, features, own, headline);
  const copies = hiddenCopies(tree, features, own);
  const verdicts: (Verdict | null)[] = [];
  // The rule that the nearest wrapper was let off from, by element index.
  const letOff: (string | null)[] = [];
  for (const element of tree.elements) {
    const above = element.parent ? verdicts[element.parent.index]! : null;
    const self = own[element.index]!;
    const parentLetOff = element.parent ? letOff[element.parent.index]! : null;
    const verdict = above && !(above.rule === 'class-caption' && self?.rule === 'class-embed') ? above : self;
    const furniture =
      verdict &&
      (above ||
        copies.has(element) ||
        (!anchored[element.index] &&
          !(features.tables.holding[element.index] && PICTURES.has(verdict.rule)) &&
          !shares.isWrapper(element, verdict) &&
          !(verdict.rule === parentLetOff && isTitle(element))));
    verdicts.push(furniture ? verdict : null);
    letOff.push(!furniture && self && IN_PARTS.has(self.rule) ? self.rule : parentLetOff);
  }
  return verdicts;
}

/** The first block in each element, by element index: of those without one nobody asks. */
function firstBlocks({ elements, blocks }: Tree): readonly (Block | undefined)[] {
  const first: (Block | undefined)[] = Array.from({ length: elements.length });
  for (const block of blocks)
    for (let at: Element | null = block.element; at && !first[at.index]; at = at.parent) first[at.index] = block;
  return first;
}

/** Rules for pictures and players. A table of data in their boxes is neither. */
const PICTURES: ReadonlySet<string> = new Set(['class-caption', 'class-media']);
const TITLE = new ClassTest(/(?:^|[^a-z])(?:title|headline|heading)(?:$|[^a-z])/);

/** The title of a slide is no furniture where the slide is none. */
function isTitle(element: Element): boolean {
  return LARGE_HEADINGS.has(element.name) || element.elementClass.is(TITLE);
}

/** Two texts are held for one where they begin alike this far, in characters. */
const COPY_START = 60;

/** Hidden elements whose prose begins as some that is shown: text for a voice or for a printer, printed twice. */
function hiddenCopies(tree: Tree, features: Features, own: readonly (Verdict | null)[]): ReadonlySet<Element> {
  const copies = new Set<Element>();
  if (!own.includes(HIDDEN)) return copies;
  const hidden: (Element | null)[] = [];
  for (const element of tree.elements)
    hidden.push(
      (element.parent ? hidden[element.parent.index]! : null) ?? (own[element.index] === HIDDEN ? element : null),
    );
  const shown = new Set<string>();
  for (const block of tree.blocks)
    if (features.prose[block.index]! > 0 && !hidden[block.element.index]) shown.add(block.text.slice(0, COPY_START));
  const judged = new Set<Element>();
  for (const block of tree.blocks) {
    const box = hidden[block.element.index];
    if (!box || features.prose[block.index] === 0 || judged.has(box)) continue;
    judged.add(box);
    if (shown.has(block.text.slice(0, COPY_START))) copies.add(box);
  }
  return copies;
}

/**
 * Measures which furniture-looking elements hold the story itself. Prose inside captions, comments and their like does
 * not count for what is around them. Elements of one tag and class (slides, sections) count together: each holds a little of
 * the story, all of them most of it.
 */
function sharesOf(
  tree: Tree,
  features: Features,
  own: readonly (Verdict | null)[],
  headline: Block | null,
): { isWrapper(element: Element, verdict: Verdict): boolean } {
  const prose = new Float64Array(tree.elements.length);
  const shaped = new Float64Array(tree.elements.length);
  let total = 0;
  let totalShaped = 0;
  let outsideMedia = 0;
  const makes = new Map<string, number>();
  const aboveHeadline = new Set<Element>();
  for (let at = headline?.element ?? null; at; at = at.parent) aboveHeadline.add(at);
  for (const block of tree.blocks) {
    const chars = features.prose[block.index]!;
    if (chars === 0 || isApart(block.element, own, features)) continue;
    const inShape = features.shapeShare[block.index]! >= 0.5;
    total += chars;
    if (inShape) totalShaped += chars;
    if (!isInMedia(block.element, own, aboveHeadline)) outsideMedia += chars;
    for (let at: Element | null = block.element; at; at = at.parent) {
      prose[at.index]! += chars;
      if (!inShape) continue;
      shaped[at.index]! += chars;
      if (own[at.index]) makes.set(tagAndClassOf(at), (makes.get(tagAndClassOf(at)) ?? 0) + chars);
    }
  }
  // Comments and notices have no headline of the page's in them, however long they are.
  const isStoryUnderHeadline = (element: Element): boolean =>
    aboveHeadline.has(element) && features.proseIn[element.index]! > WRAPPER_SHARE * features.totalProse;
  return {
    isWrapper(element, { rule }) {
      if (standsApart(rule)) return holdsMost(element, rule, features) || isStoryUnderHeadline(element);
      if (total === 0) return false;
      // A gallery is no story where there is one beside it; where there is none, its slides may be the story.
      if (rule === 'class-media' && !aboveHeadline.has(element) && outsideMedia > MEDIA_STORY_SHARE * total)
        return false;
      if (prose[element.index]! > WRAPPER_SHARE * total || shaped[element.index]! > STORY_SHAPE_SHARE * totalShaped)
        return true;
      return (
        IN_PARTS.has(rule) &&
        shaped[element.index]! > 0 &&
        (makes.get(tagAndClassOf(element)) ?? 0) > STORY_SHAPE_SHARE * totalShaped
      );
    },
  };
}

/** Tag and class; an id is an element's own. */
function tagAndClassOf(element: Element): string {
  return `${element.name}.${element.attr('class') ?? ''}`;
}

/** Whether a block stands in a player or gallery; a box that holds the headline too is the story's, whatever its class. */
function isInMedia(element: Element, own: readonly (Verdict | null)[], aboveHeadline: ReadonlySet<Element>): boolean {
  for (let at: Element | null = element; at && !aboveHeadline.has(at); at = at.parent)
    if (own[at.index]?.rule === 'class-media') return true;
  return false;
}

/** A share above which an element is held for a wrapper, by rule, of all the page's prose. */
function wrapperShare(rule: string): number {
  return MAY_OUTGROW.has(rule) ? WRAPPER_SHARE_COMMENTS : WRAPPER_SHARE;
}

/** Rules whose elements are measured by all prose in them, and whose prose does not count for others. */
function standsApart(rule: string): boolean {
  return rule === 'class-comments' || rule === 'hidden' || SELDOM_WRAPPERS.has(rule);
}

function holdsMost(element: Element, rule: string, features: Features): boolean {
  if (features.totalProse === 0) return false;
  return features.proseIn[element.index]! > wrapperShare(rule) * features.totalProse;
}

function isApart(element: Element, own: readonly (Verdict | null)[], features: Features): boolean {
  for (let at: Element | null = element; at; at = at.parent) {
    const rule = own[at.index]?.rule;
    if (rule && standsApart(rule) && !holdsMost(at, rule, features)) return true;
  }
  return false;
}
