import { overLines } from '../../text/over-lines.ts';
import type { Rule } from '../rule.ts';

/** Labels of advertisements and of tools to share. By a block’s whole text. */
export const LABELS: readonly Rule[] = [
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
];
