import { overLines } from '../../text/over-lines.ts';
import type { Rule } from '../rule.ts';

/** What an outlet says for itself. By a block’s whole text. */
export const PROMOS: readonly Rule[] = [
  {
    id: 'outlet-promo',
    reason: 'the outlet speaks of itself',
    on: 'text',
    pattern: new RegExp(
      overLines`
        ^\W*(?:
          (?:our|this) (?:website|site|newsroom|journalism|reporting) (?:is|relies|depends|needs) .{0,260}
          | (?:do you )?(?:like|love|enjoy)(?:ed|ing)? (?:
              what you
              | this (?:article|story|post|piece)
              | our (?:work|content|journalism|reporting)
            )\b.{0,200}
          | (?:for|to (?:read|see|get)) (?:more|the latest|all the latest|up-to-date|breaking) (?:
              stories|news|headlines|local|coverage|updates|sports|information
            )\b.{0,60}\b(?:
              check
              | visit
              | click
              | go to
              | follow
              | sign
              | download
              | see
              | subscribe
              | tune
              | like
              | head
            )\b.{0,160}
          | (?:got|have|do you have|want to share|know) (?:a|an|any|something|more) (?:
              story|news|tip|information|question|comment|view|photo|video|issue|concern
            )\b.{0,160}\?.{0,200}
          | get in touch (?:with|at|by|via|on) .{0,160}
          | (?:
              if you (?:buy|purchase|click)
              | we (?:may )?(?:earn|receive|get)
              | (?:this )?(?:article|post|story|page) (?:may )?contains?
              | products? (?:featured|purchased)
            ).{0,120}\b(?:commission|compensation|affiliate)\b.{0,200}
          | this site is protected by recaptcha.{0,160}
          | i (?:would like|agree|consent|understand|want) to (?:be emailed|receive|the terms|get).{0,200}
          | at [A-Z]\w+, we employ humans.{0,160}
          | (?:disclaimer|disclosure)\b ?:.{0,360}
          | don['’]t miss (?:out|a|our|the) .{0,120}
            (?:newsletter|stor(?:y|ies)|subscribe|follow|coverage|google).{0,100}
          | (?:please )?consider (?:supporting|subscribing|donating|making|becoming).{0,200}
          | (?:more|watch|see|read) (?:on|at|from|in) (?:our|the)[ ]
            (?:website|app|site|channel|page|newsroom).{0,100}
          | our community members are treated to .{0,260}
          | (?:while )?(?:each|every|all|any) (?:of the )?products? (?:featured|listed|here|we|on).{0,60}
            (?:independently|editors).{0,300}
          | tune in to .{0,140}
          | stay (?:with|tuned|up[- ]to[- ]date|informed|connected|on top).{0,160}
          | watch .{2,60} (?:live|on) .{0,40}\b(?:newscast|app|roku|fire tv|streaming|youtube)\b.{0,120}
          | (?:you can )?(?:listen|watch|read|find|hear) (?:to )?
            (?:more|the full|the latest|our|it|this) .{0,80}\b
            (?:here|podcast|spotify|apple podcasts|wherever you get)\b.{0,100}
          | (?:listen to|watch|hear|see|click on|play) (?:the )?(?:full )?(?:
              (?:audio|video)(?: player)?
              | interview
              | report
              | story
              | episode
              | clip
            )\b[^.!?“”]{0,40}\b(?:above|below)\b[^.!?“”]{0,60}[.!]?
          | this (?:story|article) was reported on[- ]air by .{0,40}\bconverted to this platform\b.{0,240}
          | [^.!?“”]{3,60} is an? (?:[a-z-]+ ){0,3}newsroom that (?:produces|covers|reports|investigates|focuses)\b.{0,300}
          | [^.!?“”]{3,60} (?:maintains|retains) editorial (?:independence|control)\b.{0,200}
          | let us know (?:what you think|your thoughts)\b.{0,100}
          | share your (?:thoughts|views|stories) (?:with us|in the comments|below|at \S+@).{0,120}
          | we(?: want| would love|['’]d love| love) to hear from you\b.{0,160}
          | we['’]re always interested in hearing .{0,160}
          | learn more about our (?:reporting|journalism|editorial|ethics|newsroom)\b.{0,80}
          | want more [^.!?“”]{2,40}\b(?:news|stories|coverage)\? .{0,160}
          | this (?:article|story) appear(?:s|ed) in (?:the|our) [^.!?“”]{2,50}\b(?:issue|edition)\b.{0,100}
          | (?:re)?printed with permission\b.{0,100}
          | copyright? \d{4}.{0,80}
          | hat ihnen dieser artikel gefallen.{0,200}
        )$
      `,
      'i',
    ),
    cut: [
      'For more stories like this, check our news page.',
      'Like what you read? Support our work with a gift of any size.',
      'Our website is the place for the latest breaking news and longreads. Please bookmark it.',
      'If you buy something using links in our stories, we may earn a commission.',
      'This site is protected by reCAPTCHA and the Google Privacy Policy apply.',
      'Got a story? Get in touch with our news team.',
      'Disclosure: the author holds shares.',
      'If you buy through our links, we may receive compensation.',
      'Click on the audio player above to hear the full interview.',
      'Listen to the story above.',
      'Watch the full video below',
      'Hear the episode above',
      'Play the clip below',
      'This story was reported on-air by a journalist and has been converted to this platform by a program.',
      'The Tide Desk is a nonprofit newsroom that covers rivers.',
      'Harbor Health is a newsroom that produces reports on clinics.',
      'Mudlark is a small newsroom that investigates dredgers, and reports to nobody.',
      'Ebb is a student newsroom that reports on boats.',
      'Ebb is a student newsroom that focuses on boats.',
      'The Harbor Tide maintains editorial independence.',
      'The Harbor Tide retains editorial control.',
      'Let us know what you think in the comments.',
      'Let us know your thoughts.',
      'Share your thoughts with us.',
      'Share your views in the comments.',
      'Share your stories below.',
      'Share your thoughts at desk@tide.example.',
      'We want to hear from you. Fill out the form.',
      'We’d love to hear from you.',
      'We would love to hear from you.',
      'We love to hear from you.',
      'We’re always interested in hearing about news in our town.',
      'Learn more about our reporting.',
      'Learn more about our journalism.',
      'Learn more about our editorial standards.',
      'Learn more about our ethics.',
      'Learn more about our newsroom.',
      'Want more harbor news? Follow us.',
      'Want more tidal stories? Join us.',
      'Want more river coverage? Follow us.',
      'This article appears in the December issue.',
      'This story appeared in our Sunday edition.',
      'Reprinted with permission.',
    ],
    keep: [
      'For more than a decade, the town waited.',
      'Our website was down, the mayor said.',
      'Stay, he told them.',
      'Get in line, the guard said.',
      'Watch the water above the weir, the keeper told them.',
      'The Tide is a newsroom that nobody left, she said.',
      'Let us know when the bridge opens, the mayor told them.',
      'We want to hear from the county, she said.',
      'Want more bread? The baker has a plan.',
      'This story appears in no chronicle of the town.',
    ],
  },
  {
    id: 'house-promo',
    reason: 'the outlet asks for readers or for money',
    on: 'text',
    pattern: new RegExp(
      overLines`
        ^\W*(?:
          (?:get|have) .{2,60} delivered (?:right |straight |directly )?(?:through|to) your[ ]
          (?:letterbox|inbox|door|home)\b.{0,200}
          | want .{2,60} delivered (?:right |straight |directly )?to your inbox\b.{0,240}
          | start your (?:day|morning|week) with .{2,120}\bnewsletter\b.{0,160}
          | support (?:the|our|us|independent|local) [^.!?]{2,40}[.!][ ]
            (?:donate|become|subscribe|join)\b.{0,200}
          | support the [^.!?]{2,40} with a (?:gift|donation)\b.{0,200}
          | (?:local )?journalism needs you(?:r support)?[.!].{0,200}
          | dear readers? ?[-–—:,].{0,360}
          | hold (?:tight|on).{0,6}we.{0,3}re checking .{0,120}
          | the content you see here is paid for .{0,380}
          | this (?:article|story) was produced by .{2,80}\bteam\. read more .{0,160}
          | this entry was (?:posted|written|filed) (?:on|in|by|under) .{4,300}
          | donate (?:now|today)
          | [^.!?“”]{3,60} is an? (?:[a-z-]+ )?nonprofit newsroom[.,] (?:please|give|donate|support)\b.{0,160}
          | exclusive (?:to|for) (?:our )?subscribers
          | (?:this|the) (?:article|story) is (?:free to read|for subscribers(?: only)?)
          | to (?:continue|keep) reading,? (?:please )?(?:subscribe|log in|sign in|register)\b.{0,100}
          | get notified about .{2,40}
          | (?:turn on|allow) notifications
        )\W*$
      `,
      'i',
    ),
    cut: [
      'Get the Tide delivered through your letterbox every month.',
      'Want more stories delivered right to your inbox? Create an account.',
      'Start your day with the Ebb. The newsletter tells all you need.',
      'Support the Tide! Become a member today.',
      'Local journalism needs you. Support the Tide with a gift today.',
      'Support the Harbor Tide with a gift today.',
      'Dear Reader - The Tide needs your help.',
      'Hold on - we’re checking your subscription',
      'The content you see here is paid for by the advertiser.',
      'This story was produced by the Tide Data team. Read more about it here.',
      'This entry was posted on 3 May 2026 and is filed under Boats.',
      'Donate now',
      'Donate today!',
      'The Tide is a nonprofit newsroom. Please give today.',
      'The Tide is a local nonprofit newsroom. Donate to keep it free.',
      'The Ebb is a nonprofit newsroom. Give what you can.',
      'The Ebb is a nonprofit newsroom, support it.',
      'Exclusive for subscribers',
      'Exclusive to our subscribers',
      'This article is free to read.',
      'The story is for subscribers only',
      'To continue reading, subscribe',
      'To keep reading please log in or buy a pass.',
      'To continue reading, sign in',
      'To continue reading, register',
      'Get notified about new stories',
      'Turn on notifications',
      'Allow notifications',
    ],
    keep: [
      'Get the boats to the quay, he told them.',
      'Support the plan, the mayor asked the board.',
      'Journalism needs young people, the dean told them.',
      'Dear readers of her column wrote to her in their hundreds.',
      'Hold on to the rail, the crew told them.',
      'The content was paid for by a fee.',
    ],
  },
];
