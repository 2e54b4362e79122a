import { overLines } from '../../text/over-lines.ts';
import type { Signs } from '../../text/sign.ts';

/** Words before a dateline’s tag or dash that tell places from what is none. */
export const HEAD_WORDS = {
  notPlace: {
    reason: 'a word of prose, captions and labels that never stands in a place’s name',
    pattern: new RegExp(overLines`
      \b(?:
        By|BY|Photo|PHOTO|Photos|Updated|UPDATED|Posted|Published|Story|Video|VIDEO|Watch|WATCH
        |BREAKING|Breaking|UPDATE|Update|EXCLUSIVE|NEWS|News|Copyright|LIVE|Live|Editor|EDITOR
        |Editors|Note|NOTE|Related|RELATED|READ|Read|Associated|ASSOCIATED|PRESS|Staff|STAFF|Writer
        |WRITER|Reporter|Correspondent|Advertisement|ADVERTISEMENT|Courtesy|Source|SOURCE|Caption
        |Image|Opinion|OPINION|Analysis|ANALYSIS|CORRECTION|Correction|Week|WEEK|Game|GAME|Day|DAY
        |Night|President|Sen|Gov|Rep|Mr|Mrs|Dr
      )\b
    `),
    meets: ['By JO ROE', 'Photo', 'BREAKING NEWS', 'Staff Writer', 'Game Day'],
    passes: ['OSLO', 'NEWARK', 'Bylot Island'],
  },
  glueEnd: {
    reason: 'a time of the page’s furniture or another credit before the place',
    pattern: new RegExp(
      overLines`
        ^.*(?:
          \b[AP]\.?M\.?\s*(?:\(?(?:[ECMP][SD]?T|GMT|UTC|BST|AK[SD]T|HST)\)?\.?)?
          | \b(?:[ECMP][SD]T|[ECMP]T|GMT|UTC|BST)\b\.?
          | \bago\b
          | \|
          | ·
          | •
          | »
          | :(?=\s)
          | \bASSOCIATED PRESS\b
          | \bAssociated Press(?: [Ww]riters?)?
          | \bAP (?:\p{L}+ )?Writers?
          | \bReuters\b
          | \bCNN\b
          | \bAFP\b
          | \bStaff(?: [Ww]riter)?\b
          | \d{1,2}, (?:19|20)\d\d\b
          | \b(?:19|20)\d\d\b
          | \bEmail\b
          | \bPrint\b
          | \bShare\b
          | \bTweet\b
          | \bComments?\b
        )[\s,.:–—-]*
      `,
      'su',
    ),
    meets: [
      '9:42 AM EST',
      '2 hours ago',
      'Harbor |',
      'ITV, ASSOCIATED PRESS',
      'AP Sports Writer',
      'May 4, 2024',
      'Share',
      'Staff Writer',
    ],
    passes: ['OSLO, Norway', 'NEW YORK'],
  },
  fusedZone: {
    reason: 'a time zone set against the place',
    pattern: /^(.*?\b(?:[ECMP][SD]T|GMT|UTC|ET|CT|MT|PT))(\p{Lu}{3,}.*)$/su,
    meets: ['AM ESTWASHINGTON', '10:42 GMTLONDON'],
    passes: ['WASHINGTON', 'ESTES PARK, Colo.'],
  },
  longName: {
    reason: 'a word that begins or belongs to a longer place’s name: what stands before it is no glue',
    pattern: new RegExp(overLines`
      ^(?:
        NORTH|SOUTH|EAST|WEST|NORTHERN|SOUTHERN|EASTERN|WESTERN|NEAR|INSIDE|OUTSIDE|OFF|ABOARD|ON|IN
        |AT|THE|FORT|FT\.|MOUNT|MT\.|CAMP|LAKE|CAPE|PORT|POINT|NEW|OLD|SAN|SANTA|ST\.|SAINT|LOS|LAS
        |EL|LA|DOWNTOWN|UPPER|LOWER|GRAND|GREAT|LITTLE|BIG|WITH|OVER|ALONG
      )$
    `),
    meets: ['NORTH', 'FT.', 'SAN', 'LAKE'],
    passes: ['JO', 'ROE', 'NORTHWOOD'],
  },
} satisfies Signs;
