import { overLines } from '../../../text/over-lines.ts';
import type { Signs } from '../../../text/sign.ts';

/** How lines between a story’s paragraphs begin and end that are links or captions. */
export const BLOCK_SIGNS = {
  labelledLink: {
    reason: 'a label before a link',
    pattern: /^\W{0,3}(?:[\p{Lu}\d][\p{Lu}\d .,'’&/-]{2,60}|[\p{L}'’ ]{3,30})\s?[:|>»]/u,
    meets: ['ISLANDERS: Retain Josh', 'READ THIS | More', 'See the photos: here'],
    passes: ['It rained', '10:42 Council'],
  },
  datedLink: {
    reason: 'a date or time before a link’s text',
    pattern: new RegExp(
      overLines`
        ^\W*(?:
          (?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.? \d{1,2},? (?:\d{4})?
          | \d{1,2}[:./]\d{2}(?:[:./]\d{2,4})?
        )\b.{12,160}$
      `,
      'i',
    ),
    meets: ['January 15, 2008 Police Make Arrest', '10:42 Council votes on the rate', 'May 4, Council votes on rate'],
    passes: ['Police made an arrest on January 15', '10:42 no'],
  },
  captionEnd: {
    reason: 'a caption that nothing else gives away: it ends in its credit',
    pattern: new RegExp(overLines`
      [([](?:
        (?:AP |Reuters |REUTERS |AFP |File |Staff |Courtesy )?(?:
          Photos?|Pictures?|Images?|Illustration|Graphic|Video|Credit|Foto
        )\b[^()[\]]{0,80}
        | [^()[\]]{2,60}(?:\/|via |, )(?:
            AP
            | Associated Press
            | Getty Images
            | AFP
            | Reuters
            | REUTERS
            | Shutterstock
            | EPA
            | PA
          )[^()[\]]{0,30}
        | Getty Images
        | Shutterstock
      )[)\]]\.?$
    `),
    meets: [
      'Boats lie in port. (AP Photo/Jo Roe)',
      'Boats. (Jo Roe/Associated Press)',
      'Boats. [Getty Images]',
      'Boats (Jo Roe via AP, File).',
      'Boats (Shutterstock)',
      'Boats (Photo by Jo Roe)',
    ],
    passes: ['Boats lie in port (AP)', 'Boats (in port)'],
  },
  agencyEnd: {
    reason: 'an agency in brackets at the end of a caption or a brief',
    pattern: /\((?:AP|Reuters|REUTERS|AFP|EPA|Getty|AAP|PA)\)$/,
    meets: ['Boats (AP)', 'Boats lie in port. (REUTERS)'],
    passes: ['Boats (AP) lie', 'Boats (AP Photo)'],
  },
  pictureEnd: {
    reason:
      'an agency and its photographer behind words that end in no full stop, or behind a caption; a photographer behind a label',
    pattern: new RegExp(
      overLines`
        [^.!?\s] ?\((?:AP|EFE|AFP|Reuters|REUTERS|EPA)\/\p{Lu}[\p{L}.'’-]{0,30}(?: \p{Lu}[\p{L}.'’-]{0,30}){1,3}\)$
        | [.!?]["”]? REUTERS\/\p{Lu}[\p{L}.'’-]{0,30}(?: \p{Lu}[\p{L}.'’-]{0,30}){0,3}(?:\/(?:File Photo|Pool|Handout))?$
        | [.!?]["”]? (?:Picture|Image|Photo|Photograph|Pic): \p{Lu}[\p{L}.'’-]{0,30}(?:[ /]\p{Lu}[\p{L}.'’-]{0,30}){1,3}$
      `,
      'u',
    ),
    meets: [
      'Boats in port (REUTERS/Ann Lobo)',
      'FILE PHOTO: Boats lie in port. REUTERS/Ann Lobo/File Photo',
      'Boats lie in port, May 4, 2026. REUTERS/Ann Lobo',
      'Boats lie in port. Picture: Ann Lobo',
      'Boats lie in port. Image: Ann Lobo',
      'Boats lie in port. Photo: Ann Lobo',
      'Boats lie in port. Photograph: Ann Lobo',
      'Boats lie in port. Pic: Ann Lobo',
    ],
    passes: [
      'Boats lie in port. (REUTERS/Ann Lobo)',
      'Boats (AP)',
      'She sent one. Photo: none',
      'He wrote to Reuters/Ipsos',
    ],
  },
  invitation: {
    reason: 'a last sentence that bids its reader subscribe',
    pattern: /[.!?:] (?:sign[- ]?up|subscribe)\b[^.!?]{0,120}[.!]?$/i,
    meets: [
      'We gather what matters. Sign up for the Ebb, our free newsletter.',
      'Our newsletter has the best of them. Sign up now!',
      'Read on: subscribe to the e-edition',
      'Stay dry! Sign-up for our mailing list.',
      'Tides? Signup for our newsletter.',
    ],
    passes: [
      'Sign up at the hall.',
      'Sign up. It is free.',
      'She told them to sign up.',
      'It is late. Subscribed or not, he came.',
    ],
  },
} satisfies Signs;
