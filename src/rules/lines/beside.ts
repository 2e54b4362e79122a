import { overLines } from '../../text/over-lines.ts';
import type { Rule } from '../rule.ts';

/** What stands beside a story: forms, readers’ comments, the weather, who its writer is. By a block’s whole text. */
export const BESIDE: readonly Rule[] = [
  {
    id: 'feedback-line',
    reason: 'a report or feedback box',
    on: 'text',
    pattern: new RegExp(
      overLines`
        ^\W*(?:
          feedback
          | give feedback
          | (?:suggest|submit|report) (?:a |an )?
            (?:correction|error|typo|tip|problem|edit|news tip)s?
            (?: or (?:typo|correction|error|clarification))?.{0,40}
          | report (?:this|abuse|inaccuracy|comment).{0,30}
          | correction\/comment\?.{0,30}
          | (?:have|got|see) (?:a |an )?(?:news |story |confidential )?
            (?:tip|correction|typo|error|idea|something).{0,80}\?.{0,100}
          | did (?:we|you) (?:get|find|spot|see|notice).{2,60}\?.{0,60}
          | e-?mail \S{3,40}@\S{3,40} to (?:report|suggest|submit) .{2,60}
          | [^.!?“”]{2,30} is not responsible for the contents? of external (?:sites|links|websites|internet sites)\W*
          | listen to the (?:latest|best) .{2,80}\bon (?:\w+ )?sounds\b.{0,60}
          | was this (?:article|story|page|helpful|valuable).{0,60}
          | how (?:do you feel|would you rate) .{0,60}
          | your (?:name|email)\W?(?:\(required\))?.{0,20}
          | journalistic standards.{0,30}
          | our standards: .{0,80}
          | letters? to the editor.{0,60}
          | this (?:article|story) (?:originally|first) appeared (?:on|in) .{2,120}
          | (?:this )?content (?:may be|is) (?:copyright|provided).{0,80}
          | first published (?:by|on|at|in the) .{2,60}
          | opens? (?:in )?(?:a )?new (?:tab|window)
          | (?:originally )?published (?:by|on|in) [A-Z].{1,60}
        )$
      `,
      'i',
    ),
    cut: [
      'Feedback',
      'Suggest a Correction',
      'Report an error',
      'Our Standards: The Example Trust Principles.',
      'Have a news tip? Email us.',
      'Email desk@tide.example to report a typo.',
      'The Tide is not responsible for the content of external sites.',
      'Listen to the latest news for the harbor on Tide Sounds.',
    ],
    keep: ['Feedback from voters was mixed, she said.'],
  },
  {
    id: 'comment-line',
    reason: 'readers’ comments and their rules',
    on: 'text',
    pattern: new RegExp(
      overLines`
        ^\W*(?:
          (?:
            view[ ]
            | show[ ]
            | read[ ]
            | see[ ]
            | hide[ ]
            | post[ ]
            | add[ ]
            | leave[ ]
            | write[ ]
            | join[ ]
          )?(?:all |a |an |the |your |more )*(?:\d+ )?
          (?:comments?|conversation|discussion|repl(?:y|ies))(?:
            [ ]?\(\d+\)
            | (?: on)? this (?:article|story)
            | [ ](?:closed|are closed|off|policy|guidelines|rules|section|below|here|now|yet|\d+)
          )*
          | no comments(?: yet)?.{0,60}
          | you can (?:follow any responses|leave a response|skip to the end and leave).{0,200}
          | both comments and pings are .{0,80}
          | be the first to (?:comment|react|reply).{0,40}
          | (?:you must|please|log ?in|sign ?in|register).{0,30}
            (?:log(?:ged)? ?in|sign(?:ed)? ?in|register(?:ed)?|to).{0,30}
            (?:comment|reply|conversation).{0,40}
          | comments? (?:
              powered by
              | policy
              | are (?:closed|moderated|not|the|posted|subject)
              | on this
              | with profanity
              | that
            ).{0,160}
          | (?:the views|views|opinions) expressed (?:in|by|here|are).{0,200}
          | [^.!?“”]{2,40} is committed to (?:maintaining )?an? (?:lively|civil)\b.{0,40}\b(?:forum|discussion|debate)\b.{0,240}
          | (?:keep it clean|be (?:truthful|nice|proactive)|don'?t threaten|share with us).{0,200}
          | what do you think\?.{0,120}
          | (?:join|start) the conversation.{0,80}
          | tell us what you think.{0,80}
          | we (?:welcome|encourage|invite) (?:your |readers['’] )(?:thoughts|comments|feedback|opinions)\b.{0,300}
          | discuss this (?:story|article|release|game) (?:on|in) .{2,80}\b(?:board|forum)s?
        )\W*$
      `,
      'i',
    ),
    cut: [
      'Comments (0)',
      'You must be logged in to post a comment',
      'Leave a comment',
      'Comments powered by Disqus',
      'Tide Media is committed to maintaining a lively but civil forum for discussion. Please keep comments relevant.',
      'Join the conversation',
      'We welcome your thoughts on this story. Keep it civil.',
      'We invite readers’ comments, and read all of them.',
      'Discuss this story on the Harbor League message board.',
    ],
    keep: ['Comments from the public ran for three hours.', 'We welcome your king, the mayor told them.'],
  },
  {
    id: 'weather-line',
    reason: 'weather of the page',
    on: 'text',
    pattern: new RegExp(
      overLines`
        ^\W*(?:
          -?\d{1,3}(?:\.\d)? ?° ?[FC]?(?:\W{1,3}.{0,40})?
          | (?:
              clear
              | sunny
              | cloudy
              | fair
              | rain
              | snow
              | overcast
              | fog
              | haze
              | mostly \w+
              | partly \w+
            )\W{0,3}-?\d{0,3}(?:\.\d)? ?°? ?[FC]?
          | (?:full|today['’]s|current|local|more) (?:weather|forecast|conditions|temp)\b.{0,40}
          | \d+ weather alerts?.{0,40}
          | wind ?:.{0,40}
          | humidity ?:.{0,40}
          | burn info
        )\W*$
      `,
      'i',
    ),
    cut: ['71.2 ° F', 'Full Weather | Burn Info', '63°', 'Partly Cloudy', 'Mostly cloudy 28°'],
    keep: ['Rain fell on the parade.', 'Clear the way, he said.'],
  },
  {
    id: 'bio-line',
    reason: 'about the author',
    on: 'text',
    pattern: new RegExp(overLines`
      ^\W*(?:
        (?:contact|reach|e-?mail|write to|call|follow) (?:the )?(?:
          reporters?
          | writers?
          | authors?
          | editors?
          | staff
          | [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}
          | him
          | her
          | us
          | me
        )(?: [A-Z][\w.'’-]+)?(?: at| on| via|:).{2,160}
        | (?:Contact|Reach|E-?mail|Call|Follow) [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3},?[ ]
          (?:at|on|via|by).{2,160}
        | (?:(?:[Ss]taff )?(?:[Ww]riter|[Rr]eporter|[Ee]ditor) )?[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3} (?:can|may) be (?:reached|contacted|emailed)[ ]
          (?:at|by|via|on) .{2,160}
        | [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3} is (?:a|an|the) .{0,60}\b(?:
            reporter
            | writer
            | editor
            | columnist
            | correspondent
            | journalist
            | producer
            | contributor
            | intern
            | anchor
            | photojournalist
            | fellow
          )\b.{0,240}
        | [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3} (?:covers|reports on|writes about|is based in)[ ]
          .{3,160}\b(?:for|at) (?:the )?[A-Z].{2,60}
        | about the author\W*
        | (?:phone|tel|e-?mail)\W? .{5,60}
      )$
    `),
    cut: [
      'Jane Roe covers the waterfront for Example Times.',
      'Contact Jane Roe at jroe@paper.example.',
      'John Doe can be reached at 555-0100.',
      '—Staff writer John Doe can be reached at jdoe@paper.example.',
      'Jane Roe is a reporter for the Example Times.',
    ],
    keep: ['John Doe is a farmer in the valley.', 'Call it what you like, she said.'],
  },
];
