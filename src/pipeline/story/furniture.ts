import { BODY_CLASS } from '../../rules/classes.ts';
import type { RuleSet, Verdict } from '../../rules/rule-set.ts';
import { leadBox } from './lead-box.ts';
import { noticesOfRights, OF_RIGHTS } from './rights.ts';
import { isHidden, isQuestion, isUnfolded } from './unfolded.ts';
import { LARGE_HEADINGS, type Features } from './features.ts';
import { IN_PARTS, sharesOf } from './wrappers.ts';
import { ClassTest, elementClassOf } from '../../rules/element-class.ts';
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

/** What a figure may hold instead of a picture. */
const NO_PICTURE: ReadonlySet<string> = new Set(['class-embed', 'class-inset', 'class-related', 'class-newsletter']);

const BODY = new ClassTest(BODY_CLASS);

/** Whether class, id or itemprop say that an element holds the story's text. */
export function isBodyElement(element: Element): boolean {
  if (element.attr('itemprop') === 'articleBody') return true;
  if (element.name === 'article') return true;
  return element.elementClass.is(BODY);
}

/** By what an element says of itself, where the rule is not ignored; of what holds no block, nothing. */
function verdictOf(
  element: Element,
  first: Block | null | undefined,
  tree: Tree,
  rules: RuleSet,
  ignored: { has(rule: string): boolean },
): Verdict | null {
  if (!first || element.name === 'html' || element.name === 'body') return null;
  const verdict = ownVerdict(element, first, rules, tree);
  return verdict !== null && ignored.has(verdict.rule) ? null : verdict;
}

function ownVerdict(element: Element, first: Block, rules: RuleSet, tree: Tree): Verdict | null {
  if (isHidden(element)) return isUnfolded(element, tree) ? null : HIDDEN;
  const byTag = element.name === 'button' && isQuestion(element) ? undefined : TAG_VERDICTS.get(element.name);
  // A figure may hold a pull quote or a post as well as a picture: its class knows.
  if (byTag?.rule === 'class-caption') {
    const byClass = element.elementClass.verdictBy(rules);
    return byClass && NO_PICTURE.has(byClass.rule) ? byClass : byTag;
  }
  if (byTag) return byTag;
  const role = element.attr('role');
  return (
    (role === undefined ? undefined : ROLE_VERDICTS.get(role)) ??
    classVerdict(element, first, rules) ??
    nameVerdict(element, rules)
  );
}

/** Where programs that give random classes write what an element is. */
const NAMES = [
  'data-testid',
  'data-test-id',
  'data-test',
  'data-qa',
  'data-component',
  'data-component-name',
  'data-module',
  'data-module-name',
];

/** By the name that its maker's program gave it, where class and id say nothing: `data-testid="promo-box"`, `<ps-promo>`. */
function nameVerdict(element: Element, rules: RuleSet): Verdict | null {
  for (const attribute of NAMES) {
    const name = element.attr(attribute);
    const verdict = name === undefined ? null : elementClassOf(name, undefined).verdictBy(rules);
    if (verdict) return verdict;
  }
  return element.name.includes('-') ? elementClassOf(element.name, undefined).verdictBy(rules) : null;
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
  if (own.length < 2) return false;
  const heading = new Set(first.text.toLowerCase().match(/\p{L}{3,}/gu) ?? []);
  const inHeading = own.filter((word) => heading.has(word)).length;
  return inHeading >= own.length / 2 && !rules.ofHeading(first.text) && !rules.ofText(first.text);
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
  ignored: { has(rule: string): boolean },
): readonly (Verdict | null)[] {
  const firstBlock = firstBlocks(tree);
  // Only what holds prose is measured. Of all else the verdict is asked below, and not within a menu or a foot.
  const own = nothingYet<Verdict>(tree);
  for (const element of holdingProse(tree, features))
    own[element.index] = verdictOf(element, firstBlock[element.index], tree, rules, ignored);
  const shares = sharesOf(tree, features, own, headline);
  const surely = hiddenCopies(tree, features, own);
  for (const notice of noticesOfRights(tree)) {
    own[notice.index] = OF_RIGHTS;
    surely.add(notice);
  }
  for (const { index } of leadBox(tree, features, own, headline)) own[index] = null;
  const isFurniture = (element: Element, verdict: Verdict, parentLetOff: string | null): boolean =>
    !anchored[element.index] &&
    !(features.tables.holding[element.index] && PICTURES.has(verdict.rule)) &&
    !shares.isWrapper(element, verdict) &&
    !(verdict.rule === 'class-related' && pointsNowhere(element, firstBlock[element.index]!, tree.blocks)) &&
    !(verdict.rule === parentLetOff && isTitle(element)) &&
    !(OF_PLACE.test(verdict.rule) && headsParagraph(element, firstBlock[element.index]!, tree.blocks, features));
  const verdicts = nothingYet<Verdict>(tree);
  // The rule that the nearest wrapper was let off from, by element index.
  const letOff = nothingYet<string>(tree);
  for (const element of tree.elements) {
    const i = element.index;
    const first = firstBlock[i];
    // Of what holds no block, nobody asks.
    if (!first) continue;
    const above = ofParent(element, verdicts);
    const asksSelf = above === null || above.rule === 'class-caption';
    const self = asksSelf && features.proseIn[i] === 0 ? verdictOf(element, first, tree, rules, ignored) : own[i]!;
    const parentLetOff = ofParent(element, letOff);
    const verdict = above && !(above.rule === 'class-caption' && self?.rule === 'class-embed') ? above : self;
    const furniture = verdict && (above || surely.has(element) || isFurniture(element, verdict, parentLetOff));
    if (furniture) verdicts[i] = verdict;
    letOff[i] = !furniture && self && IN_PARTS.has(self.rule) ? self.rule : parentLetOff;
  }
  return verdicts;
}

/** Rules that say where on the page a box stands, or what it tells of a story: in the story's column a heading stands elsewhere. */
const OF_PLACE = /^class-(?:tags|navigation|consent|sidebar|footer|overlay|ad|byline|weather)$/;

/** Whether an element is a heading without links right above a paragraph and a little below another, side by side with both. */
function headsParagraph(element: Element, heading: Block, blocks: readonly Block[], features: Features): boolean {
  if (!SUBHEADS.has(element.name) || heading.element !== element || heading.links > 0) return false;
  const isBeside = (other: Block | undefined): boolean =>
    other !== undefined && features.prose[other.index]! > 0 && other.element.parent === element.parent;
  if (!isBeside(blocks[heading.index + 1])) return false;
  return blocks.slice(Math.max(0, heading.index - NEAR), heading.index).some(isBeside);
}
/** Short lines, a quote or a picture may stand above a subhead. */
const NEAR = 4;

/** Whether a box called related holds sentences and no link at all: a list of the story. */
function pointsNowhere(box: Element, first: Block, blocks: readonly Block[]): boolean {
  for (let i = first.index; i < blocks.length; i++) {
    const { element, links, text, words } = blocks[i]!;
    let at: Element | null = element;
    while (at && at.depth > box.depth) at = at.parent;
    if (at !== box) return i > first.index + 1;
    if (links > 0 || words < MIN_POINT_WORDS || !/[.!?]["”’)]?$/.test(text)) return false;
  }
  return blocks.length > first.index + 1;
}
const MIN_POINT_WORDS = 4;

function holdingProse({ elements }: Tree, { proseIn }: Features): readonly Element[] {
  const holding: Element[] = [];
  for (const element of elements) if (proseIn[element.index]! > 0) holding.push(element);
  return holding;
}

/** Room for something of each element, by element index. */
function nothingYet<Value>({ elements }: Tree): (Value | null)[] {
  return Array<Value | null>(elements.length).fill(null);
}

function ofParent<Value>({ parent }: Element, values: readonly (Value | null)[]): Value | null {
  return parent && values[parent.index]!;
}

/** The first block in each element, by element index: of those without one nobody asks. */
function firstBlocks(tree: Tree): readonly (Block | null)[] {
  const first = nothingYet<Block>(tree);
  for (const block of tree.blocks)
    for (let at: Element | null = block.element; at && !first[at.index]; at = at.parent) first[at.index] = block;
  return first;
}

/** Rules for pictures and players. A table of data in their boxes is neither. */
const PICTURES: ReadonlySet<string> = new Set(['class-caption', 'class-media']);
const TITLE = new ClassTest(/(?:^|[^a-z])(?:title|headline|heading)(?:$|[^a-z])/);

/** The title of a slide is not furniture where the slide is not. */
function isTitle(element: Element): boolean {
  return LARGE_HEADINGS.has(element.name) || element.elementClass.is(TITLE);
}

/** Two texts are held for one where they begin alike this far, in characters. */
const COPY_START = 60;

/** Hidden elements whose prose begins as some that is shown: text for a voice or for a printer, printed twice. */
function hiddenCopies(tree: Tree, features: Features, own: readonly (Verdict | null)[]): Set<Element> {
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
