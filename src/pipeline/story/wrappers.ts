import { ClassTest } from '../../rules/element-class.ts';
import type { Verdict } from '../../rules/rule-set.ts';
import { shapeOf, type Features } from './features.ts';
import { isHeading, type Block, type Element, type Tree } from '../page/tree.ts';

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

/** With so much prose between headline and foot, in characters, the foot is none of it, however long it is. */
const MIN_STORY = 300;
const FOOT = new ClassTest(/foot(?:er)?(?:$|[^a-z])|colophon/);

function isFoot(element: Element, rule: string): boolean {
  return (
    rule === 'tag-footer' || rule === 'role-contentinfo' || (rule === 'class-footer' && element.elementClass.is(FOOT))
  );
}

/** Classes that the parts of a story told in slides or sections carry. */
export const IN_PARTS: ReadonlySet<string> = new Set([
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

/**
 * Measures which furniture-looking elements hold the story itself. Prose inside captions, comments and their like does
 * not count for what is around them. Elements of one tag and class (slides, sections) count together: each holds a little of
 * the story, all of them most of it.
 */
export function sharesOf(
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
  /** Prose between the headline and the element, by element index. */
  const before = new Float64Array(tree.elements.length).fill(-1);
  let sinceHeadline = 0;
  const media = new MediaShapes(own);
  const aboveHeadline = new Set<Element>();
  for (let at = headline?.element ?? null; at; at = at.parent) aboveHeadline.add(at);
  for (const block of tree.blocks) {
    const chars = features.prose[block.index]!;
    if (isHeading(block)) media.addHeading(block);
    if (chars === 0 || isApart(block.element, own, features)) continue;
    const inShape = features.shapeShare[block.index]! >= 0.5;
    total += chars;
    if (inShape) totalShaped += chars;
    const box = media.around(block, aboveHeadline);
    if (!box) outsideMedia += chars;
    for (let at: Element | null = block.element; at; at = at.parent) {
      if (before[at.index]! < 0) before[at.index] = sinceHeadline;
      prose[at.index]! += chars;
      if (!inShape) continue;
      shaped[at.index]! += chars;
      if (own[at.index]) makes.set(at.tagAndClass, (makes.get(at.tagAndClass) ?? 0) + chars);
    }
    if (block.index > (headline?.index ?? -1)) sinceHeadline += chars;
  }
  // Comments and notices have no headline of the page's in them, however long they are.
  const isStoryUnderHeadline = (element: Element): boolean =>
    aboveHeadline.has(element) && features.proseIn[element.index]! > WRAPPER_SHARE * features.totalProse;
  return {
    isWrapper(element, { rule }) {
      if (standsApart(rule)) return holdsMost(element, rule, features) || isStoryUnderHeadline(element);
      if (total === 0 || (isFoot(element, rule) && before[element.index]! > MIN_STORY && !aboveHeadline.has(element)))
        return false;
      // A gallery is not a story where there is one beside it; where there is none, its slides may be the story.
      if (rule === 'class-media' && (media.isStory(element) || media.isSlide(element, outsideMedia))) return true;
      if (rule === 'class-media' && !aboveHeadline.has(element) && outsideMedia > MEDIA_STORY_SHARE * total)
        return false;
      if (prose[element.index]! > WRAPPER_SHARE * total || shaped[element.index]! > STORY_SHAPE_SHARE * totalShaped)
        return true;
      return (
        IN_PARTS.has(rule) &&
        shaped[element.index]! > 0 &&
        (makes.get(element.tagAndClass) ?? 0) > STORY_SHAPE_SHARE * totalShaped
      );
    },
  };
}

function isOfMedia(verdict: Verdict | null): boolean {
  return verdict?.rule === 'class-media';
}

/** The player or gallery that an element stands in; a box that holds the headline too is the story's, whatever its class. */
function mediaAround(
  element: Element,
  own: readonly (Verdict | null)[],
  aboveHeadline: ReadonlySet<Element>,
): Element | null {
  for (let at: Element | null = element; at && !aboveHeadline.has(at); at = at.parent)
    if (isOfMedia(own[at.index]!)) return at;
  return null;
}

/** Which players and galleries hold paragraphs made as the story's: a lead beside a video. */
class MediaShapes {
  readonly #own: readonly (Verdict | null)[];
  /** Most pages have no player and no gallery with prose in it: no shape is made for them. */
  readonly #isNone: boolean;
  readonly #outside = new Set<string>();
  readonly #inside = new Map<Element, Set<string>>();
  readonly #paragraphs = new Map<Element, number>();
  readonly #texts = new Set<Element>();
  readonly #headed = new Set<Element>();
  /** Of each make of boxes with a paragraph below a heading of their own: how many, and their prose. */
  readonly #slides = new Map<string, { boxes: number; chars: number }>();

  constructor(own: readonly (Verdict | null)[]) {
    this.#own = own;
    this.#isNone = !own.some(isOfMedia);
  }

  /** The player around a block of prose, or none; its shape is noted there. */
  around(block: Block, aboveHeadline: ReadonlySet<Element>): Element | null {
    if (this.#isNone) return null;
    const media = mediaAround(block.element, this.#own, aboveHeadline);
    this.#add(block, media);
    return media;
  }

  #add(block: Block, media: Element | null): void {
    if (media === null) this.#outside.add(shapeOf(block));
    else {
      const { name, parent } = block.element;
      const key = name === 'p' && parent && block.links === 0 ? parent : null;
      if (key) this.#paragraphs.set(key, (this.#paragraphs.get(key) ?? 0) + 1);
      if (key && this.#paragraphs.get(key)! >= MIN_PARAGRAPHS) this.#texts.add(media);
      if (key === media && this.#headed.has(media)) this.#addSlide(block, media);
      const shapes = this.#inside.get(media) ?? new Set();
      this.#inside.set(media, shapes.add(shapeOf(block)));
    }
  }

  addHeading({ element }: Block): void {
    if (!this.#isNone && element.parent) this.#headed.add(element.parent);
  }

  #addSlide({ text }: Block, media: Element): void {
    const make = this.#slides.get(media.tagAndClass) ?? { boxes: 0, chars: 0 };
    if (this.#paragraphs.get(media) === 1) make.boxes++;
    make.chars += text.length;
    this.#slides.set(media.tagAndClass, make);
  }

  /** Whether it is one of several slides that tell more of the story than what stands outside them. */
  isSlide(media: Element, outside: number): boolean {
    const make = this.#slides.get(media.tagAndClass);
    return make !== undefined && make.boxes >= MIN_SLIDES && make.chars > outside;
  }

  /** Whether it holds a row of paragraphs without links, or all prose in it is in a box of a class that prose outside has too. */
  isStory(media: Element): boolean {
    if (this.#texts.has(media)) return true;
    const shapes = [...(this.#inside.get(media) ?? [])];
    return shapes.length > 0 && shapes.every((shape) => BOXED.test(shape) && this.#outside.has(shape));
  }
}
/** Fewer are teasers of videos. */
const MIN_SLIDES = 3;
/** A caption has fewer, side by side. */
const MIN_PARAGRAPHS = 4;
/** `p>div.text`: a paragraph in a box with a class. */
const BOXED = />[^>]*\./;

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
