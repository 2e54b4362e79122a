import type { Block, Element, Tree } from '../../page/tree.ts';
import type { Metadata } from '../../page/metadata.ts';
import type { Story } from '../story.ts';

/** What the decision rests on. */
export interface RefuseInput {
  readonly tree: Tree;
  readonly metadata: Metadata;
  readonly story: Story;
  readonly url: string | null;
  /** Words of the stripped story. */
  readonly words: number;
  /** The story's last paragraph; empty where it has none. */
  readonly ending: string;
  /** Whether an agency's copyright line or its contributors stand at the story's end. */
  readonly hasTail: boolean;
}

const TEXT_SAMPLE = 20_000;
const MAX_TITLE = 1000;
const PARTS = /[|»·•–—]|\s--?\s|\s:\s/;
const SENTENCE_END = /[.!?。！？"”’»)\]]$/;
const TRAILS_OFF = /(?:…|\.{3})["”’)\] ]{0,3}$/;
const PLAYERS: ReadonlySet<string> = new Set([
  'video',
  'audio',
  'iframe',
  'object',
  'embed',
  'amp-video',
  'amp-youtube',
]);
const PLAYER_KEY = /(?:^|[^a-z])(?:player|gallery|slides?|slideshow|slider|carousel|lightbox)(?:$|[^a-z])/;
const TYPED = /^(?:text|email|tel|url|password|textarea|file)$/;

/** Facts of a page that several checks ask for; each is worked out when first asked for, since most pages are asked for few. */
export class PageFacts {
  readonly input: RefuseInput;
  #titles: readonly string[] | undefined;
  #text: string | undefined;
  #inputs: readonly string[] | undefined;
  #links: { readonly links: number; readonly linkWords: number; readonly teasers: number } | undefined;

  constructor(input: RefuseInput) {
    this.input = input;
  }

  get words(): number {
    return this.input.words;
  }

  /** The titles of the page and of its story, and each part of them. */
  get titles(): readonly string[] {
    const { tree, story, metadata } = this.input;
    return (this.#titles ??= [tree.title, metadata.titles[0]?.text ?? '', story.headline.text].flatMap((title) => {
      const text = title.slice(0, MAX_TITLE).trim();
      return [...new Set([text, ...text.split(PARTS).map((part) => part.trim())])].filter(Boolean);
    }));
  }

  /** Its visible text, as far as a wall or an error would stand. */
  get text(): string {
    return (this.#text ??= openingOf(this.input.tree.blocks));
  }

  get pageWords(): number {
    let words = 0;
    for (const block of this.input.tree.blocks) words += block.words;
    return words;
  }

  /** Types of the fields there are to fill in. */
  get inputs(): readonly string[] {
    return (this.#inputs ??= this.input.tree.elements
      .filter(isField)
      .map((element) =>
        element.name === 'textarea' ? 'textarea' : (element.attr('type') ?? 'text').trim().toLowerCase(),
      ));
  }

  get fields(): number {
    return this.inputs.filter((type) => TYPED.test(type)).length;
  }

  /** Lines that are nothing but a link of four words and more, their words, and teasers. */
  get links(): { readonly links: number; readonly linkWords: number; readonly teasers: number } {
    if (this.#links) return this.#links;
    const { tree, story } = this.input;
    const { features } = story;
    const found = { links: 0, linkWords: 0, teasers: 0 };
    for (const { index } of tree.blocks) {
      if (features.teaser[index]) found.teasers++;
      if (features.linkShare[index]! <= 0.8 || features.words[index]! < 4) continue;
      found.links++;
      found.linkWords += features.words[index]!;
    }
    return (this.#links = found);
  }

  get isDeclaredArticle(): boolean {
    const { types, published } = this.input.metadata;
    return types.some((type) => /article$|posting$/.test(type)) || published !== null;
  }

  get isDeclaredVideo(): boolean {
    const { types } = this.input.metadata;
    return types.some((type) => /^(?:videoobject|og:video)/.test(type)) && !types.some((type) => /article$/.test(type));
  }

  /** A brief is whole that opens with a dateline or ends with its agency's lines, and whose last sentence has an end. */
  get isWholeBrief(): boolean {
    const { story, hasTail, words } = this.input;
    return (story.hasDateline || hasTail) && words >= SHORTEST_BRIEF && !this.breaksOff;
  }

  get breaksOff(): boolean {
    const { ending } = this.input;
    return !SENTENCE_END.test(ending) || TRAILS_OFF.test(ending);
  }

  get isAtRoot(): boolean {
    const { url } = this.input;
    return url !== null && URL.canParse(url) && new URL(url).pathname === '/';
  }

  hasPlayer(): boolean {
    return this.input.tree.elements.some(isPlayer);
  }
}

const SHORTEST_BRIEF = 15;

/** The text of the first blocks, a line or more each. */
function openingOf(blocks: readonly Block[]): string {
  let text = '';
  for (const block of blocks) {
    if (text.length > TEXT_SAMPLE) break;
    text += `${block.text}\n`;
  }
  return text.slice(0, -1).slice(0, TEXT_SAMPLE);
}

function isField({ name }: Element): boolean {
  return name === 'input' || name === 'textarea';
}

function isPlayer(element: Element): boolean {
  return PLAYERS.has(element.name) || PLAYER_KEY.test(element.key);
}
