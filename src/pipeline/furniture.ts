import { BODY_CLASS, CLASS_RULES } from '../rules/classes.ts';
import type { Rule } from '../rules/rule.ts';
import type { Features } from './features.ts';
import type { Element, Tree } from './tree.ts';

/** Why an element, with all in it, is furniture. */
export interface Verdict {
  readonly rule: string;
  readonly reason: string;
}

const TAG_VERDICTS: Readonly<Record<string, Verdict>> = {
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
  dialog: { rule: 'tag-dialog', reason: 'an overlay' },
  figure: { rule: 'class-caption', reason: 'a picture’s caption or credit' },
  figcaption: { rule: 'class-caption', reason: 'a picture’s caption or credit' },
  'amp-ad': { rule: 'class-ad', reason: 'an advertisement' },
  'amp-sidebar': { rule: 'class-navigation', reason: 'navigation' },
};
const ROLE_VERDICTS: Readonly<Record<string, Verdict>> = {
  navigation: { rule: 'role-navigation', reason: 'navigation' },
  complementary: { rule: 'role-complementary', reason: 'a side column' },
  contentinfo: { rule: 'role-contentinfo', reason: 'the foot of the page' },
  banner: { rule: 'role-banner', reason: 'the head of the page' },
  search: { rule: 'role-search', reason: 'a search form' },
  dialog: { rule: 'tag-dialog', reason: 'an overlay' },
  menu: { rule: 'role-navigation', reason: 'navigation' },
};
const HIDDEN: Verdict = { rule: 'hidden', reason: 'no reader sees it' };

/**
 * A furniture element that holds this share of the page's prose, or one of the story's anchors, is a wrapper with an
 * unlucky class (`has-sidebar`, `ad-free`), not furniture. Comments may well be longer than the story.
 */
const WRAPPER_SHARE = 0.4;
const WRAPPER_SHARE_COMMENTS = 0.9;
/** These classes are hardly ever a wrapper's by accident. */
const SELDOM_WRAPPERS: ReadonlySet<string> = new Set(['class-caption', 'class-byline', 'class-author-bio', 'class-newsletter', 'class-consent', 'class-embed', 'class-inset']);
/** Holding this share of the prose in the page's commonest shapes, it is one of the story's own sections. */
const STORY_SHAPE_SHARE = 0.15;

/** WordPress writes a post's tags and categories into the classes of the post itself. */
const POST_TERMS = /(?<=^|\s)(?:tag|category|post_tag|format|author|status|type|cat|section|topic)-[\w-]+/g;

const memo = new Map<string, Verdict | null>();
const bodyMemo = new Map<string, boolean>();

/** The class rule that a class and id meet, memoised by string. */
export function classVerdict(key: string, rules: readonly Rule[] = CLASS_RULES): Verdict | null {
  if (key === '') return null;
  const known = memo.get(key);
  if (known !== undefined && rules === CLASS_RULES) return known;
  const own = /\b(?:hentry|type-\w+|status-publish)\b/.test(key) ? key.replace(POST_TERMS, '') : key;
  const rule = rules.find((candidate) => candidate.pattern.test(own));
  const verdict = rule ? { rule: rule.id, reason: rule.reason } : null;
  if (memo.size > 20_000) memo.clear();
  if (rules === CLASS_RULES) memo.set(key, verdict);
  return verdict;
}

/** Whether class, id or itemprop say that an element holds the story's text. */
export function isBodyElement(element: Element): boolean {
  if (element.attr('itemprop') === 'articleBody') return true;
  if (element.name === 'article') return true;
  if (element.key === '') return false;
  let body = bodyMemo.get(element.key);
  if (body === undefined) {
    body = BODY_CLASS.test(element.key);
    if (bodyMemo.size > 20_000) bodyMemo.clear();
    bodyMemo.set(element.key, body);
  }
  return body;
}

function ownVerdict(element: Element): Verdict | null {
  if (element.attr('hidden') !== undefined || /display\s*:\s*none|visibility\s*:\s*hidden/i.test(element.attr('style') ?? '')) return HIDDEN;
  const byTag = Object.hasOwn(TAG_VERDICTS, element.name) ? TAG_VERDICTS[element.name]! : null;
  if (byTag) return byTag;
  const role = element.attr('role');
  if (role && Object.hasOwn(ROLE_VERDICTS, role)) return ROLE_VERDICTS[role]!;
  return classVerdict(element.key);
}

/**
 * The verdict that holds for each element, its own or the outermost above it, by element index.
 * `anchored` says which elements hold an anchor of the story; those are never furniture.
 */
export function furnitureOf(tree: Tree, features: Features, anchored: Uint8Array): readonly (Verdict | null)[] {
  const verdicts: (Verdict | null)[] = Array.from({ length: tree.elements.length }, () => null);
  for (const element of tree.elements) {
    const above = element.parent ? verdicts[element.parent.index]! : null;
    if (above) {
      verdicts[element.index] = above;
      continue;
    }
    if (element.name === 'html' || element.name === 'body' || anchored[element.index]) continue;
    const own = ownVerdict(element);
    if (!own) continue;
    if (isWrapper(element, own, features)) continue;
    verdicts[element.index] = own;
  }
  return verdicts;
}

function isWrapper(element: Element, own: Verdict, features: Features): boolean {
  if (features.totalProse === 0) return false;
  const share = features.proseIn[element.index]! / features.totalProse;
  if (own.rule === 'class-comments') return share > WRAPPER_SHARE_COMMENTS;
  if (SELDOM_WRAPPERS.has(own.rule)) return share > WRAPPER_SHARE;
  return share > WRAPPER_SHARE || features.shapedProseIn[element.index]! > STORY_SHAPE_SHARE * features.shapedProse;
}
