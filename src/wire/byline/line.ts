import { beginsWithGivenName } from '../given-names.ts';
import { BYLINE_LINE, MONTH, WEEKDAY } from './signs.ts';

/** What a line names as somebody's: `Written by`, `Recipe by`. */
const WORKS = [
  'Written',
  'Reported',
  'Story',
  'Text',
  'Words',
  'Authored',
  'Posted',
  'Published',
  'Contributed',
  'Article',
  'Analysis',
  'Commentary',
  'Opinion',
  'Essay',
  'Interview',
  'Review',
  'Guide',
  'Recipe',
];
/** The same in other languages, with their `by`. */
const FOREIGN_WORKS = [
  '(?:Escrito|Redactado|Publicado) por',
  '(?:Écrit|Publié|Rédigé) par',
  '(?:Geschrieben|Verfasst|Text) von',
  'Scritto da',
  '(?:Geschreven|Tekst) door',
  'Skrevet a[vf]',
  '(?:Skriven|Text) av',
];
/** Labels of writers in other languages. */
const FOREIGN_LABELS = [
  'Te(?:x|ks)t',
  'Texte',
  'Testo',
  'Texto',
  'Autore?',
  'Autora',
  'Auteure?',
  'Redacción',
  'Journalist',
  'Por',
  'Par',
  'Von',
  'Di',
  'Door',
  'Haber',
  'Muhabir',
  'Автор(?:ы|и)?(?: (?:текста|статьи|материала))?',
  'Текст',
  'Συντάκτης',
  'Szerző',
  'Tekijä',
  'Forfatter',
];

/** How a line says that a name follows. */
const SIGNATURE = [
  String.raw`(?:By|BY|by)\s*:?\s+`,
  String.raw`By(?=\p{Lu}{2,} \p{Lu}|\p{Lu}\p{Ll}+ \p{Lu})`,
  String.raw`(?:${WORKS.join('|')}|Written and photographed|(?:Photos|Photography|Pictures) and (?:[Ss]tory|[Ww]ords|[Tt]ext)|(?:Story|Words|Text) and (?:[Pp]hotos|[Pp]hotography|[Pp]ictures))\s+[Bb]y(?:\s*:\s*|\s+)`,
  String.raw`(?:[Aa]uthors?|[Cc]ontributors?|[Ww]riters?)\s*:\s*`,
  String.raw`(?:Por|POR|Par|PAR|Von|VON|Di|Door|Av|Af)\s+(?=\p{Lu})`,
  String.raw`(?:por|par|von|di|door)\s+(?=\p{Lu}[\p{L}.’'-]{1,20}(?: (?:de |van |von |d[aeiou] )?\p{Lu}[\p{L}.’'-]{1,20}){1,3}$)`,
  String.raw`[–—-]\s?By\s+(?=\p{Lu})`,
  String.raw`(?:${FOREIGN_WORKS.join('|')})\s+(?=\p{Lu})`,
  String.raw`(?:${FOREIGN_LABELS.join('|')})\s*:\s*`,
  String.raw`[©(]\s*(?=(?:The\s)?(?:AP|AFP|Associated))`,
];
export const STARTS_BY = new RegExp(`^(?:${SIGNATURE.join('|')})`, 'u');

/** The page's times and tools, which stand behind a byline's names. */
const TIME_SIGNS = [
  String.raw`\b(?:Published|Posted|[Ll]ast [Uu]pdated|LAST UPDATED|Updated|PUBLISHED|UPDATED|POSTED|Originally [Pp]ublished|Created|Modified)\b`,
  String.raw`\b\d+ (?:minutes?|hours?|days?|weeks?|mins?|hrs?)(?:,? \d+ \w+)? ago\b`,
  String.raw`\b\d+[ -]min(?:ute)?s? read\b`,
  String.raw`(?:\b[Oo]n\s+)?${WEEKDAY}${MONTH}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}`,
  String.raw`(?:\b[Oo]n\s+)?${WEEKDAY}\b\d{1,2}(?:st|nd|rd|th)?[ -]${MONTH}\.?,?[ -]\d{4}`,
  String.raw`\b${MONTH}\.?\s\d{1,2}$`,
  String.raw`\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}`,
  String.raw`(?:\b[Oo]n\s+)?\b\d{4}-\d{2}-\d{2}`,
  String.raw`(?:\b[Aa]t\s+)?\b\d{1,2}:\d{2}\s?(?:[AaPp]\.?[Mm]\b)?`,
  String.raw`\b(?:Today|Yesterday) at\b`,
  String.raw`(?:\b(?:\d+|[Nn]o|[Oo]ne) )?\b[Cc]omments?\b`,
  String.raw`\bon behalf of\b`,
  String.raw`\bLeave a comment\b`,
  String.raw`\bShare\b`,
  String.raw`\bEmail\b`,
  String.raw`\bFollow\b`,
];
export const TIMES = new RegExp(String.raw`\s*(?:[|•·●▪:–—-]\s*)?(?:${TIME_SIGNS.join('|')}).*$`, 'su');

/** A byline's line without what says that it is one, and without what follows its names. */
export interface BylineText {
  readonly names: string;
  /** Whether it says that a name follows (`By`, `Author:`), or says when somebody wrote. */
  readonly signed: boolean;
}

// What a line must hold for a pattern to change it, cheap to look for: most lines have nothing of the kind.
const MAY_HOLD_ADDRESS = /@|https?:|www\./;
export const MAY_HOLD_TIME =
  /\d|ublish|PUBLISH|ost|POST|pdat|PDAT|Creat|Modif|Today|Yesterday|omment|Share|Email|Follow|on behalf/;
const MAY_BE_GLUED = /[a-z][A-Z0-9]|ASSOCIATED PRESS|[^\x00-\x7f]/;
const MAY_BE_OTHERS = /[Bb]y\b|BY\b/;

/** Cuts `By`, dates before it, others' work and times, and splits what was glued together. */
export function bylineText(text: string): BylineText {
  const line = text
    .replace(/^\[?"|"\]?$/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  const dated = /^\S{0,9}\s?\d|^(?:Posted|Published|Updated|Written|\p{Lu}\p{Ll}{2,8}\.? \d)/u.test(line)
    ? line.replace(BYLINE_LINE.datedFirst.pattern, '')
    : line;
  const written = MAY_BE_OTHERS.test(dated)
    ? dated.replace(BYLINE_LINE.otherHands.pattern, '').replace(BYLINE_LINE.aboutStory.pattern, '')
    : dated;
  const open = written.replace(STARTS_BY, '');
  // `Dec 26, 2025 • Jo Roe in Project Management`: a blog's section.
  const named = dated === line ? open : open.replace(BYLINE_LINE.inSection.pattern, '');
  const parted = MAY_BE_GLUED.test(named) ? splitGlued(named) : named;
  const plain = MAY_HOLD_ADDRESS.test(parted)
    ? parted.replace(/<?\b[\w.+-]+@[\w.-]+\b>?|\(?@\w{3,}\)?|https?:\S+|www\.\S+/g, ' ')
    : parted;
  const names = (MAY_HOLD_TIME.test(plain) ? plain.replace(TIMES, '') : plain)
    .replace(/\s*\((AP|TNS|MCT|AFP|CNN|UPI|Reuters|KHN|TCA|Bloomberg|The Washington Post|Los Angeles Times)\)/g, ', $1')
    .replace(/\s+(?:undefined|null|NaN)\b/g, '')
    .trim();
  return { names, signed: open !== written || dated !== line };
}

/** What stands before a capital inside one word. */
const OF_ONE_WORD = /(?:^|\s)(?:Mc|Mac|De|La|Le|Van|San|Fitz|Di|Du|Del|Mary|Jo|Ann)$/;

/** `Paul WisemanFatima Hussein` → two names; `McDonald`, `DeSantis` and a name that opens with one word (`QuayHub Team`) stay as they are. */
function splitGlued(text: string): string {
  return text
    .replace(BYLINE_LINE.gluedWords.pattern, ', ')
    .replace(/(\p{L}{0,20}\p{Ll}{2})(\p{Lu}\p{Ll}+ \p{Lu})/gu, (whole, before: string, after: string, at: number) =>
      OF_ONE_WORD.test(before) || (at === 0 && before !== 'by' && !beginsWithGivenName(after))
        ? whole
        : `${before}, ${after}`,
    )
    .replace(/(ASSOCIATED PRESS|Associated Press)(?=\p{Lu}|\d)/gu, '$1, ');
}

/** Whether a line begins as a byline does: `By`, `Author:`, `Posted on May 31, 2019 by`. */
export function isBylineStart(text: string): boolean {
  return STARTS_BY.test(text.replace(BYLINE_LINE.datedFirst.pattern, ''));
}
