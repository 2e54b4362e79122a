import type { Article, StoryNote } from '../model/article.ts';
import { agencyOf } from './tag.ts';
import { overLines } from '../text/over-lines.ts';
import type { Signs } from '../text/sign.ts';

export interface StoryTypeInput {
  readonly headline: string;
  /** The body's first paragraphs. */
  readonly paragraphs: readonly string[];
  readonly agency: string | null;
  readonly pressRelease: boolean;
  readonly notes: readonly StoryNote[];
}

/** Wire items that are not stories, by the first words of headline and text. */
export const STORY_TYPES = {
  // A wire item for editors that leaked onto a site: slugs in capitals with BC, its desk and a word for its kind.
  advisoryTitle: {
    reason: 'the headline of a note on coverage to come',
    pattern: new RegExp(overLines`
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
    `),
    meets: [
      'BC-US--Coverage Advisory',
      'AP Coverage Advisory, 3 p.m.',
      'ADVISORY: Harbor strike',
      'Media Advisory: Harbor strike',
      'Coverage plan for Monday',
      'HARBOR, ADVISORY',
    ],
    passes: ['Advisory board meets in Millford', 'Coverage of floods wins prize', 'Weather advisory for the coast'],
  },
  advisoryText: {
    reason: 'a note to editors on coverage to come',
    pattern: new RegExp(overLines`
      ^(?:
        \(?(?:Editors?|EDITORS?|Eds)[,:]\s(?:
          The following
          | Below
          | Here (?:is|are)
          | We (?:will|plan|are)
          | This is
          | Among
        )
        | Here(?:'|’)?s? (?:is|are)? ?(?:the )?(?:AP|Associated Press)(?:'s|’s)? (?:coverage|plan)
        | The (?:AP|Associated Press) plans the following
        | Questions about (?:these|this) (?:stories|budget)
        | A look at (?:coverage )?plans
        | AP plans? (?:these|the following)
      )
    `),
    meets: [
      'Editors: The following stories are planned.',
      'The Associated Press plans the following coverage.',
      "Here are the AP's plans for the day.",
      'Questions about these stories',
      'A look at plans',
      'AP plans these stories',
    ],
    passes: ['Editors of four papers met on Monday.', 'Here is the list of the winners.'],
  },
  digestTitle: {
    reason: 'the headline of a list of stories',
    pattern: new RegExp(overLines`
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
              | NewsMinute
            | HorizonStories
          )\b
        | [\w. ]{2,40} (?:News Digest|Sports Digest|At A Glance|At a Glance)\b(?:.*\d)?
        | (?:Today in History|AP Top [\w ]{3,30} (?:News )?at \d|Business Highlights)
      )
    `),
    meets: [
      'BC-AP News Digest',
      'AP Top News at 3 p.m.',
      'Today in History',
      'US--Business Glance',
      'Sports At A Glance',
      'Business Highlights',
    ],
    passes: ['Digest this: the fair is back', 'Today in the harbor: a regatta', 'A glance at the past'],
  },
  alertTitle: {
    reason: 'the headline of an alert',
    pattern: /^(?:(?:AP )?(?:NewsAlert|News Alert|NEWSALERT|APNewsAlert)\b|(?:FLASH|URGENT|BULLETIN)\s*[:—–-])/,
    meets: ['NewsAlert', 'AP News Alert', 'FLASH: Harbor closed', 'URGENT - Harbor closed'],
    passes: ['Urgent care opens in Millford', 'Flash floods close road'],
  },
  killTitle: {
    reason: 'the headline of a story its agency withdraws',
    pattern: new RegExp(overLines`
      ^(?:
        (?:STORY |PHOTO |BULLETIN |MANDATORY )?KILL\b
        | (?:BC[-–][\w.&' -]{0,60}(?:KILL|Kill|WITHDRAWAL|Withdrawal|ELIMINATION)\b)
        | (?:STORY )?(?:REMOVED|WITHDRAWN|RETRACTED)\s*[:—–-]
        | AP (?:kills?|withdraws?|retracts?)[ ]
      )
    `),
    meets: ['KILL', 'STORY KILL - Harbor', 'BC-US--Harbor KILL', 'REMOVED: Harbor', 'AP kills story'],
    passes: ['Killer whale seen off Port Alder', 'Removed trees upset town'],
  },
  killText: {
    reason: 'an agency withdraws its story',
    pattern: new RegExp(overLines`
      ^(?:
        \(?(?:Editors?,?|EDITORS?)[^.]{0,60}(?:kill|eliminate|withdraw)\b
        | (?:The )?(?:Associated Press|AP|Reuters|AFP|CNN) has (?:killed|withdrawn|retracted|removed)[ ]
          (?:its|the|a|this) (?:story|article|report)
        | Kill (?:the )?(?:story|item)
        | (?:This|The) (?:story|article) has been (?:withdrawn|retracted|removed|killed)\b
        | A (?:kill|withdrawal) is mandatory
      )
    `),
    meets: [
      'Editors: Please kill the story',
      'The Associated Press has withdrawn its story',
      'Kill the story',
      'This story has been retracted',
      'A kill is mandatory',
    ],
    passes: ['The story has been told for a hundred years.', 'Killing the bill took a week.'],
  },
} satisfies Signs;

/** Tells wire items that are not stories from stories, early and by their first words. */
export function storyType(input: StoryTypeInput): Article['type'] {
  const title = input.headline.trim();
  const first = (input.paragraphs[0] ?? '').trim();
  if (STORY_TYPES.killTitle.pattern.test(title) || STORY_TYPES.killText.pattern.test(first)) return 'kill';
  if (STORY_TYPES.advisoryTitle.pattern.test(title) || STORY_TYPES.advisoryText.pattern.test(first)) return 'advisory';
  if (STORY_TYPES.digestTitle.pattern.test(title)) return 'digest';
  if (STORY_TYPES.alertTitle.pattern.test(title) && input.paragraphs.join(' ').length < 700) return 'alert';
  const kind = input.agency === null ? null : agencyOf(input.agency)?.kind;
  return input.pressRelease || kind === 'press-release' ? 'press-release' : 'story';
}
