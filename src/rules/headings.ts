import { overLines } from '../text/over-lines.ts';
import type { Rule } from './rule.ts';

/** Headings that open a section of furniture. `end`: the story is over where it stands. */
export const HEADINGS: readonly Rule[] = [
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
];
