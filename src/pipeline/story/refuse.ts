import type { Reject } from '../../model/reject.ts';
import { FORM_TITLE, REFUSALS } from '../../rules/refusals.ts';
import type { Metadata } from '../page/metadata.ts';
import type { Story } from './story.ts';
import type { Tree } from '../page/tree.ts';

/** What the decision rests on. */
export interface RefuseInput {
  readonly tree: Tree;
  readonly metadata: Metadata;
  readonly story: Story;
  readonly url: string | null;
  /** Words of the stripped story. */
  readonly words: number;
}

/** Fewer words are no story: the shortest true briefs have some twenty. */
const MIN_WORDS = 15;
const TEXT_SAMPLE = 20_000;
const MAX_TITLE = 1000;
/** A page with this many blocks that are nothing but a link, and so many times more words in links than in story. */
const FRONT_LINKS = 15;
const FRONT_RATIO = 3;
/** Longest part of a title that may be the name of a form. */
const LONGEST_NAME = 60;
/** A front's "story" is one teaser or two. */
const FRONT_WORDS = 110;

/** A form's page may say at some length what becomes of a letter; it says hardly more than its fields to log in. */
const FORM_WORDS = 250;
const LOGIN_WORDS = 60;
/** With menus and teasers around, a box to log in stands beside a brief as well. */
const LOGIN_PAGE_WORDS = 200;
/** A box to search or to give an address has one field; a login has two, a letter three or more. */
const FORM_FIELDS = 2;

/** The reason why a page is no article, or null. Only ever refuses what has little story: a sign alone refuses nothing. */
export function refuse(input: RefuseInput): Reject | null {
  const { tree, story, metadata, words, url } = input;
  if (tree.blocks.length === 0) return { reason: 'empty', detail: 'the page has markup but no text' };
  const titles = [tree.title, story.headline.text, metadata.titles[0]?.text ?? ''];
  let visible: string | undefined;
  for (const { reason, on, pattern, under } of REFUSALS) {
    if (words >= under) continue;
    const match =
      on === 'title'
        ? firstMatch(pattern, titles)
        : on === 'text'
          ? pattern.exec((visible ??= visibleText(tree)))
          : pattern.exec(url ?? '');
    if (match) return { reason, detail: `${on} says “${match[0].slice(0, 80)}” and the story has ${words} words` };
  }
  if (metadata.paywalled && words < 90)
    return { reason: 'paywall-teaser', detail: `declared not free, and only ${words} words are shown` };
  if (
    words < 60 &&
    metadata.types.some((type) => /^(?:videoobject|og:video)/.test(type)) &&
    !metadata.types.some((type) => /article$/.test(type))
  ) {
    return { reason: 'video-only', detail: `declared a video, with ${words} words of text` };
  }
  const front = frontSign(input);
  if (front) return { reason: 'section-front', detail: front };
  const form = formSign(input);
  if (form) return { reason: 'form-page', detail: form };
  if (words < MIN_WORDS)
    return {
      reason: 'no-story',
      detail: words === 0 ? 'no block of the page is prose' : `only ${words} words of prose`,
    };
  return null;
}

/** Most pages have too long a story to be asked for it. */
function visibleText(tree: Tree): string {
  return tree.blocks
    .map((block) => block.text)
    .join('\n')
    .slice(0, TEXT_SAMPLE);
}

function firstMatch(pattern: RegExp, texts: readonly string[]): RegExpExecArray | null {
  for (const text of texts) {
    const match = pattern.exec(text.slice(0, MAX_TITLE));
    if (match) return match;
  }
  return null;
}

function isDeclaredArticle({ types, published }: Metadata): boolean {
  return types.some((type) => /article$|posting$/.test(type)) || published !== null;
}

/** A page that is called what forms are called and has one, or has a password to fill in and next to no text. */
function formSign({ tree, story, metadata, words }: RefuseInput): string | null {
  if (words >= FORM_WORDS || story.hasDateline || isDeclaredArticle(metadata)) return null;
  const inputs = tree.elements
    .filter(({ name }) => name === 'input' || name === 'textarea')
    .map((element) =>
      element.name === 'textarea' ? 'textarea' : (element.attr('type') ?? 'text').trim().toLowerCase(),
    );
  if (
    words < LOGIN_WORDS &&
    inputs.includes('password') &&
    tree.blocks.reduce((sum, block) => sum + block.words, 0) < LOGIN_PAGE_WORDS
  )
    return `a password is asked for, and the story has ${words} words`;
  const fields = inputs.filter((type) => /^(?:text|email|tel|url|password|textarea|file)$/.test(type)).length;
  if (fields < FORM_FIELDS) return null;
  // Not just any heading: dialogs to log in or to mail a story are hidden in the pages of stories.
  const titles = [tree.title, metadata.titles[0]?.text ?? '', story.headline.text].flatMap((title) =>
    title.slice(0, MAX_TITLE).split(/[|»·•:–—]|\s--?\s/),
  );
  const called = titles.map((text) => text.trim()).find((text) => text.length < LONGEST_NAME && FORM_TITLE.test(text));
  return called === undefined
    ? null
    : `called “${called}”, with ${fields} fields to fill in, and the story has ${words} words`;
}

function frontSign({ tree, story, metadata, words, url }: RefuseInput): string | null {
  if (words >= FRONT_WORDS || story.hasDateline) return null;
  const { features } = story;
  let links = 0;
  let linkWords = 0;
  let teasers = 0;
  for (const block of tree.blocks) {
    if (features.teaser[block.index]) teasers++;
    if (features.linkShare[block.index]! > 0.8 && features.words[block.index]! >= 4) {
      links++;
      linkWords += features.words[block.index]!;
    }
  }
  const atRoot = url !== null && URL.canParse(url) && new URL(url).pathname === '/';
  if (
    (teasers >= 4 || links >= FRONT_LINKS) &&
    linkWords > FRONT_RATIO * words &&
    (!isDeclaredArticle(metadata) || atRoot)
  ) {
    return `${links + teasers} links to stories and ${words} words of prose`;
  }
  return null;
}
