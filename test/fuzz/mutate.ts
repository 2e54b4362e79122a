import type { Random } from './random.ts';

/** Largest page made, in bytes; splices and repeats are cut here. */
const LARGEST = 200_000;

const TAGS = [
  'p',
  'div',
  'article',
  'section',
  'span',
  'a',
  'b',
  'i',
  'h1',
  'h2',
  'h3',
  'ul',
  'li',
  'table',
  'tr',
  'td',
  'figure',
  'figcaption',
  'blockquote',
  'aside',
  'nav',
  'footer',
  'header',
  'script',
  'style',
  'noscript',
  'template',
  'svg',
  'math',
  'form',
  'button',
  'textarea',
  'title',
  'main',
  'br',
  'hr',
  'img',
  'meta',
  'link',
  'time',
  'amp-ad',
  'constructor',
  'html',
  'body',
  'head',
  'iframe',
  'select',
  'option',
  'dl',
  'dd',
];
const NAMES = [
  'class',
  'id',
  'style',
  'itemprop',
  'role',
  'href',
  'rel',
  'content',
  'property',
  'name',
  'datetime',
  'hidden',
  'lang',
  'type',
  '__proto__',
  'constructor',
];
const VALUES = [
  'byline',
  'article-body',
  'related-stories',
  'ad-slot',
  'caption',
  'comments',
  'share',
  'display:none',
  'articleBody',
  'navigation',
  'author',
  'canonical',
  'og:title',
  'article:published_time',
  '2024-02-30',
  'javascript:alert(1)',
  'https://ada:b@a.example/',
  'application/ld+json',
  'es',
  '__proto__',
  '"',
  "'",
  '&quot;',
  '',
];
const TEXTS = [
  'PORT ALDER, Maine (AP) — ',
  'WASHINGTON (Reuters) - ',
  'By Ada Quill, Associated Press',
  '(AP Photo/Ada Quill)',
  'Copyright 2024 The Associated Press. All rights reserved.',
  'Advertisement',
  'Read more',
  'Related stories',
  'Follow Ada Quill on Twitter @quill',
  '___',
  'Correction: ',
  '&nbsp;',
  '&#0;',
  '&#xD800;',
  '&amp;lt;',
  '&',
  '<',
  '>',
  '\u202e',
  '\u001b[31m',
  '\u0000',
  '\u00ad',
  '\u200b',
  'é',
  'â€™',
  '{"@type":"NewsArticle","headline":',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '</script>',
  '<?xml version="1.0" encoding="utf-16"?>',
  '<!DOCTYPE html>',
  '<meta charset="koi8-r">',
  ' '.repeat(50),
  '\n\n',
  '. ',
];

type Mutation = (page: Buffer, random: Random, others: readonly Buffer[]) => Buffer;

/** A piece of a page: its start and its end. */
function piece(page: Buffer, random: Random): [number, number] {
  const from = random.below(page.length + 1);
  return [from, Math.min(page.length, from + random.size(Math.max(2, page.length)))];
}

function put(page: Buffer, at: number, bytes: Buffer | string): Buffer {
  return Buffer.concat([
    page.subarray(0, at),
    typeof bytes === 'string' ? Buffer.from(bytes) : bytes,
    page.subarray(at),
  ]);
}

/** A place between two tags, where there is one: a tag put there is no part of another. */
function betweenTags(page: Buffer, random: Random): number {
  const at = page.indexOf('<', random.below(page.length + 1));
  return at < 0 ? page.length : at;
}

function tag(random: Random): string {
  const name = random.of(TAGS);
  if (random.next() < 0.35) return `</${name}>`;
  const attributes = Array.from({ length: random.below(3) }, () => ` ${random.of(NAMES)}="${random.of(VALUES)}"`).join(
    '',
  );
  return `<${name}${attributes}${random.of(['>', '>', '>', '>', '/>', ''])}`;
}

const MUTATIONS: Readonly<Record<string, Mutation>> = {
  splice(page, random, others) {
    const other = random.of(others);
    const [from, to] = piece(other, random);
    return put(page, random.below(page.length + 1), other.subarray(from, to));
  },
  spliceBetweenTags(page, random, others) {
    const other = random.of(others);
    const from = betweenTags(other, random);
    const end = other.indexOf('<', Math.min(other.length, from + random.size(20_000)));
    return put(page, betweenTags(page, random), other.subarray(from, end < 0 ? other.length : end));
  },
  drop(page, random) {
    const [from, to] = piece(page, random);
    return Buffer.concat([page.subarray(0, from), page.subarray(to)]);
  },
  repeat(page, random) {
    const [from, to] = piece(page, random);
    const times = random.size(Math.max(2, Math.min(2000, LARGEST / (to - from + 1))));
    return put(page, to, Buffer.concat(Array.from({ length: times }, () => page.subarray(from, to))));
  },
  flip(page, random) {
    const flipped = Buffer.from(page);
    for (let i = random.size(200); i > 0 && flipped.length > 0; i--)
      flipped[random.below(flipped.length)] = random.below(256);
    return flipped;
  },
  swap(page, random) {
    const [from, to] = piece(page, random);
    return put(
      Buffer.concat([page.subarray(0, from), page.subarray(to)]),
      random.below(page.length - (to - from) + 1),
      page.subarray(from, to),
    );
  },
  soup(page, random) {
    let soup = page;
    for (let i = random.size(60); i > 0; i--)
      soup = put(
        soup,
        random.next() < 0.8 ? betweenTags(soup, random) : random.below(soup.length + 1),
        tag(random).repeat(random.next() < 0.05 ? random.size(3000) : 1),
      );
    return soup;
  },
  texts(page, random) {
    let out = page;
    for (let i = random.size(30); i > 0; i--)
      out = put(
        out,
        random.next() < 0.5 ? betweenTags(out, random) : random.below(out.length + 1),
        random.of(TEXTS).repeat(random.next() < 0.05 ? random.size(500) : 1),
      );
    return out;
  },
  truncate: (page, random) => page.subarray(0, random.below(page.length + 1)),
  behead: (page, random) => page.subarray(random.size(Math.max(2, page.length))),
  unclose: (page, random) => Buffer.from(page.toString('latin1').replaceAll(`</${random.of(TAGS)}>`, ''), 'latin1'),
};

/** A page made of a fixture by one to four mutations, and what was done to it. */
export function mutate(
  fixtures: readonly Buffer[],
  random: Random,
): { readonly bytes: Buffer; readonly done: readonly string[] } {
  let bytes = random.of(fixtures);
  const done: string[] = [];
  for (let i = random.size(4); i > 0; i--) {
    const name = random.of(Object.keys(MUTATIONS));
    bytes = MUTATIONS[name]!(bytes, random, fixtures).subarray(0, LARGEST);
    done.push(name);
  }
  return { bytes, done };
}
