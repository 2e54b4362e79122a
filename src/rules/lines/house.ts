import { overLines } from '../../text/over-lines.ts';
import type { Rule } from '../rule.ts';

/** Lines that the page's machinery, its sign-up boxes and its programs set between a story's paragraphs, by a block's whole text. */
export const HOUSE_LINES: readonly Rule[] = [
  {
    id: 'player-line',
    reason: 'a player or a place for what others serve',
    on: 'text',
    pattern: new RegExp(
      overLines`
        ^\W*(?:
          (?:we apologi[sz]e,? but )?this video has failed to load\b.{0,80}
          | try refreshing your browser\b.{0,60}
          | tap here to (?:see|read|view) (?:other|more|all) .{2,60}
          | slide \d{1,3} of \d{1,3}
          | (?:un)?mute
          | (?:current|remaining|duration|total) time\W{0,3}-?\d{1,2}:\d{2}\b.{0,20}
          | (?:new)?you can now listen to .{2,40}\b(?:article|stor(?:y|ies))s?
          | to (?:view|see|show|load) this (?:content|post|video|embed),? .{0,40}\b(?:cookies|consent|settings|permission)\b.{0,80}
          | this (?:content|post|video) is not available (?:due to|because of) your .{2,60}
          | update your (?:cookie |privacy |consent )?(?:settings|preferences) here\b.{0,60}
          | we need your (?:consent|permission) to (?:load|show|display)\b.{0,80}
          | this (?:article|page|story) contains content provided by .{2,60}\bwe ask for your (?:permission|consent)\b.{0,240}
        )\W*$
      `,
      'iu',
    ),
    cut: [
      'We apologize, but this video has failed to load.',
      'This video has failed to load',
      'Try refreshing your browser, or',
      'tap here to see other videos from our team.',
      'Slide 1 of 3',
      'Unmute',
      'Current Time 0:00',
      'NEWYou can now listen to Tide News articles!',
      'To view this content, you need to accept cookies.',
      'This content is not available due to your privacy preferences.',
      'Update your settings here to see it.',
      'We need your consent to load this Social Media content',
      'This article contains content provided by Example. We ask for your permission before anything is loaded.',
    ],
    keep: [
      'We apologize, but the video will not be shown, the league said.',
      'Slide 1 of 3 gave way on Monday.',
      'To view this content of the chest, the museum needs the family’s consent, he said, and their key.',
      'You can now listen to the river, she said.',
    ],
  },
  {
    id: 'sign-up-line',
    reason: 'a sign-up box speaks',
    on: 'text',
    pattern: new RegExp(
      overLines`
        ^\W*(?:
          sign[- ]?up to receive (?:the |our |your )?(?:daily|weekly|latest|breaking|top|free|news|headline)\b.{2,160}
          | by (?:clicking|signing up|subscribing|registering|submitting|providing|entering)\b[^.!?“”]{2,80}[ ]
            you (?:consent|agree|acknowledge|accept)\b.{0,200}
          | a welcome e-?mail is on its way\b.{0,120}
          | (?:please )?check your (?:junk|spam) (?:folder|mail)\b.{0,60}
          | the next issue of .{2,80} will soon be in your inbox
          | we encountered an (?:issue|error) signing you up\b.{0,60}
          | for (?:news|stories) (?:impacting|affecting|from) .{2,80}\bsign up for\b.{2,160}
          | privacy notice: newsletters may contain\b.{0,260}
          | keep up to date with .{2,120}\b(?:sign up|subscribe|newsletter)\b.{0,120}
          | you (?:are|['’]re) reading a free (?:article|story|post)\b.{0,80}
          | you have \d{1,2} (?:free )?(?:articles?|stories) (?:left|remaining)\b.{0,80}
          | become an? (?:paid |digital )?(?:member|subscriber|supporter)(?: of [^.!?“”]{2,40})?[ ]
            (?:and help|to (?:support|help us|keep reading|read)|today|now)\b.{0,160}
          | want more (?:news|stories|coverage)\? .{0,160}
        )\W*$
      `,
      'iu',
    ),
    cut: [
      'Sign up to receive daily headline news from the Harbor Tide, a division of Tide Media.',
      'A welcome email is on its way. If you don’t see it, please check your junk folder.',
      'By clicking on the sign up button you consent to receive the above newsletter.',
      'Please check your spam folder',
      'The next issue of Harbor Headline News will soon be in your inbox.',
      'We encountered an issue signing you up. Please try again',
      'For news impacting the coast and the islands, sign up for alerts delivered to you when they happen.',
      'Privacy Notice: Newsletters may contain information about charities and content funded by outside parties.',
      'Keep up to date with the Harbor Tide. Sign up to our newsletter here.',
      'You are reading a free article.',
      'You have 3 free articles left.',
      'Become a member of the Tide and help us do more reporting like this.',
      'Become a supporter today.',
      'Want more news? Download the app.',
    ],
    keep: [
      'Sign up to receive a bucket, the clerk told them.',
      'Become a member of the crew, the captain told him.',
      'You have 3 boats left, she said.',
      'By clicking their tongues they call the geese.',
      'Want more bread? So did the town.',
    ],
  },
  {
    id: 'made-by-program',
    reason: 'says that a program made the text',
    on: 'text',
    pattern: new RegExp(
      overLines`
        ^\W*(?:this|the) (?:article|story|report|post|text|page)[ ]
        (?:was|is|has been) (?:partly |partially )?(?:produced|generated|written|created|drafted|translated|edited|summari[sz]ed)[ ]
        (?:in part |partly )?(?:with|by|using) (?:the )?(?:(?:help|aid|assistance|use|support) of )?(?:an? )?(?:generative )?
        (?:ai|artificial intelligence|chatgpt|machine translation|automation)\b.{0,200}$
      `,
      'iu',
    ),
    cut: [
      'This article was generated with the help of AI and reviewed by an editor.',
      'This story was produced using AI tools.',
      'This story has been translated by AI from Spanish.',
    ],
    keep: ['This story was written by a boy of nine, who used no AI.', 'The report was written with a pencil.'],
  },
];
