import { overLines } from '../../text/over-lines.ts';
import type { Rule } from '../rule.ts';

/** Dates, times and rights that stand alone. By a block’s whole text. */
export const STAMPS: readonly Rule[] = [
  {
    id: 'date-line',
    reason: 'a date or time stamp',
    on: 'text',
    pattern: new RegExp(
      overLines`
        ^\W*
        (?:(?:first |originally |story |article |last |date |page |was )*(?:published|posted|updated?|modified|created|launched|filed|issued|uploaded|aired|added|publicado|actualizado|publié|mis à jour|veröffentlicht|aktualisiert)(?: (?:on|at|by|:))*\W*)?
        (?:(?:at |on )?(?:\d{1,2}:\d{2}(?::\d{2})? ?(?:[ap]\.?m\.?)?(?: ?\(?[A-Z]{2,5}\)?)?[ ,]*(?:\||-|on|,|\/)? ?)?(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[a-z]{0,3}\.?,? )?(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.? \d{1,2}(?:st|nd|rd|th)?,? ?(?:\d{4})?|\d{1,2}(?:st|nd|rd|th)?\.? (?:of |de )?(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec|ene|abr|ago|dic)[a-z]*\.?,? (?:de )?(?:\d{4})?|\d{4}[-\/.]\d{1,2}[-\/.]\d{1,2}|\d{1,2}[-\/.]\d{1,2}[-\/.]\d{2,4}))
        (?:(?:\W{1,4}|\W{0,3}at |t)\d{1,2}[:.]?\d{0,2}(?::\d{2})?(?:\.\d+)? ?(?:[ap]\.?m\.?)?(?: ?\(?(?:[A-Z]{1,5}|[+-]\d{2}:?\d{2})\)?)?)?
        (?:.{0,4}(?:updated|posted|published|modified|last).{0,80})?\W*$
      `,
      'i',
    ),
    cut: [
      'Posted: Nov 8, 2023 / 04:43 PM CST',
      'Updated: January 3, 2024',
      'Monday, January 14, 2008',
      '2013-12-30',
      'Published 9:11 am Tuesday, March 3, 2020',
    ],
    keep: ['May 3 was the deadline.', 'Monday, the council met.'],
  },
  {
    id: 'stamp-line',
    reason: 'a date or time stamp',
    on: 'text',
    pattern: new RegExp(
      overLines`
        ^\W*(?:
          (?:first |originally |story |article |last |date |page )*
          (?:published|posted|updated|modified|created|launched)\b[ :]{1,3}.{0,60}\d{1,4}.{0,60}
          | (?:about )?(?:\d+|an?|one|two|three|four|five|six|several)[ ]
            (?:second|minute|min|hour|hr|day|week|month|year)s?(?: (?:and )?\d+ (?:minute|min)s?)?[ ]
            ago\W*
          | \d{1,2}:\d{2} ?(?:[ap]\.?m\.?)?(?: [A-Z]{2,4})?
          | last updated.{0,60}
          | posted (?:in|by|under) .{1,80}
          | filed under:?.{0,120}
          | categor(?:y|ies): .{1,80}
          | tags?: .{1,200}
          | (?:keywords|topics|related topics|article categories|locations|subjects|sections?): ?.{0,160}
        )$
      `,
      'i',
    ),
    cut: [
      'Posted in News',
      'Last updated 3 hours ago',
      '5 hours ago',
      'Tags: council, taxes',
      'Story Published: Jan 3, 2010 at 4:15 PM PST',
    ],
    keep: ['Published accounts differ.', 'Two days ago they met again and talked.'],
  },
  {
    id: 'site-copyright',
    reason: 'the site’s copyright or terms line',
    on: 'text',
    pattern: new RegExp(
      overLines`
        ^\W*(?:
          (?:©|\(c\)|copyright\b|&copy;).{0,300}
          | all (?:rights|content).{0,20}reserved\b.{0,200}
          | (?:
              terms (?:of|and) (?:use|service|conditions)
              | privacy (?:policy|notice|statement)
              | cookie (?:policy|settings)
              | do not sell.{0,40}
              | accessibility(?: statement)?
              | contact us
              | about us
              | advertise(?: with us)?
              | site ?map
              | careers
              | help
              | faqs?
            )
            (?:\W+(?:terms|privacy|policy|of|use|service|and|cookies?|contact|us|about|advertise|careers|help|faq|site ?map|conditions|copyright)){0,14}\W*
        )$
      `,
      'i',
    ),
    cut: [
      '© 2024 Example Media. All rights reserved.',
      'Terms of Use | Privacy Policy',
      'Copyright 2023 Station Group, Inc.',
    ],
    keep: ['Copyrighted works are at stake, the judge said.', 'Help is on the way.'],
  },
];
