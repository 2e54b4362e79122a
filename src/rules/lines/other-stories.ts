import { overLines } from '../../text/over-lines.ts';
import type { Rule } from '../rule.ts';

/** Lines that lead to other stories. By a block’s whole text. */
export const OTHER_STORIES: readonly Rule[] = [
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
];
