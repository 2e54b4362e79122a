import { shownPictures, type ShownPicture } from '../../export/shown-pictures.ts';
import type { Article } from '../../model/article.ts';
import { html, type Html } from './html.ts';

/** A page's own parameter by which somebody asks for the pictures themselves. */
export const ASKED = 'pictures';

/**
 * The pictures of a story by their addresses, with what stands under them; they are loaded from the outlet only where
 * `loaded`, which somebody asked for: the outlet then learns that the desk looks. Null where there is none.
 */
export function pictureList(article: Article, loaded: boolean): Html | null {
  const pictures = shownPictures(article);
  if (pictures.length === 0) return null;
  const known = pictures.filter(({ url }) => url !== null).length;
  const address = `/articles/${article.id}?revision=${article.revision}`;
  return html`<section class="notes pictures" id="pictures">
    <h2>${known === 0 ? 'Captions' : 'Pictures'}</h2>
    ${pictures.map((picture) => one(picture, loaded))}
    ${
      known > 0 &&
      html`<p class="quiet">
        ${loaded ? html`Loaded from the outlet, which sees that you look. <a href="${address}#pictures">Addresses alone</a>` : html`Nothing was loaded. <a href="${address}&amp;${ASKED}=load#pictures">Load them from the outlet</a>, which then sees that you look.`}
      </p>`
    }
  </section>`;
}

function one({ url, alt, caption, credit }: ShownPicture, loaded: boolean): Html {
  const words = caption ?? alt;
  return html`<figure>
    ${loaded && url !== null && html`<img src="${url}" alt="${alt ?? caption ?? ''}" loading="lazy" referrerpolicy="no-referrer" />`}
    <figcaption>
      ${words !== null && html`<span>${words}</span>`} ${credit !== null && html`<span class="quiet">${credit}</span>`}
      ${url !== null && html`<a class="mono address" href="${url}" rel="noreferrer noopener nofollow" target="_blank">${url.slice(0, 300)}</a>`}
    </figcaption>
  </figure>`;
}
