import type { Caption } from '../model/article.ts';
import { oneOf, signaturesOf } from './agency-names.ts';
import { overLines } from '../text/over-lines.ts';

/** Who else takes or sells pictures of news. */
const PICTURE_DESKS = String.raw`A\.P\.|MCT|Getty(?: Images)?|EPA(?:-EFE)?|USA TODAY(?: Sports| Network)?|Imagn(?: Images)?|Invision(?:/AP)?|AAP Image|Shutterstock|iStock(?:photo)?|Unsplash|Zuma(?: Press)?|SIPA(?: USA)?|Icon Sportswire|NASA|Pool|Handout|File`;
/** The agencies that sign pictures, and these desks. */
const SOURCES = `(?:(?:The |THE )?${oneOf(signaturesOf('AP', 'Reuters', 'AFP', 'UPI', 'CP', 'PA', 'AAP', 'dpa', 'EFE', 'Europa Press', 'Xinhua', 'Kyodo', 'Yonhap', 'Bloomberg', 'CNN', 'TNS', 'LA Times'))}|${PICTURE_DESKS})`;
/** `(AP Photo/Luca Bruno)`, `(NASA via AP, File)`, `[Photo: J. Doe/AP]` at a caption's end. */
const BRACKETED = /\s*[([]([^()[\]]{2,120})[)\]]\.?$/;
const CREDIT_INSIDE = new RegExp(
  overLines`
  ^(?:
    (?:AP|Reuters|REUTERS|AFP|EPA|UPI|CNN)\s?
    (?:Photo|PHOTO|Foto|Video|Images?|Graphic|Illustration)\b
    | (?:
        Photo|PHOTO|Photos|Image|Video|Picture|Credit|Courtesy|Source|Foto|Bild
      )\b\s?(?:by|courtesy|credit|from|provided|:)
    | .*(?:/|\bvia |,\s?|\bby )${SOURCES}(?:\s?,\s?(?:File|Pool|file|pool))?$
    | ${SOURCES}(?:\s?[/,-]\s?.{2,60})?$
    | .{2,60}\b(?:Photo|photo|Photos|Photography|Images|Press Service|Newspapers?|Staff|via AP)$
    | Courtesy\b
  )
`,
);
const LABELLED = new RegExp(overLines`
  (?:(?<=[.!?)”"])\s+|\s*[|—]\s*|\s-\s)
  ((?:Photo|PHOTO|Image|Credit|CREDIT|Foto|Photograph|Picture)s?\s?(?:by|courtesy of|credit|:)\s?:?\s?\S.{1,100})$
`);
const TRAILING = new RegExp(
  overLines`
    (?<=[.!?”"])\s+(
      (?:\p{Lu}[\p{L}.'’-]+\s){1,4}?(?:for\s)?[/|,-]\s?${SOURCES}(?:[/,]\s?\w+)*
      | ${SOURCES}(?:\s?(?:Photo|Images))?\s?[/|]\s?\p{Lu}[\p{L}.'’ -]{2,40}(?:/\p{Lu}[\p{L} ]{2,20})?
      | \p{Lu}[\p{L}.'’ -]{2,40}/(?:(?:[\p{L}.'’ ]{2,40}|EPA-EFE|Invision/AP)\s?via\s)?${SOURCES}
    )$
  `,
  'u',
);
const WHOLE = new RegExp(
  overLines`
    ^(?:[([]\s?)?(?:
      (?:
        Photo|PHOTO|Photos|Image|Images|Credit|Picture|Foto|Photography
      )s?\s?(?:by|courtesy(?: of)?|[Cc]redits?|from|:)\s?:?.{2,80}
      | Video\s(?:by|courtesy(?: of)?|from)\s.{2,80}
      | (?:AP|REUTERS|Reuters|AFP|EPA|UPI)\s?(?:Photo|PHOTO|Video|Graphic|File Photo|Images?)
        (?:\s?[/:|,-]\s?.{2,60}|\s+(?:by|courtesy)\s.{2,60})?
      | AP Photo\s[A-Z]{2,5}\d{2,4}(?:,\s?\w+)*
      | \p{Lu}[\p{L}.'’ -]{2,40}\s?[/|,-]\s?${SOURCES}(?:[/,]\s?[\w ]{2,20}|\s(?:via|for)\s[\w ]{2,20})*
      | [\p{L}.'’ ]{2,60}\bvia ${SOURCES}(?:, File)?
      | ${SOURCES}\s?/\s?.{2,40}
      | Courtesy (?:of )?.{2,60}
      | \p{Lu}[\p{L}.'’ -]{2,40}, (?:STF|MBR|FRE|POOL|AP|SUB|HOGP|Staff) ?(?:/ ?.{2,40})?
    )(?:\s?[)\]])?\.?$
  `,
  'u',
);

/** Parts a caption and its credit: `Fans cheer. (AP Photo/Luca Bruno)`. The credit loses its brackets, nothing else. */
export function splitCaption(text: string): Caption {
  const whole = text.trim().replace(/(?<=[)\]])\s*[-–—|]$/, '');
  const slice = whole.slice(-160);
  const bracket = BRACKETED.exec(slice);
  if (bracket?.[1] !== undefined && CREDIT_INSIDE.test(bracket[1].trim()))
    return { text: whole.slice(0, whole.length - bracket[0].length).trim(), credit: bracket[1].trim() };
  if (looksLikeCredit(whole)) return { text: '', credit: whole.replace(/^[([]\s?|\s?[)\]]\.?$/g, '') };
  const tail = LABELLED.exec(slice) ?? TRAILING.exec(slice);
  if (tail?.[1] !== undefined)
    return { text: whole.slice(0, whole.length - tail[0].length).trim(), credit: tail[1].trim() };
  return { text: whole, credit: null };
}

/** True for a line that is a picture's credit and nothing else: `Photo: Hau Dinh, AP`, `Charles Sykes/Invision/AP`. */
export function looksLikeCredit(text: string): boolean {
  const line = text.trim();
  return (
    line.length >= 4 &&
    line.length <= 120 &&
    !/^by\s/i.test(line) &&
    WHOLE.test(line) &&
    !/[.!?]\s+\p{Lu}\p{Ll}+\s\p{Ll}/u.test(line)
  );
}
