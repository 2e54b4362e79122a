import { expect, test } from 'vitest';
import { isShared } from '../../src/model/shared-url.ts';

const A = 'https://a.example';

test.for([
  // The front page and fronts of sections, by pages below them.
  ['/', '/news/barge-23', true],
  ['/index.html', '/news/barge-23', true],
  ['/news', '/news/barge-23', true],
  ['/news/', '/news/local/barge', true],
  ['/local-news', '/local-news/2026/barge-breaks-loose', true],
  // One script for all stories, and one that says which.
  ['/article.php', '/article.php?id=512', true],
  ['/', '/?p=123', true],
  ['/article.php?id=512', '/article.php?id=512&from=front', false],
  ['/?p=123', '/2026/03/05/barge', false],
  // The page itself, or a shorter address of the story.
  ['/', '/', false],
  ['/barge', '/barge', false],
  ['/barge', '/barge?page=2', false],
  ['/barge', '/barge/amp', false],
  ['/barge', '/news/local/barge.html', false],
  ['/barge-breaks-loose', '/news/local/2026/article-1.html', false],
  ['/news/20260305', '/news/local/barge', false],
  ['/news/barge', '/?p=123', false],
  ['/news/barge', '/node', false],
  // Where the page's own URL is not known.
  ['/', null, true],
  ['/news', null, true],
  ['/news/sports', null, true],
  ['/index.html', null, true],
  ['/barge', null, false],
  ['/news/barge-23', null, false],
  ['/1', null, false],
] as const)('%s named by %s: %s', ([canonical, own, shared]) => {
  expect(isShared(new URL(canonical, A), own === null ? null : new URL(own, A))).toBe(shared);
});
