import { overLines } from '../text/over-lines.ts';
import type { Signs } from '../text/sign.ts';
import { oneOf, signaturesOf } from './agency-names.ts';

/** A name, its particles and its initials, as contributor lines write it. */
const NAME = String.raw`(?:\p{Lu}[\p{L}.'’-]*|de|la|del|von|van|der|al|el|bin|Jr\.|Sr\.|III)`;

/** A paper that reported in September tells of the story, not of where its writer was. */
const MONTH_NAMES = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
  'Jan',
  'Feb',
  'Aug',
  'Sep',
  'Sept',
  'Oct',
  'Nov',
  'Dec',
];

/** Agencies that whole lines credit, or whose writers are named at a story's end. */
const CREDITED = oneOf([
  ...signaturesOf(
    'AP',
    'Reuters',
    'AFP',
    'UPI',
    'CP',
    'PA',
    'AAP',
    'dpa',
    'Xinhua',
    'Kyodo',
    'PTI',
    'IANS',
    'Bloomberg',
    'Dow Jones',
    'CNN',
    'NBC',
    'CBS',
    'ABC',
    'Fox',
    'KFF',
    'IDG',
    'McClatchy',
    'WaPo',
    'NYT',
    'USA Today',
  ),
  'Dow Jones',
  'IDG',
  'Tribune',
]);

/** How the furniture of wire stories reads. A line is tried on the kinds one after the other (`src/wire/notes.ts`). */
export const NOTE_LINES = {
  contributor: {
    reason: 'names who contributed to the report',
    pattern: new RegExp(
      overLines`
        ^[^!?"“”]{0,600}\bcontributed(?:[ ]
        (?:to|from|in|reporting|information)\b[^!?]{0,160})?[.)]*$
      `,
      'iu',
    ),
    meets: [
      'Associated Press writer Jo Roe contributed to this report.',
      'Roe contributed from Paris.',
      'Harbor News contributed.',
    ],
    passes: [
      'Heavy rain and a clogged drain led to the collapse, the report said.',
      '“She contributed to this report more than I did,” Quill said.',
    ],
  },
  contributorStart: {
    reason: 'begins as a line does that names contributors',
    pattern: new RegExp(
      overLines`
        ^(?:With )?(?:
          (?:The )?${CREDITED}\b
          | ${NAME}(?: ${NAME}){1,5}(?:,| and| in | of | at |['’]s | contributed)
          | (?:Additional|Contributing)\b
          | This (?:story|article|report)
          | Information from
          | Wire (?:services|reports)\b
          | Staff[ ]
          | Also contributing
          | Others?[ ]
        )
      `,
      'u',
    ),
    meets: [
      'Associated Press writers Jo Roe',
      'Jo Roe and Ada Quill contributed',
      'Additional reporting',
      'With Jo Roe in Paris',
      'This story',
      'Information from',
      'Staff writer Jo Roe',
      'Also contributing',
      'Others who',
    ],
    passes: ['He contributed 12 points', 'Heavy rain contributed to the collapse'],
  },
  reportedFrom: {
    reason: 'says where its writers were',
    pattern: new RegExp(
      overLines`
        ^${NAME}(?: ${NAME}){0,3}(?:,? (?:and |&? ?)?${NAME}(?: ${NAME}){0,3}){0,4}[ ]
        (?:reported|wrote|is based|are based|was based|contributed) (?:from|in) (?!(?:${MONTH_NAMES.join('|')})\b)\p{Lu}
      `,
      'u',
    ),
    meets: [
      'Roe reported from Ramallah, West Bank.',
      'Roe and Quill wrote from Berlin.',
      'Jo Roe is based in Oslo.',
      'Roe and Quill are based in Oslo.',
      'Roe was based in Oslo.',
      'Roe contributed from Oslo.',
    ],
    passes: [
      ...MONTH_NAMES.map((month) => `The Lunden Herald reported in ${month} that the bridge had failed.`),
      'Officials reported from 10 to 12 inches of snow in the hills.',
      'Quill reported the theft to police on Monday.',
    ],
  },
  reporters: {
    reason: 'names who reported, wrote or edited',
    pattern: new RegExp(
      overLines`
        ^(?:
          (?:Additional |Further )?(?:
            [Rr]eporting
            | [Ww]riting
            | [Ee]diting
            | [Tt]ranslat(?:ion|ed)
            | [Rr]esearch
            | [Cc]ompiled
            | [Gg]raphics?
          )\b(?: and [a-z]+)? (?:for \w+ )?(?:[Bb]y|[Ff]rom) (?=\p{Lu})
          | [Ww]ith (?:assistance|reporting|files|contributions) (?:from|by)[ ]
          | Editors?:[ ]
        )
      `,
      'u',
    ),
    meets: [
      'Reporting by Jo Roe; Editing by Ada Quill',
      'Additional reporting by Jo Roe',
      'Compiled by Jo Roe',
      'Editing by Ada Quill',
      'With assistance from Jo Roe',
      'Editors: Jo Roe',
      'With files from The Canadian Press',
      'Translation for AFP by Jo Roe',
    ],
    passes: ['Reporting by the newspaper led to the arrest of the clerk.', 'Editing the film took a year, Quill said.'],
  },
  assisted: {
    reason: 'names the writers and who assisted them, as Bloomberg does at the end',
    pattern: new RegExp(
      overLines`
        ^${NAME}(?: ${NAME}){1,3}(?: and ${NAME}(?: ${NAME}){1,3})?(?: in ${NAME}(?: ${NAME})?)?[,.]? [Ww]ith[ ]
        (?:assistance|help|reporting) (?:from|by) \p{Lu}
      `,
      'u',
    ),
    meets: [
      'Elwin Blair and Fan Weng, with assistance from Duna Larssen in New York.',
      'Jo Roe in Oslo with help from Ada Quill',
    ],
    passes: ['Elwin Blair said that with assistance from the county the road would open.'],
  },
  correction: {
    reason: 'says what an earlier version got wrong',
    pattern: new RegExp(overLines`
      ^\(?(?:
        This version (?:
          has (?:been )?correct(?:s|ed)
          | corrects
          | CORRECTS
          | deletes
          | DELETES
          | clarifies
          | removes
        )
        | This (?:story|article|report|item|version|post|headline|piece) (?:
            (?:has been|was|is) (?:corrected|clarified|amended|revised)[ ]
            | corrects[ ]
            | clarifies[ ]
          )
        | (?:
            This
            | The
            | An earlier version of this
            | A previous version of this
            | In an earlier version of this
            | Earlier versions of this
            | A prior version of this
            | The earlier version of this
          ) (?:
            story
            | article
            | report
            | version
            | headline
            | post
            | caption
            | photo caption
          )s? (?:[^.]{0,80})?(?:
            incorrectly
            | misstated
            | misidentified
            | misspelled
            | erroneously
            | inaccurately
            | gave the wrong
            | mistakenly
            | should have
            | has been corrected
            | was corrected
            | have been corrected
            | omitted
            | contained (?:an )?(?:error|incorrect)
            | included (?:an )?(?:error|incorrect|wrong)
          )
        | (?:
            Correction|CORRECTION|Clarification|CLARIFICATION|Corrections|Corrects
          )(?:\s?\([^)]{3,30}\))?(?:\s?[:—–]|, [A-Z][a-z]+ \d| to this (?:story|article))
        | In (?:a|an|the|some) (?:
            earlier|previous|original|story|stories|article|Jan|Feb|March|April|May|June|July|Aug
            |Sept|Oct|Nov|Dec
          ).{0,160}, The Associated Press (?:
            erroneously
            | incorrectly
            | misspelled
            | misidentified
            | misstated
            | reported erroneously
          )
      )
    `),
    meets: [
      'This version corrects the spelling of the river.',
      'This story has been corrected to show that the vote was on Monday.',
      'Correction: An earlier version of this story misstated the age of the mayor.',
      'An earlier version of this article incorrectly named the bridge.',
      'In a story May 4 about a dam, The Associated Press erroneously reported the height.',
    ],
    passes: ['The agency corrected its estimate on Tuesday.', 'In an earlier game, the Bears lost by two.'],
  },
  update: {
    reason: 'says that the story was or will be updated',
    pattern: new RegExp(overLines`
      ^[([]?(?:
        This report (?:has been|was|will be) (?:updated|first published)
        | (?:This|The) (?:
            is a developing
            | is a breaking
            | story is (?:developing|breaking|being updated)
            | is an? (?:developing|breaking) (?:news )?story
            | story (?:has been|was|will be|is being) (?:updated|first published|originally published)
            | article (?:has been|was|will be) (?:updated|first published|originally published)
            | report by The Canadian Press was first published
            | version (?:has been |was )?(?:updates|updated|adds|restores)
          )
        | (?:Editor['’]?s['’]? [Nn]ote: )?This story (?:has been|was) updated
        | (?:UPDATE|Update|UPDATED|Updated)(?: \d)?\s?: (?:This|The) (?:story|article|post|headline)\b
        | Check back (?:for|here|with)
        | More (?:details|information|on this story) (?:to (?:come|follow)|as|will)
        | Updates? (?:to come|to follow)
        | More to (?:come|follow)\b\W{0,6}$
      )
    `),
    meets: [
      'This story has been updated.',
      'This is a developing story. Check back for updates.',
      'This report by The Canadian Press was first published Feb. 28, 2023.',
      'Check back for more.',
      'More details to come',
      'More to follow...',
    ],
    passes: [
      'This is a story about a bridge.',
      'The story was first told by a ferryman.',
      'Updated numbers will come on Friday, the clerk said.',
    ],
  },
  editors: {
    reason: 'a note to editors, or by an editor to readers',
    pattern: new RegExp(overLines`
      ^[([—–_\s]*(?:
        Eds?\.?:
        | Editors?:
        | EDITORS:
        | EDS:
        | (?:EDITOR|Editor)['’]?[Ss]?['’]?\s(?:NOTE|Note|note)s?\b\s?[—–_:.-]
        | EDITORS['’]? NOTE\b
        | Note to (?:editors|readers|subscribers|customers)\b
        | NOTE TO (?:EDITORS|READERS)\b
        | Editors,? note\b
        | (?:
            RECASTS
            | UPDATES
            | ADDS
            | CORRECTS
            | RAISES
            | AMs\.
            | PMs\.
            | APNewsNow\.
            | Minor edits
            | Updates with
            | Adds (?:details|quotes|background)
          )\b.{0,300}(?:
            With AP Photos
            | photos?
            | details
            | quotes
            | throughout
            | comment
            | background
          )\b
        | With AP (?:Photos?|Video|Graphic)s?\b.{0,80}$
        | Members? eds:
        | For (?:use|release) (?:in|by|on|at)\b.{0,80}$
      )
    `),
    meets: [
      'Eds: Updates with details. With AP Photos.',
      'EDITOR’S NOTE: Jo Roe covered the war for 12 years.',
      'Note to readers: the map is old.',
      'UPDATES: With comment from the lawyer',
    ],
    passes: ['The editor’s note was the first sign of trouble, she said.', 'Editors of four papers met on Monday.'],
  },
  version: {
    reason: 'an agency’s mark of the version',
    pattern: new RegExp(overLines`
      ^(?:
        (?:
          BC|AP|AM|PM|US|EU|AS|AF|LT|ML|CN|FBN|BBN|BKN|HKN|CAR|GLF|TEN|SOC
        )[-–]{1,2}[\w.&' ,()–-]{2,100}
        (?:\d(?:st|nd|rd|th) (?:Ld|Lead|Add|NewsNow)|Ld|Writethru|,\s?\d{2,4})[\w ,.<-]{0,40}$
        | (?:
            \d{1,2}(?:st|nd|rd|th) (?:Ld|Lead)(?:[-–, ]?(?:Writethru|Optional))?
            | \bLd-Writethru\b
            | ADDITIONAL? TAKE
            | \d(?:st|nd|rd|th) Add
          )\b.{0,40}$
        | AP Photo [A-Z]{2,5}\d{2,4}\b.{0,60}$
        | Take \d of \d$
      )
    `),
    meets: ['BC-BKN--Hawks-Bears, 1st Ld-Writethru,416', '8th Ld-Writethru', 'AP Photo XAN101, GFX729', 'Take 2 of 3'],
    passes: ['Take 1 of the song ran nine minutes.', 'AP reported that the plant had closed.'],
  },
  follow: {
    reason: 'says where to follow a writer or the agency’s coverage',
    pattern: new RegExp(
      overLines`
        ^(?:
          (?:Please )?Follow (?:
            [^.!?]{0,140}(?:
              \bon (?:Twitter|Facebook|X|Instagram|Threads|Bluesky|social media)\b
              | \bat:?\s
              | https?:
              | @
              | twitter\.com
              | AP['’]s
              | coverage
              | here
            )
            | @
          )
          | (?:Find|Read|See) (?:all|more|AP['’]s|the AP['’]s|full|additional)[^.!?]{0,100}
            (?:\bAP\b|coverage|https?:|apnews\.com)
          | More (?:
              AP
              | CNN
              | Associated Press
              | of AP['’]s
              | from AP
              | on AP
              | stories by
              | news from
            )[^.!?]{0,80}(?::|https?:|at |$)
          | (?:Full |More )?AP(?:['’]s)?(?: [\p{L}&'’-]+){0,6}\s?(?::|\bat\b)\s?
            (?:https?:|http|www|apnews|twitter)
          | (?:
              Full AP
              | AP['’]s full
              | For more AP
              | For full AP
              | Get (?:more|AP)
              | Join the
              | Like (?:us|the)
              | Sign up for (?:the )?AP
            )\b[^.!?]{0,140}(?:https?:|apnews|coverage|here|Facebook|newsletter)
          | Catch up on [^.!?]{0,100}with AP\b
          | Listen to AP['’]s
          | On Twitter:?\s
          | Twitter: @
          | Follow (?:him|her|them|me|us) (?:on|at)\b
        )
      `,
      'iu',
    ),
    meets: [
      'Follow Jo Roe at: http://twitter.com/joroe',
      'More AP NBA: https://apnews.com/NBA',
      'AP NFL: https://apnews.com/hub/nfl',
      'Catch up on the race with AP experts',
      'Find AP’s coverage of the drought: https://apnews.com/drought',
    ],
    passes: [
      'Follow the river north for two miles and you reach the camp.',
      'More AP classes will be offered next year, the principal said.',
      'On Twitter, the mayor thanked the crews.',
    ],
  },
  onTwitter: {
    reason: 'says where on a network its writer is',
    pattern: new RegExp(
      overLines`
        ^${NAME}(?: ${NAME}){1,3} (?:is |can be found |can be followed )?on[ ]
        (?:Twitter|X|Facebook|Instagram|Bluesky)\b(?::| at | is )
      `,
      'u',
    ),
    meets: ['Jo Roe on Twitter: http://twitter.com/joroe', 'Jo Roe can be followed on X at @joroe'],
    passes: ['Coach Roe posted this on Facebook: “Our team stayed.”'],
  },
  supportStart: {
    reason: 'begins as a line does that tells who supports the coverage',
    pattern: new RegExp(
      overLines`
        ^(?:
          (?:The )?(?:Associated Press|AP)(?:['’]s?)?\b
          | This (?:story|article|report|coverage|series|work|content)
          | [\p{L}' ]{2,50} is part of States Newsroom
          | (?:The )?[\p{L}/' -]{2,60} (?:Report for America)
          | Support for this
        )
      `,
      'u',
    ),
    meets: [
      'The Associated Press climate coverage',
      'This story',
      'Missouri Independent is part of States Newsroom',
      'The Harbor Times Report for America',
      'Support for this',
    ],
    passes: ['The clinic receives support from the county.'],
  },
  support: {
    reason: 'tells who supports the coverage',
    pattern: new RegExp(overLines`
      \b(?:
        receives? (?:financial |funding |journalism )?support (?:from|for)
        | is (?:supported|funded) by
        | are supported by
        | supported by (?:a grant|the|several)
        | produced (?:in collaboration|in partnership) with
        | is part of (?:States Newsroom|a collaboration|an AP|the AP)
        | made possible by
      )\b
    `),
    meets: [
      'coverage receives support from several foundations',
      'is supported by a grant',
      'produced in partnership with the school',
      'made possible by the Orchard Institute',
    ],
    passes: ['The mayor supports the grant.'],
  },
  solely: {
    reason: 'says who alone answers for the content',
    pattern: new RegExp(overLines`
      \b(?:AP|The Associated Press|Associated Press) is solely responsible for (?:all|this) content\b
      | ^(?:The Associated Press|AP) (?:created|produced) this (?:story|report) using technology provided[ ]
        by\b
      | ^This story was (?:created|generated) (?:by|using) (?:technology|automated)
      | Report for America is a nonprofit
      | ^(?:Find|See|Read) (?:more about )?(?:the )?AP['’]s (?:standards|climate initiative)
    `),
    meets: [
      'The AP is solely responsible for all content.',
      'The Associated Press created this story using technology provided by Data Skrive.',
      'This story was generated by technology',
      'Report for America is a nonprofit',
      'Find AP’s standards',
    ],
    passes: ['The driver is solely responsible for the crash, the judge said.'],
  },
  copyright: {
    reason: 'a notice of copyright',
    pattern: new RegExp(overLines`
      ^[\s"'(—–\-_[]*(?:
        Copyright\b(?=$|[\s,:]*(?:©|&copy;|\([cC]\)|\d{4}(?! (?:is|was) )|by\b|The\b|[A-Z]))
        | COPYRIGHT\b
        | ©
        | \([cC]\)\s?(?:Copyright|\d{4}|The|AP|AFP|Thomson)
        | ™ (?:&|and) ©
        | ™ (?:&|and) \([cC]\)
        | &copy;
        | The-CNN-Wire\b
        | \(Copyright
        | All [Rr]ights [Rr]eserved\b
        | All contents? (?:©|copyright)
        | (?:The|Portions of the) (?:information|content|material)s? contained in the (?:AP|AFP)
        | This material may not be published
        | AP Material ©
        | Disclaimer: This news article is copyrighted
        | Content copyright
      )
    `),
    meets: [
      'Copyright 2013 The Associated Press. All rights reserved.',
      '© The Associated Press, 2012',
      '(Copyright 2007 by The Associated Press.)',
      'The-CNN-Wire',
      'This material may not be published, broadcast, rewritten or redistributed.',
    ],
    passes: [
      'Copyright law protects the design for 70 years, the lawyer said.',
      'Copyright 1911 is stamped on the lamp, which was cast in the old yard.',
      'Copyright 1911 was the year on the lamp.',
      'All rights are reserved for the heirs, according to the will.',
    ],
  },
  copyrightTail: {
    reason: 'says that the text may not be published again',
    pattern: new RegExp(overLines`
      \b(?:
        This material may not be published, broadcast,? rewritten,? or redistributed
        | may not be published, broadcast, rewritten
      )
    `),
    meets: [
      'All of it. This material may not be published, broadcast, rewritten or redistributed.',
      'It may not be published, broadcast, rewritten.',
    ],
    passes: ['The names may not be published before noon.'],
  },
  credit: {
    reason: 'names the agency or paper the story is from',
    pattern: new RegExp(
      overLines`
        ^[\s(©—–-]*(?:
          (?:Source|Quelle|Fuente|Fonte) ?: ?(?:The )?${CREDITED}
          | Brought to you by AAP
          | With (?:(?:agency|agencies['’]?) )?inputs?(?: from [^,.]{2,60})?
          | Hosted by (?:Google)?$
          | (?:The )?${CREDITED}(?: News)?(?: contributed to this (?:report|story))?
          | Distributed by (?:Tribune|TNS|Tribune Content Agency)[^.]{0,60}
          | Visit (?:the )?[\p{L} .]{3,60} at (?:www\.)?\S+\.(?:com|org|net)
          | Provided by [\p{L} ]{3,40}
          | This story is sourced direct from[^.]{0,80}
          | \((?:AP|AFP|Reuters|CNN|TNS|CP|UPI|MCT|PA|AAP|ANI|PTI|IANS)\)
          | \(?(?:[Ww]ith|[Aa]vec|[Cc]on|[Mm]it) ${CREDITED}\)?
          | (?:(?:This|The) (?:article|story|report) (?:is|was) (?:republished|originally published|first published|provided|produced|distributed|reprinted|re-published)[^.]{0,40} (?:from|on|by|at|with|in) [^.]{2,120})
        )[\s.)]*(?:Read the original article[^.]{0,80}\.?|(?:to|with) .{0,80})?$
      `,
      'u',
    ),
    meets: [
      'Source: Reuters',
      'Quelle: dpa',
      'Fuente: AFP',
      'Fonte: Reuters',
      'AP',
      '(AP)',
      'Brought to you by AAP',
      '(With inputs from PTI)',
      'With agency inputs',
      '(Avec AFP)',
      '(with AAP)',
      'Visit the Harbor Chronicle at www.harbor.example.com',
      'This article is republished from The Conversation under a Creative Commons license. Read the original article.',
    ],
    passes: [
      'Source: the river itself, she said, which floods each spring.',
      'Visit the museum at noon, when the bells ring.',
      'AP reported that the plant had closed.',
    ],
  },
  feed: {
    reason: 'says that the story came by an agency’s feed as it stands',
    pattern: new RegExp(overLines`
      ^\W{0,3}(?:
        (?:This|The) (?:story|article|report|copy|content|news)
        | This is
        | (?:Only|Except for|Apart from|Barring) the headline
      )\b[^!?“”]{0,200}\b(?:(?:syndicated|auto-generated|agency|wire|news) feed|syndicated (?:story|copy|content) from)\b[^!?“”]{0,200}$
    `),
    meets: [
      '(This story has not been edited by our staff and is auto-generated from a syndicated feed.)',
      '(Only the headline of this report was reworked by the Tide; the rest is auto-generated from a syndicated feed.)',
      'This article was generated from an automated news agency feed without modifications to text.',
      '(The report came by a wire feed.)',
      'Except for the headline, this copy came from a syndicated news feed.',
      'Apart from the headline, it is the auto-generated feed.',
      'Barring the headline, the content is from an agency feed.',
      'The content is from a syndicated wire feed.',
      'This is a syndicated story from a wire. The Tide has not edited it.',
      'This news is from a syndicated feed.',
    ],
    passes: [
      'This report of cattle feed prices came late.',
      'The story reached a syndicated columnist, he said.',
      '“The story was in a syndicated feed,” she said.',
    ],
  },
  contact: {
    reason: 'says how to reach the writer',
    pattern: new RegExp(
      overLines`
        ^(?:
          [^!?]{0,140}\b(?:can|may) be reached (?:
            at(?:$|[^.!?]{0,60}(?:[@("\d]|Twitter))
            | on Twitter\b
            | via[ ]
            | by (?:e-?mail|phone|calling)\b
          )
          | (?:E-?mail|Write to|Contact|Reach)[ ]
            (?:the (?:writer|reporter|author|editor)s?|him|her|them|${NAME})\b[^!?]{0,80}
            (?:@|at |\bon Twitter\b)
          | (?:Reach|Contact) (?:the )?(?:reporters?|writers?|authors?)[ ]
          | To contact the (?:reporter|writer|editor)s? (?:on|responsible for) this story:
          | [^!?]{3,160} is (?:a|an|the) [^!?]{3,80}(?:columnist|writer|reporter|editor|correspondent)
            [^!?]{0,80}(?:Write to|Contact|Reach|Follow|E-?mail|@)
        )
      `,
      'u',
    ),
    meets: [
      'Ada Quill can be reached at aquill@outlet.example.',
      'Write to him at jroe@ap.org',
      'Reach the reporters on Twitter',
      'To contact the reporter on this story: Ada Quill in Lund at aquill@outlet.example.',
      'Jo Roe is a national sports columnist for The Associated Press. Write to him',
    ],
    passes: [
      'The mayor can be reached by the stairs on the north side.',
      'Write to your council, he told the crowd.',
      'Contact with the boat was lost at dawn.',
    ],
  },
  reference: {
    reason: 'heads or is a list of sources',
    pattern: new RegExp(overLines`
      ^(?:
        On the Net:?
        | Online(?::|$)
        | On the Web:?
        | ONLINE:
        | ON THE NET:?
        | Information from:
        | Related links?:
        | SOURCE:?\s
        | Sources?: (?:bit\.ly|https?:|www|http)
        | Our Standards: The Thomson Reuters
      )
    `),
    meets: [
      'On the Net:',
      'Information from: Harbor Chronicle',
      'SOURCE Orchard Electronics, Inc.',
      'Our Standards: The Thomson Reuters Trust Principles.',
    ],
    passes: ['The online sale begins on Friday.', 'Online classes have much to offer to those who work.'],
  },
  linkLine: {
    reason: 'a name and its address',
    pattern: /^[\p{Lu}\d][^.!?]{1,90}:\s*(?:https?:\/\/|www\.)\S+(?:\s\S{0,40})?$/u,
    meets: ['Science: http://www.science.example.org'],
    passes: ['Science: the dam holds.', 'See http://www.science.example.org'],
  },
  bareLink: {
    reason: 'an address alone',
    pattern: /^(?:https?:\/\/|www\.)\S+$/,
    meets: ['http://www.example.org/report', 'www.example.org'],
    passes: ['www.example.org is the address'],
  },
  transmission: {
    reason: 'a mark of transmission',
    pattern: new RegExp(overLines`
      ^(?:
        AP-[A-Z]{2}-\d{2}-\d{2}-\d{2} \d{4}(?:[A-Z]{3})?
        | \(?(?:APTV|AP-NY|AP-WF|AP)-\d{2}-\d{2}-\d{2,4}\b.{0,20}\)?
        | [A-Z]{2,3}-[A-Z]{2}-\d{2}-\d{2}-\d{2} \d{4}[A-Z]{3}<?
        | \d{4}(?:GMT|EDT|EST|CDT|CST) \w{3,9} \d{1,2}
        | \((?:[a-z]{2,4}[-/]){1,3}[a-z]{2,4}\)
        | (?:bur-)?[a-z]{2,3}(?:-[a-z]{2,3})?\/[a-z]{2,3}(?:\/[a-z]{2,3})?
        | (?:PTI|IANS|ANI|UNI)(?: [A-Z]{2,4}){1,6}
        | <?!?PARA\d!?>?
        | Enditem
        | \(END\)
        | END
        | -30-
        | #{2,3}
        | \^{2,}
        | nN?\w{6,12}
      )$
    `),
    meets: ['PTI ADQ JR MQ', 'AP-ES-01-10-08 0607EST', '(jl/twx)', '<!PARA2!>', 'bur-dar-gl/fz', 'Enditem', '-30-'],
    passes: ['AP', '(in May)', 'The End'],
  },
  separator: {
    reason: 'a line of marks alone',
    pattern: /^(?:[_\-–—=*•·~.\s#]{1,60})$/,
    meets: ['___', '* * *', '------'],
    passes: ['* One of us', '- 1 -'],
  },
} satisfies Signs;
