import type { Article } from '../model/article.ts';

/** Between two articles of one file. */
const BETWEEN = '\n\u000c\n';

/** The story as plain text, dateline included; articles of one file are parted by a form feed on a line of its own. */
export function plainText(article: Article): string {
  const parts = [
    article.headline,
    [...article.bylines.map(({ text }) => text), article.published?.at ?? ''].filter(Boolean).join('\n'),
    storyText(article),
    article.captions.map(({ text, credit }) => [text, credit].filter(Boolean).join(' — ')).join('\n'),
    article.canonicalUrl,
  ];
  return parts.filter(Boolean).join('\n\n') + BETWEEN;
}

/** The body as it was printed, its dateline before it. */
export function storyText({ dateline, body }: Article): string {
  return [dateline?.text, body.text].filter(Boolean).join(' ');
}
