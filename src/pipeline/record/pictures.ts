import type { Picture } from '../../model/article.ts';
import { tidy } from '../../text/text.ts';
import type { Element, Tree } from '../page/tree.ts';
import type { Story } from '../story/story.ts';
import { frameOf, type CaptionRead } from './captions.ts';
import { webAddress } from './declared.ts';

/** No story has more pictures; galleries of hundreds belong to no story. */
const MOST = 60;
const ALT_CHARS = 500;
/** Without a frame, a caption's picture stands so few elements before it. */
const BEFORE_CAPTION = 12;
/** Smaller ones, by their own word, are signs and counters. In pixels. */
const SMALLEST = 60;
/** Addresses of what is not a picture of a story. */
const NO_PICTURE =
  /(?:^|[/_.-])(?:logo|icon|avatar|spacer|pixel|blank|placeholder|sprite|loader|badge|beacon)s?(?:[/_.-]|$)/i;

/**
 * The pictures of a story: those whose caption or credit was read, and those that stand in the story's text, between two
 * blocks of it. Others may be anybody's: what the page names as the story's image stands in `declared`.
 */
export function picturesOf(
  tree: Tree,
  story: Story,
  captions: readonly CaptionRead[],
  pageUrl: string | null,
): { readonly pictures?: Picture[] } {
  const images = tree.elements.filter(isImage);
  if (images.length === 0) return {};
  const found = new Map<Element, Picture>();
  const add = (image: Element, caption: string | null, credit: string | null): boolean => {
    const url = found.has(image) || found.size >= MOST || tiny(image) ? null : addressOf(image, pageUrl);
    if (url === null || NO_PICTURE.test(new URL(url).pathname)) return false;
    const alt = tidy((image.attr('alt') ?? '').slice(0, ALT_CHARS));
    found.set(image, { url, alt: alt === '' ? null : alt, caption, credit });
    return true;
  };
  for (const { text, credit, blocks } of captions) {
    const at = tree.blocks[blocks[0]!]!.element;
    const caption = text === '' ? null : text;
    pictureFor(at, images).some((image) => add(image, caption, credit));
  }
  for (const image of images) if (isInText(image, tree, story)) add(image, null, null);
  const known = new Set<string>();
  const pictures = [...found]
    .toSorted(([one], [other]) => one.index - other.index)
    .flatMap(([, picture]) => (known.has(picture.url) ? [] : (known.add(picture.url), [picture])));
  return pictures.length === 0 ? {} : { pictures };
}

function isImage({ name }: Element): boolean {
  return name === 'img' || name === 'amp-img';
}

/** The images a caption may be of, the likeliest first. */
function pictureFor(caption: Element, images: readonly Element[]): readonly Element[] {
  const frame = frameOf(caption);
  const inside: Element[] = [];
  const before: Element[] = [];
  for (const image of images) {
    if (frame !== null && isWithin(image, frame)) inside.push(image);
    if (image.index < caption.index && image.index >= caption.index - BEFORE_CAPTION) before.push(image);
  }
  return inside.length > 0 ? inside : before.reverse();
}

function isWithin(element: Element, frame: Element): boolean {
  let at: Element | null = element.parent;
  while (at !== null && at.depth > frame.depth) at = at.parent;
  return at === frame;
}

/** Whether the blocks before and after an element are the story's own. */
function isInText({ index }: Element, { blocks }: Tree, story: Story): boolean {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (blocks[middle]!.element.index < index) low = middle + 1;
    else high = middle;
  }
  return low > 0 && isOwn(story, low - 1) && isOwn(story, low);
}

function isOwn({ fates }: Story, block: number): boolean {
  const fate = fates[block];
  return fate !== undefined && fate.inside && fate.fate === 'kept';
}

function tiny(image: Element): boolean {
  return ['width', 'height'].some((name) => {
    const size = Number(image.attr(name) ?? Number.NaN);
    return size > 0 && size < SMALLEST;
  });
}

/** Pictures that are loaded when they come into view have a filler for their own address. */
const ADDRESSES = ['data-src', 'data-lazy-src', 'data-original', 'data-lazy', 'src'] as const;

function addressOf(image: Element, pageUrl: string | null): string | null {
  for (const name of ADDRESSES) {
    const given = image.attr(name);
    const url = given === undefined || given.startsWith('data:') ? null : webAddress(given, pageUrl);
    if (url !== null) return url;
  }
  const set = image.attr('srcset') ?? image.attr('data-srcset') ?? '';
  const last = set.slice(0, 4000).split(/,\s+/).at(-1)?.trim().split(/\s/)[0] ?? '';
  return last === '' ? null : webAddress(last, pageUrl);
}
