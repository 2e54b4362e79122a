import type { Article, Paragraph } from '../model/article.ts';
import { shownPictures, type ShownPicture } from './shown-pictures.ts';

/** Characters that Markdown would take for its own. */
const ACTIVE = /[\\`*_[\]<>#|~]/g;
/** What makes a list or a heading of a line that begins with it. */
const OPENING = /^(\s*)([-+=]|\d+[.)])(?=\s|$|[-+=])/;

/** The story to read: facts as YAML front matter, whose values are JSON strings, which YAML takes as they are. */
export function articleMarkdown(article: Article): string {
  const { headline, dateline, body, bylines } = article;
  const facts: [string, unknown][] = [
    ['id', article.id],
    ['url', article.canonicalUrl],
    ['outlet', article.outlet.host],
    ['agency', article.agency],
    ['place', dateline?.places.map(({ name }) => name).join('; ')],
    ['byline', bylines.map(({ text }) => text).join('; ')],
    ['published', article.published?.at],
    ['updated', article.updated?.at],
    ['language', article.language],
    ['words', body.words],
    ['section', article.declared?.section?.value],
    ['keywords', article.declared?.keywords?.map(({ value }) => value).join('; ')],
  ];
  const front = facts
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  const paragraphs = body.paragraphs.map((paragraph, index) => {
    const opening = index === 0 && dateline !== null ? `**${escaped(dateline.text)}** ` : '';
    return opening + paragraphOf(paragraph);
  });
  const parts = [
    `---\n${front.join('\n')}\n---`,
    headline === '' ? '' : `# ${escaped(headline)}`,
    ...paragraphs,
    ...shownPictures(article).map(pictureOf),
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n\n`;
}

function pictureOf({ url, alt, caption, credit }: ShownPicture): string {
  const image = url === null ? '' : `![${escaped(alt ?? '')}](<${url.replace(/[<>]/g, encodeURIComponent)}>)`;
  const words = [escaped(caption ?? ''), credit === null ? '' : `(${escaped(credit)})`].filter(Boolean).join(' ');
  return [image, words === '' ? '' : `*Photo: ${words}*`].filter(Boolean).join('\n\n');
}

function paragraphOf({ kind, text, rows }: Paragraph): string {
  if (rows !== undefined) return tableOf(rows);
  const safe = escaped(text);
  if (kind === 'subhead') return `## ${safe}`;
  if (kind === 'deck') return `*${safe}*`;
  if (kind === 'quote') return `> ${safe}`;
  return kind === 'list' ? `- ${safe}` : safe;
}

/** The first row as the head: Markdown has no table without one. */
function tableOf([head = [], ...rows]: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escaped).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')).replaceAll('\\-', '-'), ...rows.map(line)].join('\n');
}

function escaped(text: string): string {
  return text.replace(ACTIVE, (character) => `\\${character}`).replace(OPENING, '$1\\$2');
}
