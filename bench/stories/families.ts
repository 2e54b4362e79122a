import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'cheerio';

/** A page of the fixtures whose story can be replaced by another: the furniture of a family of outlets around any text. */
export interface Family {
  readonly name: string;
  render(paragraphs: readonly string[], headline: string): string;
}

interface TruthFile {
  readonly outcome: string;
  readonly paragraphs?: readonly { readonly text: string }[];
  readonly headline?: string;
}

/** Share of a fixture's paragraphs that must be elements of their own, so that another story can stand in their place. */
const FOUND = 0.99;
const PARAGRAPH = 'p, div, li, blockquote, h2, h3';

/** The families whose fixture shows its story as elements, one a paragraph, and says nothing of it elsewhere. */
export function familiesOf(fixtures: string): Family[] {
  return readdirSync(join(fixtures, 'pages')).flatMap((name) => {
    const folder = join(fixtures, 'pages', name);
    if (!existsSync(join(folder, 'truth.json')) || !existsSync(join(folder, 'page.html'))) return [];
    const truth = JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8')) as TruthFile;
    const html = readFileSync(join(folder, 'page.html'), 'utf8');
    if (truth.outcome !== 'article' || !truth.paragraphs || html.includes('articleBody')) return [];
    const family = familyOf(name, html, truth);
    return family ? [family] : [];
  });
}

function familyOf(name: string, html: string, { paragraphs = [], headline = '' }: TruthFile): Family | null {
  const wanted = paragraphs.map(({ text }) => flat(text));
  const places = placesOf(html, wanted);
  if (places.filter((place) => place !== null).length < FOUND * wanted.length || wanted.length < 3) return null;
  return {
    name,
    render(texts, title) {
      const $ = load(html);
      const elements = $(PARAGRAPH).toArray();
      const slots = places.map((place) => elements[place!]!);
      texts.forEach((text, i) => {
        if (i < slots.length) $(slots[i]!).text(text);
        else {
          const more = $(slots.at(-1)!).clone().text(text);
          // Behind the last one of those put here before.
          $(slots.at(-1)!).after(more);
          slots.push(more.get(0)!);
        }
      });
      for (const slot of slots.slice(texts.length)) $(slot).remove();
      return $.html().replaceAll(headline, title);
    },
  };
}

/** Numbers of the innermost elements that hold each paragraph alone, its dateline before it at most. */
function placesOf(html: string, wanted: readonly string[]): (number | null)[] {
  const $ = load(html);
  const texts = $(PARAGRAPH)
    .toArray()
    .map((element) => ($(element).find(PARAGRAPH).length > 0 ? '' : flat($(element).text())));
  return wanted.map((text, i) => {
    const place = texts.findIndex((one) => one === text || (i === 0 && one.endsWith(text)));
    return place < 0 ? null : place;
  });
}

function flat(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
