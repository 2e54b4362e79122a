import type { Page } from './model/page.ts';
import { decode } from './pipeline/page/decode.ts';
import { readMetadata } from './pipeline/page/metadata.ts';
import { scanPage } from './pipeline/page/scan.ts';
import { Selectable } from './pipeline/page/select.ts';
import type { Element, Tree } from './pipeline/page/tree.ts';
import { clean } from './pipeline/clean.ts';
import { hostOf } from './pipeline/record/canonical.ts';
import { readStory, type Story } from './pipeline/story/story.ts';
import { BUILT_IN } from './rules/rule-set.ts';
import type { UserRecipe } from './rules/user/rule-file.ts';

/** A proposal of a recipe, as it stands in a file of rules. */
export type Draft = Omit<UserRecipe, 'file' | 'line'>;

/** So much of the body's beginning and end shows that a recipe yields it. */
const SHOWN_CHARS = 60;

/** Proposes a recipe from how a page is read in the general way; a line that says why where it cannot. */
export function draftRecipe(page: Page, file: string): { readonly draft: Draft } | { readonly problem: string } {
  const host = hostOf(page.url);
  if (page.url === null || host === null) return { problem: 'no URL is known of the page; give it by --url' };
  const made = clean(page, { cleanedAt: null });
  const decoded = decode(page.bytes, page.contentType);
  if (made.outcome === 'rejected' || 'reject' in decoded)
    return {
      problem: `no story is found to draft from (${made.outcome === 'rejected' ? made.reject.detail : 'not HTML'})`,
    };
  const tree = scanPage(decoded);
  const story = readStory(tree, readMetadata(tree, host), BUILT_IN.forHost(host), host);
  if (story.container === null) return { problem: 'the story stands in structured data alone; no selector names it' };
  const selectors = new SelectorWriter(tree);
  const headline = story.headline.block && selectors.of(story.headline.block.element);
  const byline = bylineOf(tree, story);
  const date = tree.elements.find((element) => element.name === 'time' && element.attr('datetime') !== undefined);
  const remove = removedIn(story.container, tree, story).flatMap(
    (element) => selectors.sparing(element, keptOf(tree, story)) ?? [],
  );
  const name = host.replace(/^www\./, '');
  const text = made.article.body.text.replace(/\s+/g, ' ');
  return {
    draft: {
      id: `recipe-${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`,
      reason: `how ${name} sets its stories`,
      on: 'recipe',
      hosts: [name],
      body: selectors.of(story.container),
      ...(headline && { headline }),
      ...(byline && { byline: selectors.of(byline) }),
      ...(date && { date: selectors.of(date) }),
      ...(remove.length > 0 && { remove: [...new Set(remove)] }),
      examples: [
        {
          url: page.url,
          page: file,
          headline: made.article.headline,
          opens: text.slice(0, SHOWN_CHARS).trimEnd(),
          ends: text.slice(-SHOWN_CHARS).trimStart(),
        },
      ],
    },
  };
}

function bylineOf(tree: Tree, { fates }: Story): Element | null {
  const block = tree.blocks.find((_, i) => {
    const fate = fates[i]!;
    return fate.fate !== 'kept' && (fate.rule === 'class-byline' || (fate.fate === 'moved' && fate.to === 'byline'));
  });
  return block?.element ?? null;
}

/** Elements that hold a kept block, by element index. */
function keptOf(tree: Tree, { fates }: Story): Uint8Array {
  const kept = new Uint8Array(tree.elements.length);
  tree.blocks.forEach(({ element }, i) => {
    if (fates[i]!.fate === 'kept')
      for (let at: Element | null = element; at && !kept[at.index]; at = at.parent) kept[at.index] = 1;
  });
  return kept;
}

/** The largest elements inside the story's that hold nothing of it; captions, bylines and headline have fields of their own. */
function removedIn(container: Element, tree: Tree, story: Story): Element[] {
  const kept = keptOf(tree, story);
  const found = new Set<Element>();
  tree.blocks.forEach(({ element }, i) => {
    const fate = story.fates[i]!;
    if (!fate.inside || fate.fate !== 'cut' || fate.rule === 'headline' || kept[element.index]) return;
    let box = element;
    while (box.parent && box.parent !== container && !kept[box.parent.index]) box = box.parent;
    if (box !== container) found.add(box);
  });
  return [...found];
}

/** Names that a build made (`css-1x9f3a`, `sc-bdVaJa`) are gone with the next one. */
const MADE_BY_A_BUILD = /\d{3,}|^(?:css|sc|jsx|svelte)-|[a-z]\d[a-z]|[A-Z]{2,}[a-z]|__[\w-]{5}$/;
/** `article-body__content__17YiT`: the head stays when the build changes. */
const LASTING_HEAD = /^([A-Za-z][\w-]{3,60}__)[\w-]{5}$/;
const PLAIN_NAME = /^[A-Za-z_][\w-]*$/;
const MOST_LEVELS = 4;

/** Writes the shortest selectors that name elements of a tree. */
class SelectorWriter {
  readonly #dom: Selectable;

  constructor(tree: Tree) {
    this.#dom = new Selectable(tree);
  }

  /** A selector of this element alone where one is found, else the most telling of its kind. */
  of(element: Element): string {
    const own = namesOf(element);
    const alone = own.find((name) => this.#dom.select(name).length === 1);
    if (alone !== undefined) return alone;
    for (let at = element.parent, up = 0; at && up < MOST_LEVELS; at = at.parent, up++)
      for (const above of namesOf(at))
        for (const name of own) {
          const selector = `${above} ${name}`;
          if (this.#dom.select(selector).length === 1) return selector;
        }
    return own[0]!;
  }

  /** A selector of the element that names nothing of the story; null where there is none. */
  sparing(element: Element, kept: Uint8Array): string | null {
    return (
      namesOf(element).find(
        (name) => name !== element.name && this.#dom.select(name).every(({ index }) => !kept[index]),
      ) ?? null
    );
  }
}

/** `div#story`, `div.story-text`, `div`: what an element can be called by itself, the most telling first. */
function namesOf(element: Element): string[] {
  const isLasting = (name: string): boolean => PLAIN_NAME.test(name) && !MADE_BY_A_BUILD.test(name);
  const id = element.attr('id')?.trim() ?? '';
  const all = (element.attr('class') ?? '').split(/\s+/);
  const classes = all.filter(isLasting);
  const testId = element.attr('data-testid') ?? '';
  const itemprop = element.attr('itemprop') ?? '';
  return [
    ...(isLasting(id) ? [`${element.name}#${id}`] : []),
    ...(PLAIN_NAME.test(itemprop) ? [`[itemprop="${itemprop}"]`] : []),
    ...classes.map((name) => `${element.name}.${name}`),
    ...(PLAIN_NAME.test(testId) ? [`[data-testid="${testId}"]`] : []),
    ...all.flatMap((name) => LASTING_HEAD.exec(name)?.[1] ?? []).map((head) => `${element.name}[class*="${head}"]`),
    element.name,
  ];
}
