import { overLines } from '../../text/over-lines.ts';
import type { Rule } from '../rule.ts';

/** Lines that an outlet sets below a story or between its paragraphs about itself, its print and its programs, by a block's whole text. */
export const OUTLET_LINES: readonly Rule[] = [
  {
    id: 'print-notice',
    reason: 'where the story stood in print',
    on: 'text',
    pattern: new RegExp(
      overLines`
        ^\W*(?:an? )?(?:earlier |longer |shorter )?version of this (?:article|story|column|review|essay|report|editorial)[ ]
        (?:(?:first |originally )?(?:appear(?:s|ed)|ran) |was (?:first |originally )?(?:published|printed) )
        .{0,60}\b(?:page|print|edition|issue|headline)\b.{0,240}$
      `,
      'i',
    ),
    cut: [
      'A version of this article appeared July 24, 2012, on page C12 in the U.S. edition of The Harbor Journal, with the headline: Boats Wait.',
      'An earlier version of this column ran in the March issue.',
      'A version of this story was originally published in the print edition.',
    ],
    keep: [
      'A version of this story ran through the town by noon.',
      'An earlier version of this article misstated the name of the boat.',
    ],
  },
  {
    id: 'opinion-notice',
    reason: 'whose opinion a piece is, and whose it is not',
    on: 'text',
    pattern: new RegExp(
      overLines`
        ^\W*(?:
          the (?:views|opinions)(?:,? (?:and|or|views|opinions|statements|thoughts|beliefs|content)){0,4}[ ]
            expressed (?:in|by|here|herein|on|within|are)\b.{0,300}
          | (?:any )?(?:views|opinions)(?:,? (?:and|or|views|opinions|statements|thoughts|beliefs|content)){1,4}[ ]
            expressed (?:in|by|here|herein|on|within|are)\b.{0,300}
          | this (?:staff )?editorial (?:solely )?represents the\b.{0,300}
          | the (?:news(?:room)? and editorial|editorial|news) (?:departments?|staffs?|teams?)[ ]
            (?:of [^.!?“”"]{2,60} )?(?:had|has|have) no (?:role|part|involvement)\b.{0,200}
          | the (?:newsroom|editors) (?:of [^.!?“”"]{2,60} )?(?:had|has|have) no (?:role|part|involvement)\b.{0,200}
        )$
      `,
      'i',
    ),
    cut: [
      'The opinions expressed in this release are those of the club that issued it.',
      'Views and opinions expressed by the author do not represent the Tide.',
      'This staff editorial solely represents the majority view of the board of the Tide.',
      'The news and editorial departments of the Harbor Tide had no role in the creation of this content.',
      'The newsroom of the Tide had no role in it.',
    ],
    keep: [
      'The opinions of the two boards differ, she said.',
      'This editorial represents a change of mind, the publisher wrote.',
      'The editors said they had no time.',
    ],
  },
  {
    id: 'program-line',
    reason: 'a podcast or a broadcast speaks of itself',
    on: 'text',
    pattern: new RegExp(
      overLines`
        ^\W*(?:
          (?:listen|subscribe|follow)\b[^.!?“”"]{2,120}\b(?:
            spotify
            | apple podcasts
            | wherever you (?:get|listen)
            | your (?:favou?rite )?podcast app
          )\b[^“”"]{0,160}
          | (?:this|today['’]s) (?:episode|podcast|newsletter|audio story) (?:of [^.!?“”"]{2,40} )?(?:was|is)[ ]
            (?:written|produced|edited|hosted|engineered|mixed)\b[^“”"]{2,300}
          | (?:curious|questions|comments|ideas) [^?“”"]{0,120}\? (?:e-?mail|write to|call|text|tell) us\b[^“”"]{0,200}
        )$
      `,
      'i',
    ),
    cut: [
      'Listen to Low Water on Spotify and Apple Podcasts.',
      'Subscribe to Low Water wherever you get your podcasts.',
      'Follow the show in your podcast app.',
      'This episode of Low Water was produced by Jo Roe and edited by Ann Lobo.',
      'Curious about the tides of your town? Email us at lowwater@tide.example.',
    ],
    keep: [
      'This episode was the last of its kind, he said.',
      'Listen to the river, she told them.',
      '“This podcast was produced by three boys in a shed,” she said.',
    ],
  },
  {
    id: 'support-line',
    reason: 'the outlet tells who pays for it, and what it is a member of',
    on: 'text',
    pattern: new RegExp(
      overLines`
        ^\W*(?:
          the [^.!?“”"]{2,60}\b(?:journalism|newsroom|reporting) is (?:made possible|funded|supported) (?:in part )?(?:by|with|through)[ ]
            [^.!?“”"]{0,60}\b(?:readers|listeners|viewers|members|subscribers|donors|people) like you\b[^“”"]{0,200}
          | the [^.!?“”"]{2,60} is an? (?:proud )?(?:member|partner) of (?:the )?(?:trust project|institute for nonprofit news)\b.{0,160}
          | (?:our (?:team|editors|writers|experts)|we) independently (?:select|review|choose|recommend|research|test)\w{0,3}\b.{0,300}
        )$
      `,
      'i',
    ),
    cut: [
      'The Tide’s journalism is made possible by readers like you. Please give today.',
      'The Tide is a member of the Trust Project.',
      'The Tide is a proud partner of the Institute for Nonprofit News.',
      'Our team independently selects products. We may earn a commission.',
      'We independently review all that we write about.',
    ],
    keep: [
      'The ferry is a member of the fleet.',
      'Her reporting is funded by the sale of cheese.',
      'Our team won, he said.',
    ],
  },
  {
    id: 'subscribe-line',
    reason: 'an invitation to subscribe, behind a sentence or two',
    on: 'text',
    pattern: new RegExp(
      overLines`
        ^\W*(?:
          (?:please |be sure to |make sure to |don['’]t forget to )(?:sign[- ]?up for|subscribe to)\b[^.!?“”"]{2,120}\b(?:newsletters?|podcasts?|alerts|app)\b[^“”"]{0,160}
          | (?:want|love|like|need|enjoy) [^?“”"]{3,80}\? (?:sign[- ]?up|subscribe)\b[^“”"]{0,160}
          | for (?:all )?(?:the )?(?:latest|more|breaking|top|daily)\b[^.!?“”"]{2,140}\b(?:sign[- ]?up (?:for|to)|subscribe to)\b[^“”"]{2,160}
          | (?:please )?download (?:and subscribe to )?(?:the|our)\b[^.!?“”"]{2,70}\bapp\b[^.!?“”"]{0,100}\b(?:us|alerts|wherever you are|goals)\b[^“”"]{0,160}
        )$
      `,
      'i',
    ),
    cut: [
      '***Please sign up for Tide newsletters and download our app to be told first.***',
      'Want to see more stories like this? Subscribe to the Tide today.',
      'For the latest breaking news and stories from the coast, sign up for our newsletters.',
      'Download the KTDE app for breaking news and weather alerts wherever you are, and watch us at six.',
    ],
    keep: [
      'Sign up at the town hall by Friday.',
      'Want to run? Sign-ups are on Friday.',
      'Download the form, the clerk told them.',
      'Please sign up for a time to swim, the county said.',
    ],
  },
];
