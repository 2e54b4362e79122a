import type { RejectReason } from '../model/reject.ts';
import { overLines } from '../text/over-lines.ts';

/** A sign, in a page's title, text or address, that it is not an article. It refuses nothing alone: `src/pipeline/story/refuse.ts` asks for proof. */
export interface Refusal {
  readonly id: string;
  readonly reason: RejectReason;
  /** `title`: a whole part of the title or of the headline, between `|`, `-` and the like; `text`: the visible text; `url`: the address. */
  readonly on: 'title' | 'text' | 'url';
  readonly pattern: RegExp;
  /** Says nothing of a page with this many words of story. */
  readonly under: number;
  /** Texts it must match, and look-alikes from true stories it must not. */
  readonly meets: readonly string[];
  readonly passes: readonly string[];
}

export const REFUSALS: readonly Refusal[] = [
  {
    id: 'error-title',
    reason: 'error-page',
    on: 'title',
    pattern: new RegExp(
      overLines`
        ^(?:(?:oops|sorry|error|http|status)\W{0,3})?(?:
          (?:40[0-9]|410|451|50[0-4])
          (?:\W{1,3}(?:error|page|file|not found|forbidden|gone|unavailable|access denied|service unavailable|bad gateway|gateway time-?out|internal server error)){0,3}
          | (?:the )?(?:page|article|story|file|content|video)
            (?: you (?:requested|are looking for))? (?:
              (?:was |is |has )?(?:not found|expired|removed|unavailable|no longer available)
              | (?:can(?:not|['’]t)|could not) be found
              | does(?: not|n['’]t) exist
            )
          | (?:this|the) (?:page|article|story|content) is no longer available
          | not found
          | access (?:denied|forbidden|restricted)
          | forbidden
          | service unavailable
          | bad gateway
          | (?:internal )?server error
          | error
          | (?:site|down for) maintenance
          | unavailable (?:due to|for) legal reasons
          | (?:this (?:site|page|content) is )?not available in your (?:country|region|area)
        )\W*$
      `,
      'i',
    ),
    under: 120,
    meets: [
      '404',
      '404 Not Found',
      'Error 404: Page not found',
      'Page not found',
      'Story expired',
      'This story is no longer available',
      'Access Denied',
      '503 Service Unavailable',
      'Not available in your region',
    ],
    passes: [
      'Forbidden City opens its last hall',
      'Error costs county $404,000',
      'Gun not found after search of creek',
      'Service unavailable: bus drivers strike',
      '500 march in Millford',
    ],
  },
  {
    id: 'error-text',
    reason: 'error-page',
    on: 'text',
    pattern: new RegExp(
      overLines`
        (?:the )?(?:requested )?(?:page|article|story|file|url)(?: ["“'][^"”']{1,60}["”'])? (?:
          you (?:are looking for|requested|were looking for)
          | that you requested
        )? ?(?:
          has expired
          | (?:could|can) ?not be found
          | does(?:n['’]t| not) exist
          | (?:is|was) (?:not found|no longer)
          | has been (?:moved|removed)
        )
        | we (?:can['’]t|cannot|could(?:n['’]t| not)) find (?:the|that) (?:page|article|story)
        | access (?:to this (?:site|page|website) )?
          (?:can ?not be granted|is (?:not permitted|denied|blocked))
        | you do not have permission to (?:view|access) this
      `,
      'i',
    ),
    under: 120,
    meets: [
      'Sorry, we cannot find the page you are looking for.',
      'The article you requested could not be found.',
      'The requested page "/node/5512" could not be found.',
      'The page does not exist, or it was moved.',
    ],
    passes: [
      'The file on the case has been with the court since May.',
      'Investigators could not find the story in her notes.',
    ],
  },
  {
    id: 'consent-title',
    reason: 'consent-wall',
    on: 'title',
    pattern: new RegExp(
      overLines`
        ^(?:
          just a moment
          | attention required!?
          | (?:please )?(?:confirm|verify)(?: that)? you are (?:a )?(?:human|not a robot)
          | are you (?:a )?(?:human|robot)
          | (?:human|security|browser) (?:check|verification)
          | before you continue(?: to .{1,40})?
          | pardon our interruption
          | checking your browser(?: .{1,40})?
          | ddos protection(?: .{1,40})?
          | access to this page has been denied
          | (?:your )?(?:privacy|cookie|cookies|consent|data)
            (?: (?:and cookies?|center|centre|consent|settings|preferences|choices|notice|matters|wall))
          | consent
          | we value your privacy
          | your choice
          | zustimmung
          | datenschutzeinstellungen
          | weiter mit werbung(?: lesen)?
          | votre vie privée
          | su privacidad
          | tu privacidad
        )[\s.…!?]{0,4}$
      `,
      'i',
    ),
    under: 200,
    meets: [
      'Just a moment...',
      'Before you continue',
      'Privacy settings',
      'Please confirm that you are not a robot',
      'We value your privacy',
      'Zustimmung',
    ],
    passes: [
      'Consent decree ends in Millford',
      'Privacy settings of phones to be checked by law',
      'Just a moment of peace for the ferry crew',
      'Cookie sale raises $900',
    ],
  },
  {
    id: 'consent-text',
    reason: 'consent-wall',
    on: 'text',
    pattern: new RegExp(
      overLines`
        (?:
          verify(?:ing)? (?:that )?you are (?:a )?human
          | checking (?:if the site connection is secure|your browser before)
          | enable javascript and cookies to continue
          | we and our (?:\d{1,5} )?(?:partners|third parties) (?:store|process|use)
          | accept all cookies to continue
          | before you continue to .{2,40}
          | your privacy (?:choices|is important to us).{0,200}accept
          | please confirm (?:that )?you are not a robot
          | unusual activity from your
          | needs to review the security of your connection
        )
      `,
      'i',
    ),
    under: 60,
    meets: [
      'We and our 842 partners store and access information',
      'We have noticed unusual activity from your network.',
    ],
    passes: ['The bank saw unusual activity in the accounts of the mayor.', 'We and our neighbors use the well.'],
  },
  {
    id: 'search-title',
    reason: 'search-page',
    on: 'title',
    pattern: new RegExp(
      overLines`
        ^(?:
          search(?: results?)?(?: page)?
          | search (?:the|our) (?:site|archives?|paper)
          | search(?: results?)?(?: for)?\W{1,3}["“‘'].{1,80}
          | search results for\W{1,3}.{1,80}
          | search: .{1,80}
          | results for .{1,80}
          | you searched for.{0,80}
          | .{1,60} search results
        )$
      `,
      'i',
    ),
    under: 400,
    meets: [
      'Search',
      'Search results',
      'Search Results for: harbor',
      'Search results for “harbor”',
      'You searched for owl',
      'Search: wolf',
    ],
    passes: ['Search for missing coach widens', 'Search of creek bed finds second boot', 'Searchers find dog'],
  },
  {
    id: 'search-address',
    reason: 'search-page',
    on: 'url',
    pattern: /\/(?:site-?)?search(?:\.\w{2,5})?(?:\/|\?|$)|[?&](?:s|q|query|keys?|keywords?|search)=[^&]/i,
    under: 60,
    meets: [
      'https://outlet.example/search?q=owl',
      'https://outlet.example/?s=owl',
      'https://outlet.example/search/owl',
    ],
    passes: ['https://outlet.example/local/search-for-owl-ends', 'https://outlet.example/story?id=5&page=2'],
  },
  {
    id: 'wall-text',
    reason: 'paywall-teaser',
    on: 'text',
    pattern: new RegExp(
      overLines`
        (?:
          subscribe
          | sign in
          | log ?in
          | register
          | become a (?:member|subscriber)
          | start your (?:free )?(?:trial|subscription)
        )[^.]{0,60}(?:
          to (?:continue|keep|read|unlock|access|view)
          | for (?:full|unlimited) access
        )
        | (?:continue|keep) reading[^.]{0,60}(?:subscri|account|free trial|choose a plan)
        | (?:this|the) (?:article|story|content) is[ ]
          (?:for|available (?:only )?to|exclusive to|reserved for) (?:our )?
          (?:subscribers|members)
        | you(?:['’]ve| have) (?:reached|read|used|hit) (?:your|all|the).{0,40}
          (?:limit|free articles|articles)
        | to (?:continue|read|keep) (?:reading|the full|this).{0,60}
          (?:subscribe|sign|log|register|choose a plan)
        | unlock (?:this|the) (?:article|story)
        | subscribers? only
        | subscriber exclusive
      `,
      'i',
    ),
    under: 130,
    meets: [
      'Subscribe to continue reading.',
      'This article is reserved for subscribers',
      'You have reached your limit of free articles.',
      'To read the full story, please register or log in.',
    ],
    passes: ['Subscribers to the plan pay more from May.', 'He had read all the articles on the case.'],
  },
  {
    id: 'player-address',
    reason: 'video-only',
    on: 'url',
    pattern: new RegExp(
      overLines`
        \/(?:
          videos?
          | watch
          | clips?
          | audio
          | podcasts?
          | listen(?:-live)?
          | gallery
          | galleries
          | photos?
          | pictures
          | slideshows?
          | photo-?gallery
          | picture-gallery
          | multimedia
        )(?:\.\w{2,5})?(?:\/|\?|$)
      `,
      'i',
    ),
    under: 90,
    meets: ['https://outlet.example/video/2026/barge', 'https://outlet.example/photos/fair'],
    passes: ['https://outlet.example/local/video-shows-barge', 'https://outlet.example/photographer-wins'],
  },
];
