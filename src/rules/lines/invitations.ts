import { overLines } from '../../text/over-lines.ts';
import type { Rule } from '../rule.ts';

/** Lines that ask readers to sign up, subscribe or follow. By a block’s whole text. */
export const INVITATIONS: readonly Rule[] = [
  {
    id: 'newsletter-line',
    reason: 'an invitation to subscribe',
    on: 'text',
    pattern: new RegExp(
      overLines`
        ^\W*(?:
          (?:click here to )?(?:sign[- ]?up|subscribe|register|join)\b.{0,160}\b(?:
            newsletters?
            | inbox
            | email
            | e-mail
            | alerts?
            | updates?
            | briefing
            | free trial
            | today
            | now
            | community
            | here
            | whatsapp
            | channel
            | mailing list
            | podcast
            | youtube
            | unlimited
            | access
          )\b.{0,120}
          | get (?:
              the[ ]
              | our[ ]
              | a[ ]
              | all[ ]
              | more[ ]
              | breaking[ ]
              | daily[ ]
              | local[ ]
              | top[ ]
              | your[ ]
              | articles?[ ]
              | updates?[ ]
            )?.{0,100}\b(?:
              inbox
              | newsletters?
              | in your email
              | email alerts
              | delivered
              | (?:news|mobile|free) app
            )\b.{0,80}
          | (?:thanks|thank you) for (?:
              signing up
              | subscribing
              | registering
              | reading
              | visiting
              | your (?:interest|subscription|feedback)
            ).{0,80}
          | watch for us in your inbox.?
          | by (?:
              signing up
              | subscribing
              | clicking
              | registering
              | submitting
              | providing your email
              | entering your email
            ).{0,200}
          | (?:you can )?unsubscribe (?:at any ?time|here).{0,60}
          | enter your e-?mail.{0,60}
          | (?:your )?e-?mail address\W*
          | never miss (?:a|an|another) (?:story|update|beat|headline).{0,60}
          | download (?:the|our) .{0,60}\bapp\b.{0,60}
          | subscribe(?: (?:now|today|here|free))?
          | (?:already a )?(?:subscriber|member)\?.{0,60}
          | support (?:local|independent|our|quality) (?:journalism|news|work).{0,120}
          | make a (?:tax-deductible )?(?:donation|gift).{0,80}
          | this (?:article|story|content) is (?:only )?(?:available (?:exclusively )?)?(?:for|to)[ ]
            (?:our )?(?:subscribers|members).{0,60}
          | be the first to know.{0,40}
          | (?:please )?(?:try again|log ?in|sign in|create an account)\b.{0,60}
        )$
      `,
      'i',
    ),
    cut: [
      'Sign up for our newsletter',
      'Get the latest news delivered to your inbox',
      'Thanks for signing up!',
      'Email address',
      'Watch for us in your inbox.',
    ],
    keep: ['Sign up sheets were posted in the hall.', 'Get out, he told the crowd.'],
  },
  {
    id: 'follow-line',
    reason: 'an invitation to follow the outlet',
    on: 'text',
    pattern: new RegExp(
      overLines`
        ^\W*(?:
          (?:you can )?(?:follow|like|find|join|connect with|friend)[ ]
          (?:us|me|him|her|them|@\w+|the .{2,40}|[A-Z][\w .,&'’-]{2,50}) (?:and .{2,40} )?
          (?:on|at|via|@) .{0,30}\b(?:
            facebook
            | twitter
            | instagram
            | x
            | tiktok
            | linkedin
            | threads
            | bluesky
            | google\+
            | youtube
            | whatsapp
            | social media
          )\b.{0,120}
          | (?:make|add|choose|set) .{2,40}\bpreferred (?:news )?source\b.{0,60}
          | follow @\w+.{0,80}
          | on (?:twitter|facebook|instagram):?.{0,100}
          | @\w{2,30}
        )$
      `,
      'i',
    ),
    cut: [
      'Follow us on Twitter @station',
      'Like us on Facebook',
      'Follow Jane Roe on Twitter at @jroe',
      'Make us your preferred source on Google',
      'Add the Tide as a preferred source',
      'Choose the Tide as your preferred news source',
      'Set us as preferred source',
    ],
    keep: ['Follow the money, he said on Tuesday.', 'Make it your own, she told them.'],
  },
];
