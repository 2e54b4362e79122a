import { overLines } from '../../text/over-lines.ts';
import type { Signs } from '../../text/sign.ts';

/** What parts of a line that may be a byline say. */
export const BYLINE_PARTS = {
  picture: {
    reason: 'names who took or sold a picture, so that no name in the line is a writer’s',
    pattern: new RegExp(overLines`
      \b(?:
        Getty
        | Shutterstock
        | iStock
        | Royalty
        | Handout
        | Photo(?:s|grapher|graphy)?
        | Courtesy
        | Via Newsource
        | via Newsource
        | Imagn
        | Images
      )\b
      | ,\s[Ff]ile$
      | \b(?:AP|AFP|Reuters)\s[Ff]iles?$
    `),
    meets: [
      'Jo Roe/Getty Images',
      'Photo by Jo Roe',
      'Jo Roe, Courtesy',
      'Jo Roe, file',
      'Jo Roe, Handout',
      'Jo Roe/Reuters files',
    ],
    passes: ['By Jo Roe', 'Jo Roe, Profile Editor'],
  },
  creditAlone: {
    reason: 'says who took a picture, and nothing of who wrote the story',
    pattern: new RegExp(
      overLines`
        ^\(?\s?(?:
          Photos?
          | PHOTO
          | Images?
          | Foto
          | Video
          | Credit
          | Courtesy
          | COURTESY
          | AP Photo
          | AP Video
          | REUTERS\/
        )\b(?! and )
        | \b(?:Getty|Shutterstock|iStock)\b
        | \bvia (?:AP|AFP|Reuters)\b
        | ^(?!By\b)\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){1,3}(?:\/\s?| for )(?:
            AP
            | AFP
            | Reuters
            | REUTERS
            | EPA
            | Associated Press
            | The Associated Press
            | The New York Times
            | NBC News
            | CNN
            | The Washington Post
          )(?: [Ff]iles?)?\)?$
        | \p{Ll}[^()]*\((?:AP|AFP|EPA|EFE|ANSA|APA|Keystone|Reuters|REUTERS|Belga|TT|NTB)(?: Photo)?\s?\/\s?[^()]{3,60}\)$
      `,
      'u',
    ),
    meets: [
      'The bridge on 17 November 2025 (AFP / Jo Roe)',
      'Photo: Jo Roe',
      'Video by Jo Roe',
      'Jo Roe via AP',
      'Jo Roe/AP',
      'Jo Roe/Reuters files',
      'COURTESY OF JO ROE',
      'Jo Roe for The New York Times',
      'AP Photo Jo Roe',
      'Getty',
    ],
    passes: ['By Jo Roe', 'Photos and story by Jo Roe', 'Jo Roe, AP', 'Jo Roe (AFP)'],
  },
  credential: {
    reason: 'a degree or licence behind a name',
    pattern: /^(?:\p{Lu}[\p{L}.-]{0,3}[\p{Lu}.]{1,5}[®™]?|Ph\.?D\.?|Psy\.?D\.?|Esq\.?|E-RYT \d{3}|[A-Z]{2,6}®?)$/u,
    meets: ['MD', 'Ph.D.', 'CEPF®', 'E-RYT 200', 'Psy.D.', 'Esq.'],
    passes: ['Roe', 'Quill Writer', 'md'],
  },
} satisfies Signs;
export const MONTH =
  '(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)';

export const WEEKDAY = String.raw`(?:\b(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,?\s+)?`;

/** What stands around the names in a line that may be a byline. */
export const BYLINE_LINE = {
  datedFirst: {
    reason: 'a date before the names',
    pattern: new RegExp(
      overLines`
        ^(?:(?:Posted|Published|Updated|Written)(?: on)?:?\s+)?${WEEKDAY}(?:
          ${MONTH}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}
          | \d{1,2}(?:st|nd|rd|th)?\s${MONTH}\.?,?\s\d{4}
          | \d{4}-\d{2}-\d{2}
          | \d{1,2}[/.]\d{1,2}[/.]\d{4}
        )(?:,? (?:at )?\d{1,2}:\d{2}(?:\s?[AaPp]\.?[Mm]\.?)?)?\s*[|•·,–—/-]?\s*
      `,
      'u',
    ),
    meets: [
      'Dec 17, 2025Jo Roe',
      'Posted on May 31, 2019 by Jo Roe',
      '31 May 2019 Jo Roe',
      '2019-05-31, 10:42 Jo Roe',
      '5/31/2019 Jo Roe',
      'Monday, May 31, 2019',
    ],
    passes: ['May Roe, 2019', 'Jo Roe, Dec 17, 2025'],
  },
  inSection: {
    reason: 'the section of a blog behind the names',
    pattern: /\sin \p{Lu}[\p{L}&-]*(?: [\p{L}&-]+){0,4}$/u,
    meets: ['Jo Roe in Project Management'],
    passes: ['Jo Roe in the harbor', 'Jo Roe, Paris'],
  },
  otherHands: {
    reason: 'work on a story that is no writing: what follows are others’ names',
    pattern: new RegExp(
      overLines`
        \s*(?:[|•·,;–—(-]\s*)?\b(?:
          (?:[Ff]act|FACT)[- ]?(?:[Cc]heck(?:ed|er)?|CHECKED)
          | (?:(?:[Ee]xpert|[Mm]edically|[Cc]linically|[Ll]egally|[Tt]echnically|[Ff]inancially)[- ])?[Rr]eviewed
          | REVIEWED
          | [Ee]dited
          | EDITED
          | [Tt]ested
          | [Pp]hoto(?:s|graph(?:y|s|ed)?)?
          | PHOTOS?
          | [Pp]ictures
          | [Ii]llustrat(?:ed|ions?)
          | [Vv]ideo
          | [Tt]ranslated
          | [Vv]erified
          | [Aa]pproved
          | [Cc]urated
          | [Ss]ponsored
          | [Pp]resented
          | [Hh]osted
          | [Nn]arrated
          | [Uu]pdated
        )\s?(?:[Bb]y|BY)\b.*$
      `,
      'su',
    ),
    meets: [
      'Jo Roe, edited by Ada Quill',
      'Jo Roe | Fact-checked by Ada Quill',
      'Jo Roe Medically reviewed by Ada Quill',
      'Jo Roe, photos by Ada Quill',
    ],
    passes: ['Written by Jo Roe', 'Jo Roe, Editor'],
  },
  aboutStory: {
    reason: 'sections, dates and counts before the one who wrote',
    pattern: /^[^|]{1,80}(?:\|[^|]{1,80}){1,4}\|\s?(?=Written [Bb]y \p{Lu})/u,
    meets: ['Harbor, National | Published: 5 hours ago | Written by Jo Roe'],
    passes: ['Written by Jo Roe | Harbor', 'Jo Roe | written by hand'],
  },
  gluedWords: {
    reason: 'a word that markup set against the name before it',
    pattern: new RegExp(
      overLines`
        (?<=\p{Ll})(?=(?:
          Published|Posted|Updated|Last [Uu]pdated|Founder|Co-[Ff]ounder|Senior|Staff|Editor
          |Contributor|Contributing|Reviewed|Edited|Fact|Follow|Share
        )\b)
        | (?<=\p{Ll}{2})(?=(?:
          \d{1,2}[ ]${MONTH}\b
          | \d{1,3}[ ](?:min|hour|day|week|hr)
          | \d{4}-\d{2}-\d{2}
          | \d{1,2}[/.]\d{1,2}[/.]\d{2}
          | ${MONTH}\.?[ ]\d{1,2}\b
          | (?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:[a-z]{2,5})?,?[ ](?:${MONTH}|\d)
        ))
      `,
      'gu',
    ),
    meets: [
      'Jo RoePublished',
      'Jo RoeSenior Editor',
      'Jo RoeLast updated',
      'Jo Roe18 Nov 2025',
      'Jo RoeNov 18',
      'Jo RoeTue, November 18th',
      'Jo Roe12 hours ago',
      'Jo Roe2025-11-18',
      'Jo Roe18/11/2025',
    ],
    passes: ['Jo Roe Published', 'Jo Roestaff', 'Jo Roe 18 Nov 2025', 'Jo Roemarch', 'Jo Mayhew'],
  },
} satisfies Signs;
