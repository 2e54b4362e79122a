import { overLines } from '../text/over-lines.ts';
import type { Signs } from '../text/sign.ts';
import { oneOf, signaturesOf } from './agency-names.ts';

/** Who else takes or sells pictures of news. */
const PICTURE_DESKS = String.raw`A\.P\.|MCT|Getty(?: Images)?|EPA(?:-EFE)?|USA TODAY(?: Sports| Network)?|Imagn(?: Images)?|Invision(?:/AP)?|AAP Image|Shutterstock|iStock(?:photo)?|Unsplash|Zuma(?: Press)?|SIPA(?: USA)?|Icon Sportswire|NASA|Pool|Handout|File`;

/** The agencies that sign pictures, and these desks. */
const SOURCES = `(?:(?:The |THE )?${oneOf(signaturesOf('AP', 'Reuters', 'AFP', 'UPI', 'CP', 'PA', 'AAP', 'dpa', 'EFE', 'Europa Press', 'Xinhua', 'Kyodo', 'Yonhap', 'Bloomberg', 'CNN', 'TNS', 'LA Times'))}|${PICTURE_DESKS})`;

/** How the credit of a picture reads, in a caption or alone. */
export const CAPTION_CREDITS = {
  bracketed: {
    reason: 'brackets at a caption’s end',
    pattern: /\s*[([]([^()[\]]{2,120})[)\]]\.?$/,
    meets: ['Fans cheer. (AP Photo/Luca Bruno)', 'A comet. (NASA via AP, File)', '[Photo: J. Doe/AP].'],
    passes: ['The bridge (in 2020) before the flood', 'A comet (a)'],
  },
  inBrackets: {
    reason: 'what brackets hold is a credit',
    pattern: new RegExp(
      overLines`
      ^(?:
        (?:AP|Reuters|REUTERS|AFP|EPA|UPI|CNN)\s?
        (?:Photo|PHOTO|Foto|Video|Images?|Graphic|Illustration)\b
        | (?:
            Photo|PHOTO|Photos|Image|Video|Picture|Credit|Source|Foto|Bild
          )\b\s?(?:by|courtesy|credit|from|provided|:)
        | .*(?:/|\bvia |,\s?|\bby )${SOURCES}(?:\s?,\s?(?:file|pool))?$
        | ${SOURCES}(?:\s?[/,-]\s?.{2,60})?$
        | .{2,60}\b(?:Photo|photo|Photos|Photography|Images|Press Service|Newspapers?|Staff)$
        | Courtesy\b
      )
    `,
    ),
    meets: [
      'AP Photo/Jo Roe',
      'Photo by Jo Roe',
      'Jo Roe/AP',
      'NASA via AP, File',
      'AP',
      'Jo Roe Photography',
      'Courtesy of Jo Roe',
    ],
    passes: ['before the flood', '2020', 'a great photo of him'],
  },
  labelled: {
    reason: 'a credit behind its label at the end',
    pattern: new RegExp(overLines`
      (?:(?<=[.!?)”"])\s+|\s*[|—]\s*|\s-\s)
      ((?:Photo|PHOTO|Image|Credit|CREDIT|Foto|Photograph|Picture)s?\s?(?:by|courtesy of|credit|:)\s?:?\s?\S.{1,100})$
    `),
    meets: ['People wait. Photo by Jo Roe', 'People wait | Credit: Jo Roe', 'People wait - Image: Jo Roe'],
    passes: ['A sign reads "Photo by appointment."', 'People wait for a photo.'],
  },
  trailing: {
    reason: 'a name and its agency at the end',
    pattern: new RegExp(
      overLines`
        (?<=[.!?”"])\s+(
          (?:\p{Lu}[\p{L}.'’-]+\s){1,4}?(?:for\s)?[/|,-]\s?${SOURCES}(?:[/,]\s?\w+)*
          | ${SOURCES}(?:\s?(?:Photo|Images))?\s?[/|]\s?\p{Lu}[\p{L}.'’ -]{2,40}(?:/\p{Lu}[\p{L} ]{2,20})?
          | \p{Lu}[\p{L}.'’ -]{2,40}/(?:(?:[\p{L}.'’ ]{2,40}|EPA-EFE|Invision/AP)\s?via\s)?${SOURCES}
        )$
      `,
      'u',
    ),
    meets: ['He waits. Jo Roe/AP', 'He waits. THE ASSOCIATED PRESS/Jo Roe', 'He waits. JO ROE/AFP via Getty Images'],
    passes: ['He waits in Rome/Italy', 'He waits. Then he left.'],
  },
  whole: {
    reason: 'a whole line is a credit',
    pattern: new RegExp(
      overLines`
        ^(?:[([]\s?)?(?:
          (?:
            Photo|PHOTO|Photos|Image|IMAGE|Images|Credit|Picture|PICTURE|Foto|Photography
            |(?:Cover|Lead|Featured?) (?:image|photo|picture)
          )s?\s?(?:by|courtesy(?: of)?|[Cc]redits?|from|:)\s?:?.{2,80}
          | Video\s(?:by|courtesy(?: of)?|from)\s.{2,80}
          | (?:AP|REUTERS|Reuters|AFP|EPA|UPI)\s?(?:Photo|PHOTO|Video|Graphic|File Photo|Images?)
            (?:\s?[/:|,-]\s?.{2,60}|\s+(?:by|courtesy)\s.{2,60})?
          | AP Photo\s[A-Z]{2,5}\d{2,4}(?:,\s?\w+)*
          | \p{Lu}[\p{L}.'’ -]{2,40}\s?[/|,-]\s?${SOURCES}(?:[/,]\s?[\w ]{2,20}|\s(?:via|for)\s[\w ]{2,20})*
          | [\p{L}.'’ ]{2,60}\bvia ${SOURCES}(?:, File)?
          | ${SOURCES}\s?/\s?.{2,40}
          | Courtesy (?:of )?.{2,60}
          | (?:Representati(?:ve|onal)|Illustrative) (?:image|photo|picture)s?
          | \p{Lu}[\p{L}.'’ -]{2,40}, (?:STF|MBR|FRE|POOL|AP|SUB|HOGP|Staff) ?(?:/ ?.{2,40})?
        )(?:\s?[)\]])?\.?$
      `,
      'u',
    ),
    meets: [
      'Photo: Jo Roe, AP',
      'Jo Roe/Invision/AP',
      '(AP Video by Jo Roe)',
      'Video by Jo Roe',
      'AP Photo XAN101',
      'Jo Roe via AP',
      'AP/Jo Roe',
      'Courtesy of Jo Roe',
      '(Cover image: Jo Roe)',
      '(Representational image)',
      'IMAGE: REUTERS',
      'Jo Roe, STF / Harbor',
    ],
    passes: ['A man walks past a photo.', 'The bridge in 2020.'],
  },
} satisfies Signs;
