import type { Article, StoryNote } from '../model/article.ts';
import { agencyOf } from './tag.ts';
import { overLines } from '../text/over-lines.ts';

export interface StoryTypeInput {
  readonly headline: string;
  /** The body's first paragraphs. */
  readonly paragraphs: readonly string[];
  readonly agency: string | null;
  readonly pressRelease: boolean;
  readonly notes: readonly StoryNote[];
}

/** A wire item for editors that leaked onto a site: slugs in capitals with BC, its desk and a word for its kind. */
const ADVISORY_TITLE = new RegExp(overLines`
  ^(?:
    (?:BC|AP|US|EU|AS|AF|LT|ML)[-–][\w.&' -]{0,60}(?:
      Advisory
      | ADVISORY
      | Advisories
      | Budget
      | Lineup
      | Planner
      | Coverage Plan
      | Schedule
    )\b
    | (?:(?:EDITORS?'?:?|MEDIA) )?ADVISORY\b[:,]
    | AP (?:News )?(?:Coverage )?(?:Advisory|Planner|Lineup|Daybook)\b
    | Coverage (?:advisory|plan)\b
    | [\w .-]{3,50},\s?ADVISORY\b
    | Media Advisory:
  )
`);
const DIGEST_TITLE = new RegExp(overLines`
  ^(?:
    (?:BC|US|EU|AS)[-–][\w.&' -]{0,60}(?:Digest|Digests|Glance|Roundup|News ?Minute|Brief)\b
    | AP (?:\w+ ){0,3}(?:News )?(?:
        Digest
        | in Brief
        | NewsBrief
        | Newsbrief
        | News Briefs?
        | Top News
        | Sports ?Watch
        | Sports in Brief
        | NewsMinute
        | HorizonStories
      )\b
    | [\w. ]{2,40} (?:News Digest|Sports Digest|At A Glance|At a Glance)\b(?:.*\d)?
    | (?:Today in History|AP Top [\w ]{3,30} (?:News )?at \d|Business Highlights|World News Digest)
  )
`);
const ALERT_TITLE = /^(?:(?:AP )?(?:NewsAlert|News Alert|NEWSALERT|APNewsAlert)\b|(?:FLASH|URGENT|BULLETIN)\s*[:—–-])/;
const KILL_TITLE = new RegExp(overLines`
  ^(?:
    (?:STORY |PHOTO |BULLETIN |MANDATORY )?KILL\b
    | (?:BC[-–][\w.&' -]{0,60}(?:KILL|Kill|WITHDRAWAL|Withdrawal|ELIMINATION)\b)
    | (?:STORY )?(?:REMOVED|WITHDRAWN|RETRACTED)\s*[:—–-]
    | AP (?:kills?|withdraws?|retracts?)[ ]
  )
`);
const KILL_TEXT = new RegExp(overLines`
  ^(?:
    \(?(?:Editors?,?|EDITORS?)[^.]{0,60}(?:kill|eliminate|withdraw)\b
    | (?:The )?(?:Associated Press|AP|Reuters|AFP|CNN) has (?:killed|withdrawn|retracted|removed)[ ]
      (?:its|the|a|this) (?:story|article|report)
    | Kill (?:the )?(?:story|item)
    | (?:This|The) (?:story|article) has been (?:withdrawn|retracted|removed|killed)\b
    | A (?:kill|withdrawal) is mandatory
  )
`);
const ADVISORY_TEXT = new RegExp(overLines`
  ^(?:
    \(?(?:Editors?|EDITORS?|Eds)[,:]\s(?:
      The following
      | Below
      | Here (?:is|are)
      | We (?:will|plan|are)
      | This is
      | Among
    )
    | Here(?:'|’)?s? (?:is|are)? ?(?:the )?(?:AP|Associated Press)(?:'s|’s)? (?:plans|coverage|plan)
    | The (?:AP|Associated Press) plans the following
    | Questions about (?:these|this) (?:stories|budget)
    | A look at (?:coverage )?plans
    | AP plans? (?:these|the following)
  )
`);

/** Tells wire items that are no story from stories, early and by their first words. */
export function storyType(input: StoryTypeInput): Article['type'] {
  const title = input.headline.trim();
  const first = (input.paragraphs[0] ?? '').trim();
  if (KILL_TITLE.test(title) || KILL_TEXT.test(first)) return 'kill';
  if (ADVISORY_TITLE.test(title) || ADVISORY_TEXT.test(first)) return 'advisory';
  if (DIGEST_TITLE.test(title)) return 'digest';
  if (ALERT_TITLE.test(title) && input.paragraphs.join(' ').length < 700) return 'alert';
  const kind = input.agency === null ? null : agencyOf(input.agency)?.kind;
  return input.pressRelease || kind === 'press-release' ? 'press-release' : 'story';
}
