import { RULES_ABROAD } from './abroad.ts';
import { HOUSE_LINES } from './house-lines.ts';
import { OUTLET_LINES } from './outlet-lines.ts';
import type { Rule } from './rule.ts';
import { overLines } from '../text/over-lines.ts';

/**
 * Reads `\W` in the patterns as "no letter, digit or underscore of any script": to `RegExp` a whole paragraph of Japanese
 * or Russian with one number in it would be a page number between marks.
 */
function inAllScripts(rules: readonly Rule[]): readonly Rule[] {
  const noWord = String.raw`[^\w\u00c0-\u024f\u0370-\u1fff\u2c00-\u2dff\u3005-\u3007\u3040-\ud7ff\uf900-\ufdff\ufe70-\ufefc\uff10-\uff19\uff21-\uffdc]`;
  return rules.map((rule) => ({
    ...rule,
    pattern: new RegExp(rule.pattern.source.replaceAll(String.raw`\W`, noWord), rule.pattern.flags),
  }));
}

/** Furniture by a block's whole text. Patterns are anchored and linear; they are tested on at most the first 400 characters. */
export const TEXT_RULES: readonly Rule[] = inAllScripts([
  ...HOUSE_LINES,
  {
    id: 'ad-label',
    reason: 'an advertisement’s label',
    on: 'text',
    pattern: new RegExp(
      overLines`
        ^\W*(?:
          advertis(?:e?ment|ing)
          | ads?
          | sponsored(?: content| by:?)?
          | paid (?:content|post|advertisement)
          | promoted
          | (?:story|article) continues(?: (?:below|after))?(?: (?:the )?(?:advertisement|photos?(?: gallery)?|gallery|video|image|map|chart|newsletter))?
          | read more below
          | article content
          | article continues (?:after|below)(?: (?:the |this )?(?:ad|advertisement|sponsor message))?
          | (?:continue|scroll) (?:reading|down|to continue)
            (?: (?:below|the main story|with content|to continue reading))?.{0,40}
          | skip advertisement
          | ad feedback
          | ad choices
          | ads by .{1,40}
          | this advertisement has not loaded yet,? but your article continues below
          | advertisement\W{1,3}(?:scroll to continue|continue reading below)
          | (?:sponsor|underwriting) message
          | message from our sponsor.{0,20}
          | report this ad
          | remove ads?
          | continue reading
        )\W*$
      `,
      'i',
    ),
    cut: [
      'Advertisement',
      'Sponsored By:',
      'Story continues below advertisement',
      'ADVERTISEMENT',
      'Article continues below',
      'Story continues after photo gallery.',
      '(Story continues below photo)',
      'Read more below',
      'Article content',
      'ADVERTISEMENT - CONTINUE READING BELOW',
    ],
    keep: ['Ads helped the campaign.', 'Advertisement sales fell.', 'The story continues after the war.'],
  },
  {
    id: 'share-line',
    reason: 'sharing and tool links',
    on: 'text',
    pattern: new RegExp(
      overLines`
        ^
        (?:\W*(?:share(?: (?:this|on|via|with|to|by|now)(?: (?:this|the|your|article|story|post|page|link|facebook|twitter|x|email|linkedin|reddit|pinterest|whatsapp|friends?|on|via|with))*)?|tweet(?: this)?|e-?mail(?: (?:this|to a friend|article|story|page|us))*|print(?: (?:this|article|story|page|version|friendly))*|facebook|twitter|x|linkedin|linked ?in|pinterest|reddit|whatsapp|instagram|tiktok|bluesky|tumblr|google\+?|digg(?: this)?|del\.icio\.us|delicious|stumbleupon|telegram|flipboard|messenger|sms|gift(?: this)?(?: article)?|save(?: (?:this|article|story|for later))*|copy(?: (?:link|url))?(?: to clipboard)?|link copied!?|comments?|leave (?:a |your )?comments?|text ?size|font ?size|resize(?: text)?|a a a|a\+|a-|rss|feed|subscribe|follow(?: us| me)?(?: on)?|like(?: us)?(?: on)?|bookmark|permalink|more|close|menu|search|listen(?: to (?:this )?article)?|play|pause|watch(?: now)?|reprints?|permissions|buzz|republish(?: this story)?|add (?:a )?comment|\d+ ?(?:comments?|shares?|likes?|views?|min(?:ute)?s? read))\b\W*){1,14}$
      `,
      'i',
    ),
    cut: ['Share', 'Email Print Share', 'Tweet this', 'Share on Facebook', 'Copy link', '12 comments', '3 min read'],
    keep: ['Share prices fell sharply.', 'Print is dying, he said.', 'More than 40 people came.'],
  },
  {
    id: 'related-line',
    reason: 'a pointer to another story',
    on: 'text',
    pattern: new RegExp(
      overLines`
        ^\W*(?:
          read (?:more|next|also|the full (?:story|article)|full (?:story|article)|this next)
          | also (?:read|watch)
          | now (?:read|watch|see)
          | (?:go )?deeper
          | more(?: on (?:this|that)(?: story| topic)?| coverage| stories| news| headlines| from .{2,40})?
          | related
            (?: (?:article|articles|story|stories|content|coverage|links?|news|topics|video|reading|posts?))?
          | see also
          | see more
          | recommended
          | watch(?: (?:now|more|live|the video|video|below))?
          | previous(?:ly)?(?: (?:story|coverage|report|reporting|article))?
          | up next
          | next(?: (?:story|article|up))?
          | don['’]t miss
          | must[- ]read
          | trending
          | you (?:may|might) (?:also )?(?:like|be interested in)
          | further reading
          | in (?:other|related) news
          | click here(?: (?:to|for) .{3,80})?
          | in case you missed it
          | icymi
          | photos?
          | gallery
          | video
          | slideshow
          | photo galler(?:y|ies)
          | editor['’]?s['’]? picks?
        )\s*(?!-\w)[:>»|–—-]+\s*.{0,200}$
      `,
      'i',
    ),
    cut: [
      'READ MORE: Council votes to raise rates',
      'Related: Five things to know',
      'Watch: Mayor speaks',
      'SEE ALSO: The list',
      'PREVIOUS COVERAGE: Council votes to raise rates',
      'Go deeper: Why the rates rise',
      'More from Sports:',
      'Photo gallery: The lift bridge',
      'Photo galleries: Bridges',
      'Editor’s pick: Man finds ring in oyster',
    ],
    keep: [
      'Also on this date:',
      'Read more than ten books a year, he said.',
      'More than 40 people came: most stayed.',
      'Related deaths rose.',
      'Next-gen ferries come in May',
      'Video-based lessons for pilots',
    ],
  },
  {
    id: 'related-bare',
    reason: 'a pointer to another story',
    on: 'text',
    pattern: new RegExp(
      overLines`
        ^\W*(?:
          read (?:more|next|also|full (?:story|article))
          | related
            (?: (?:article|articles|story|stories|content|coverage|links?|news|topics|videos?|posts?))
          | see also
          | see more
          | see full (?:story|article)
          | more(?: (?:stories|news|headlines|coverage|information|videos?))
          | view (?:all|more|comments|gallery|slideshow|full .{2,20})
          | full (?:story|article|coverage)
          | continue reading.{0,60}
          | click (?:here|to) .{2,80}
          | back to (?:top|gallery|story|article|home)
          | top stories
          | latest (?:news|stories|headlines)
          | most (?:popular|read|viewed|recent)
          | trending(?: now)?
          | show (?:more|less|all|caption|comments)
          | hide caption
          | toggle caption
          | load more
          | next (?:story|article|page|slide|up)(?: in .{2,30})?
          | previous (?:story|article|page|slide)
          | you (?:may|might) (?:also )?(?:like|be interested in)
          | recommended(?: for you| stories| videos| reading)?
          | editors?['’]? picks?
          | what to read next
          | up next
          | expand
          | enlarge(?: image)?
          | view image.{0,20}
          | click to (?:enlarge|expand|view).{0,30}
          | photos?
          | videos?
          | play video
          | now playing
          | watch video
          | launch gallery
          | slideshow
          | \d+ ?(?:photos|images|of \d+)
          | image \d+ of ?\/? ?\d+
          | \d+ ?\/ ?\d+
        )\W*$
      `,
      'i',
    ),
    cut: [
      'Read more',
      'Related stories',
      'View all',
      'Back to top',
      'Image 1 of / 1',
      'Next Up In News',
      'hide caption',
    ],
    keep: ['Read more, they were told.', 'Related by marriage, they met.'],
  },
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
  {
    id: 'enable-script',
    reason: 'a note of the page’s machinery',
    on: 'text',
    pattern: new RegExp(
      overLines`
        ^\W*(?:
          (?:please )?(?:enable|turn on|activate) (?:javascript|cookies).{0,200}
          | (?:your browser|this (?:browser|video|site|page|feature|content)) (?:
              does not
              | doesn['’]t
              | requires
              | is not
              | isn['’]t
              | uses
              | can not
              | cannot
            ).{0,160}
          | javascript (?:is|must|has).{0,120}
          | loading\W*(?:the player)?\W*
          | (?:
              post to facebook
              | posted!
              | cancel
              | incorrect please try again
              | audio captcha
              | visual captcha
              | type the (?:text|words).{0,40}
              | sent!
              | a link has been sent.{0,60}
              | an error (?:has )?occurred.{0,60}
            )
          | you (?:need|must have) .{0,40}(?:flash|javascript|browser).{0,80}
          | (?:video|audio) (?:player|playback|unavailable|not).{0,80}
          | this embedded content is not available.{0,80}
          | view on (?:twitter|instagram|youtube|facebook)
          | hosted by.{0,40}
          | powered by.{0,40}
          | skip to (?:main )?content
          | scroll(?: down)?
          | top of page
          | page \d+ of \d+
          | 1 2 (?:3 )?.{0,20}next.{0,10}
          | continued?\W*(?:\d \| \d next.{0,10})?
          | (?:pages?:? )?(?:\d+ ?[|,]? ?){1,9}(?:next|continue)?(?: page)?\W*
          | by continuing .{0,120}
          | (?:
              gallery|video|audio|photo|image|slideshow|document|quiz|poll|map|listen
              |infographic|graphic
            )\W*
          | source: ?\w[\w .]{0,40}
          | to (?:view|watch|see) this (?:video|content),? please enable javascript.{0,200}
          | something went wrong\W{1,3}(?:please )?try again.{0,40}
          | embedded content
          | \d{1,2}:\d{2} ?\/ ?\d{1,2}:\d{2}
          | open (?:image|photo|gallery) (?:modal|in .{2,20})
          | listen to (?:this )?(?:article|story)\W{1,3}\d+ ?min.{0,10}
          | (?:swipe|tap here|click here) for more .{2,20}
          | was this (?:article|summary|page|story|information) helpful\W.{0,40}
          | what['’]s your reaction
          | vote now
          | (?:table of contents|in this (?:article|story|guide)|on this page|jump to:?)
          | ai[- ]generated summary
          | (?:this|the) (?:summary|audio|translation) (?:was|is) (?:automatically )?(?:generated|created|produced)[ ]
            (?:by|with|using) .{2,160}
        )\W*$
      `,
      'i',
    ),
    cut: [
      'Please enable Javascript to watch this video',
      'Loading...',
      'Skip to content',
      'CONTINUED 1 | 2 Next',
      'Video',
      'To view this video please enable JavaScript, and consider a newer browser',
      'To watch this video, please enable JavaScript',
      'To see this content please enable JavaScript',
      'Something went wrong. Please try again later.',
      '[embedded content]',
      '0:00 / 4:12',
      'Open image modal',
      'Open photo in full size',
      'Open gallery in window',
      'Listen to article 4 min',
      'Listen to this story · 4 minutes',
      'Swipe for more photos',
      'Tap here for more stories',
      'Was this article helpful?',
      'Was this summary helpful? Yes No',
      'Was this page helpful?',
      'Was this story helpful?',
      'Was this information helpful?',
      'What’s your reaction?',
      'Vote now',
      'Table of contents',
      'In this article',
      'In this story:',
      'In this guide',
      'On this page',
      'Jump to:',
      'AI-generated summary',
      'This summary was generated by AI and reviewed by an editor.',
      'The audio is automatically created with a synthetic voice.',
      'This translation was produced using a program.',
    ],
    keep: [
      'Something went wrong, the pilot said.',
      'Open in winter, the hall closes in June.',
      'In this article of the treaty, he said, the word is missing.',
      'The summary was written by a clerk.',
      'Loading docks were closed.',
      'Continued fighting killed dozens.',
    ],
  },
  {
    id: 'post-line',
    reason: 'the frame of a post from a network',
    on: 'text',
    pattern: new RegExp(
      overLines`
        ^\W{0,4}(?:
          pic\.twitter\.com\/\w+
          | https?:\/\/t\.co\/\w+
          | view (?:this|the) (?:post|photo|video|reel|profile) on (?:instagram|threads|facebook|tiktok).{0,40}
          | a post shared by .{2,100}
          | [^()]{2,60} \(@\w{2,30}\) \p{Lu}\p{Ll}{2,8}\.? \d{1,2}, \d{4}
        )$
      `,
      'iu',
    ),
    cut: [
      'pic.twitter.com/AbCdEfGh',
      'https://t.co/AbCdEfGh',
      'View this post on Instagram',
      'View this photo on Threads',
      'View this video on Facebook',
      'View the reel on TikTok',
      'View this profile on Instagram',
      'A post shared by Harbor Tide (@harbortide)',
      '— Harbor County (@harborco) November 18, 2025',
    ],
    keep: [
      'A post shared on the pole said so.',
      'Jo Roe (@joroe) wrote on Nov. 18 that she had left.',
      'View this as you like, he said.',
    ],
  },
  ...OUTLET_LINES,
  ...RULES_ABROAD,
]);

/** Headings that open a section of furniture. `end`: the story is over where it stands. */
export const HEADING_RULES: readonly Rule[] = inAllScripts([
  {
    id: 'related-heading',
    reason: 'a list of other stories',
    on: 'heading',
    pattern: new RegExp(
      overLines`
        ^\W*(?:
          (?:more )?related\b.{0,40}
          | more (?:
              stories
              | news
              | headlines
              | videos?
              | coverage
              | top stories
              | articles
              | reading
              | on this
              | on this story
              | information
              | resources
              | like this
              | to (?:read|explore)
              | for you
              | from .{2,40}
              | in .{2,30}
              | about .{2,40}
              | [A-Z][\w&]+(?: news| stories| headlines)?
            )
          | (?:
              also
              | see also
              | read also
              | see more
              | read more
              | read next
              | read this next
              | what to read next
              | up next
              | next up.{0,30}
              | further reading
            )
          | most (?:popular|read|viewed|recent|commented|emailed|shared|watched).{0,30}
          | popular(?: (?:stories|now|posts|articles|on .{2,20}|in .{2,30}))?
          | trending.{0,30}
          | top (?:stories|news|headlines|videos|posts|picks).{0,20}
          | latest.{0,40}
          | recent (?:posts|stories|news|articles|comments|headlines).{0,20}
          | recommended.{0,30}
          | editors?['’]?s? (?:picks?|choice)
          | you (?:may|might) (?:also )?(?:like|be interested in|have missed).{0,10}
          | (?:from|around) the (?:web|network)
          | (?:from )?our partners.{0,20}
          | partner (?:content|stories|offers)
          | sponsored.{0,30}
          | promoted.{0,30}
          | paid (?:content|posts?).{0,20}
          | ads by.{0,30}
          | links we like
          | today['’]s (?:top|headlines|news|video|picks).{0,20}
          | featured(?: (?:stories|video|posts?|articles|news|on .{2,20}|content))?
          | in (?:other|related) news
          | other (?:stories|news|headlines).{0,30}
          | don['’]?t miss.{0,20}
          | must[- ](?:reads?|see|watch)
          | (?:breaking|local|world|national) (?:news|headlines)
          | what (?:others|people) are reading.{0,20}
          | story links
          | (?:external|internet|related|web|useful|quick|relevant) (?:links|sites|resources)
          | on the web
          | elsewhere on .{2,30}
          | stories you (?:may|might).{0,30}
          | people (?:also|who).{0,40}
          | we recommend
          | live updates
          | watch (?:now|next|more|live)
          | photos?(?: galler(?:y|ies)| of the day)?
          | videos?
          | slideshows?
          | multimedia
          | galler(?:y|ies)
          | newsletters?
          | get our newsletter
          | stay (?:connected|informed|in touch).{0,30}
          | connect with.{0,40}
          | follow us.{0,30}
          | share (?:this|your).{0,40}
          | sign up.{0,60}
          | subscribe.{0,60}
          | join .{0,40}newsletter.{0,40}
          | (?:view|see) (?:all|more).{0,40}
          | tags?\W*
          | topics?\W*
          | related topics.{0,30}
          | filed under.{0,40}
          | categories\W*
          | archives?\W*
          | search\W*
          | navigation
          | sections?\W*
          | site (?:index|map)
          | advertise(?:ment)?s?
          | classifieds?
          | marketplace
          | jobs
          | weather.{0,20}
          | polls?\W*
          | (?:reader|today['’]s|weekly) poll.{0,20}
          | quiz\W*
          | stock quotes?.{0,20}
          | market (?:data|watch|snapshot)
        )$
      `,
      'i',
    ),
    cut: [
      'Related Stories',
      'More from Sports',
      'Trending Now',
      'Most Popular',
      'From our partners',
      'Recommended for you',
      'Up next',
    ],
    keep: ['A popular mayor', 'Trends in farming'],
  },
  {
    id: 'comments-heading',
    reason: 'readers’ comments',
    on: 'end',
    pattern: new RegExp(
      overLines`
        ^\W*(?:
          (?:
            \d+
            | no
            | all
            | view
            | latest
            | reader
            | readers['’]?
            | user
            | your
            | recent
            | add
            | post
            | leave
            | submit
            | read
            | show
            | write
          )? ?(?:a |an |your |all |the |\d+ )?(?:
            comments?
            | responses?
            | reactions?
            | discussion
            | conversation
            | repl(?:y|ies)
          )(?:
            [ ]?\(\d+\)
            | [ ]on this (?:article|story)
            | [ ]policy
            | [ ]guidelines
            | [ ]\d+
            | [ ]so far
            | [ ]below
            | [ ]yet
          )?
          | leave (?:a|your) (?:reply|comment|response).{0,40}
          | join the (?:conversation|discussion).{0,40}
          | have your say.{0,20}
          | what do you think\?
          | talkback.{0,20}
          | discuss(?: this)?
          | speak your mind
          | comments? ?[-–—:] ?\d+
          | comment (?:rules|policy|blog.{0,80}|guidelines|board)
          | comments? (?:are|is) (?:now )?(?:closed|limited|moderated|subject).{0,100}
          | (?:reader|viewer|your|user|latest|all) comments.{0,20}
          | do you have (?:a )?comments? .{0,40}
          | thanks for your comments?.{0,60}
          | this feedback is now closed
          | comments from (?:the |our )?readers.{0,20}
          | the following (?:are )?comments.{0,300}
          | comments? (?:entries|posters?|posted|made|left) .{0,300}
          | (?:all )?comments (?:subject|submitted|will|must|should|express) .{0,300}
          | (?:note|notice): (?:all )?comments.{0,300}
          | readers?: .{0,30}\b(?:faq|comment).{0,300}
          | \d+ (?:thoughts|comments|responses|replies) (?:on|to) .{0,160}
          | cancel reply
          | post a comment.{0,20}
          | be the first to comment.{0,20}
          | letters
        )\W*$
      `,
      'i',
    ),
    cut: ['Comments', '12 Comments', 'Leave a Reply', 'Join the conversation', '3 thoughts on “Title”'],
    keep: ['Comments on the plan drew fire from residents.'],
  },
  {
    id: 'author-heading',
    reason: 'about the author',
    on: 'end',
    pattern: new RegExp(
      overLines`
        ^\W*(?:
          about (?:the )?(?:authors?|writers?|contributors?|reporter)
          | about us
          | author bio
          | written by
          | our (?:staff|team)
        )\W*$
      `,
      'i',
    ),
    cut: ['About the Author', 'ABOUT THE WRITER'],
    keep: ['About the authors of the bill'],
  },
]);
