/** The paragraphs of the story that stands in a hostile page: what must come out whole where an article is expected. */
export const PARAGRAPHS = [
  'The harbor board voted Tuesday to rebuild the north pier after a winter of storms left half of its planks unsafe to walk on.',
  'Work is to begin in May and to last through the summer, said Ada Quill, who leads the board and has fished from the pier since she was six.',
  '“We looked at a cheaper fix and it would have lasted two years,” Quill said. “This one should see my grandchildren out.”',
  'The town has set aside a little over two million for it, most of that from a levy on moorings that was raised twice in ten years.',
] as const;

export const DATELINE = 'PORT ALDER, Maine (AP) —';
export const HEADLINE = 'Harbor board votes to rebuild storm-damaged north pier';
export const PAGE_URL = 'https://news.alder.example/2024/03/05/harbor-board-votes-to-rebuild-north-pier';

/** Where something hostile may be put into an honest page. All parts are raw HTML. */
export interface Parts {
  readonly title?: string;
  readonly head?: string;
  readonly attributes?: string;
  readonly beforeStory?: string;
  readonly headline?: string;
  readonly byline?: string;
  readonly inStory?: string;
  readonly afterStory?: string;
}

/** An honest page of one story with the given parts put in. */
export function storyPage({
  title = HEADLINE,
  head = '',
  attributes = '',
  beforeStory = '',
  headline = HEADLINE,
  byline = '',
  inStory = '',
  afterStory = '',
}: Parts = {}): string {
  const [first, ...rest] = PARAGRAPHS;
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>${head}</head><body>${beforeStory}
<article ${attributes}><h1>${headline}</h1>${byline}<div class="story-body"><p>${DATELINE} ${first}</p>
${inStory}${rest.map((text) => `<p>${text}</p>`).join('\n')}</div></article>${afterStory}</body></html>`;
}

/** `piece` as often as fits into `bytes`, each with its number in place of `#`. */
export function fill(piece: string, bytes: number): string {
  const pieces: string[] = [];
  for (let i = 0, length = 0; length < bytes; i++) {
    pieces.push(piece.replaceAll('#', String(i)));
    length += pieces[i]!.length;
  }
  return pieces.join('');
}
