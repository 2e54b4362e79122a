import { overLines } from '../../text/over-lines.ts';
import type { Signs } from '../../text/sign.ts';

/** Lines in the box of a picture that are not its caption, and what stands in captions beside their text. */
export const CAPTION_LINES = {
  control: {
    reason: 'a counter or control of a gallery',
    pattern: new RegExp(
      overLines`
        ^\W*(?:
          \d{1,3}(?:\W+(?:of\W+)?\d{1,3})?
          | image \d+ of.{0,12}
          | (?:image |photo |picture )?(?:captions?|credits?)
          | image
          | video(?: ad feedback)?
          | (?:open|view|see|press enter or click to view)(?: this)? (?:image|photo|picture|chart) (?:in|at) (?:gallery|full ?screen|full size)
          | scroll left(?: scroll right)?
          | previous ?next
          | play (?:[a-z]+ ){0,2}video
          | (?:author|source|font|filed under)
          | learn more
          | complete coverage
          | license photo
          | translate page
          | close
          | expand
          | next
          | previous
          | prev
          | hide captions?
          | show captions?
          | view (?:all )?(?:photos?|gallery|images?)
          | full screen
          | (?:click to )?(?:enlarge|view larger|zoom)(?: this)?(?: image| photo| picture)?
          | toggle captions?
          | back to gallery
          | photos?
          | share
          | play
        )\W*$
      `,
      'i',
    ),
    meets: [
      '1 of 12',
      'Image 3 of 9',
      'Hide caption',
      'Full screen',
      'Click to enlarge this photo',
      'View all photos',
      'Back to gallery',
      'Image caption',
      'Image:',
      'Video',
      'Open this photo in gallery:',
      'Press enter or click to view image in full size',
      'View image in fullscreen',
      'Scroll Left Scroll Right',
      'previousnext',
      'Play Harbor News Video',
      'Font:',
      'Learn more',
      'Complete Coverage »',
      '| License Photo',
      'Translate Page',
    ],
    passes: [
      'Photos of the flood',
      '12 of the boats sank',
      'Close to the harbor',
      'Video of the flood',
      'Image of a boat',
    ],
  },
  leadingControl: {
    reason: 'a counter or a word for screen readers before the caption',
    pattern: /^(?:\[\d{1,3}\/\d{1,3}\]|Image caption, ?|Open this photo in gallery: ?)\s*(?=\S)/i,
    meets: [
      '[1/5]Boats lie in port',
      'Image caption, Boats lie in port',
      'Open this photo in gallery:Boats lie in port',
    ],
    passes: ['1/5 of the boats', 'Image captions are missing'],
  },
  leadingCredit: {
    reason: 'a credit before the caption',
    pattern: new RegExp(
      overLines`
        ^(©\s?(?:Provided by )?(?:The )?(?:
          Associated Press
          | AP
          | AFP
          | Reuters
          | Getty Images
          | Bloomberg
          | CNN
          | [\p{Lu}][\p{L}.'’]+(?: [\p{Lu}][\p{L}.'’]+){0,2}\/[\p{L} ]{2,30}?
        ))\s+(?=\p{Lu}\p{Ll}+ )
      `,
      'u',
    ),
    meets: ['© Provided by The Associated Press Boats lie', '©Reuters Boats lie', '© Jo Roe/Harbor Times Boats lie'],
    passes: ['Boats lie in port', '© 2020'],
  },
  labelledSource: {
    reason: 'whose a chart or picture is',
    pattern: /^(?:sources?: ?|[/©] ?)(?=\S.{0,70}$)/i,
    meets: ['Source: Bureau of Harbors', 'SOURCE: HARBOR RESEARCH', '/AFP via Getty Images', '© Harbor Times'],
    passes: ['Source', 'Sources say that boats lie in port'],
  },
  // Under or on a picture; elsewhere such a line may be a byline.
  sourceAlone: {
    reason: 'a source without a word more',
    pattern: new RegExp(overLines`
      ^(?:
        (?:The )?Associated Press
        | AP
        | Reuters
        | REUTERS
        | AFP
        | EPA(?:-EFE)?
        | BBC
        | CNN
        | PA(?: Media| Wire)?
        | UPI
        | Bloomberg
        | Getty(?: Images)?
        | Adobe(?: Stock)?
        | Shutterstock
        | iStock(?:photo)?
        | Unsplash
        | Pixabay
        | Pexels
        | NASA
        | Handout
        | Supplied
        | Contributed
        | Submitted
        | Courtesy
      )$
    `),
    meets: ['AP', 'The Associated Press', 'Getty Images', 'Handout'],
    passes: ['AP Photo', 'Handouts were given', 'Jo Roe'],
  },
  other: {
    reason: 'what pages put into a picture’s box beside its caption: dates, sharing, teasers',
    pattern: new RegExp(
      overLines`
        ^(?:
          (?:first |last )?(?:published|posted|updated)\b.{0,60}\d
          | \d{1,2}:\d{2}(?::\d{2})?(?:$|,? )
          | share this\b
          | related (?:posts|stories|articles|topics|content)$
          | RELATED:
          | slideshow\W*(?:\d+ images\W*)?$
          | video:
          | read more\b
          | bookmark$
          | (?:article|story) tools$
          | e-?mail (?:this\b|(?:to )?a friend$)
          | printer[- ]friendly\b
          | rss(?: feeds?)?$
          | digg it$
          | sphere it$
          | save this page$
          | mobile alerts$
          | reader reactions?$
          | by$
          | (?:
              digg
              | google
              | del\.icio\.us
              | yahoo!?
              | reddit
              | stumbleupon
              | facebook
              | twitter
              | linkedin
              | whatsapp
              | pinterest
            )$
        )
        | \b(?:Posted|Published|Last Updated): \p{Lu}\p{Ll}+ \d
      `,
      'iu',
    ),
    meets: [
      'Published May 4, 2024',
      '10:42',
      'Share this page',
      'Related stories',
      'RELATED: Boats',
      'VIDEO: Boats',
      'Read more boats',
      'rss feed',
      'Twitter',
      'By',
      'Boats. Posted: May 4',
      'Boats. Published: May 4',
      'Boats. Last Updated: May 4',
    ],
    passes: ['Boats posted at the gate', 'By the harbor', 'A twitter of birds', 'Video of the boats'],
  },
  bracketedName: {
    reason: 'a name in brackets at the end, which in a caption is its source',
    pattern: / ?\((\p{Lu}[\p{L}\d.'’&-]*(?:[ /]\p{Lu}[\p{L}\d.'’&-]*){0,6}[ /]?)\)\.?$/u,
    meets: ['Boats lie in port (Tolliver Times)', 'Boats (AP).'],
    passes: ['Boats (in port)', 'Boats (Tolliver Times) in port'],
  },
  machinery: {
    reason: 'a link of a picture desk or a reader’s aid',
    pattern: new RegExp(
      overLines`
        (?:(?<!\s)\s+)?(?:
          Purchase Licensing Rights
          | ,? ?opens? (?:in a )?new (?:tab|window)
          | Acquire Licensing Rights
          | Buy (?:this )?Photo
          | Hide caption
          | Toggle caption
        )[\s,.]*(?=$|Purchase|,? ?opens)
      `,
      'gi',
    ),
    meets: [
      'Boats. Purchase Licensing Rights, opens new tab',
      'Boats. Buy this photo',
      'Boats. Hide caption',
      'Boats opens in a new window',
      'Boats. Acquire Licensing Rights',
      'Boats. Toggle caption',
    ],
    passes: ['Boats with a buyer', 'The shop opens on Monday'],
  },
} satisfies Signs;
