import type { Article, Picture } from '../model/article.ts';

/** A picture of an article; without a URL where only its caption is known. */
export interface ShownPicture extends Omit<Picture, 'url'> {
  readonly url: string | null;
}

/** Pictures in the order of the page, then captions whose picture is not known. */
export function shownPictures({ pictures = [], captions }: Article): readonly ShownPicture[] {
  const known = new Set(pictures.map(({ caption, credit }) => `${caption ?? ''}\n${credit ?? ''}`));
  const bare = captions.filter(({ text, credit }) => !known.has(`${text}\n${credit ?? ''}`));
  return [
    ...pictures,
    ...bare.map(({ text, credit }) => ({ url: null, alt: null, caption: text === '' ? null : text, credit })),
  ];
}
