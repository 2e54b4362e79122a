import { COMPARED_COPIES } from '../../stories/choose.ts';

/**
 * SQL: the longest texts that speak for each story of `$1`, of copies and of those that came otherwise. A story of an agency
 * has thousands of copies, so they are met in the order of their index and no more of them are read.
 */
export const LONGEST_SPEAKING = `select s.*, copied from unnest($1::text[]) as g (id)
  cross join (values (false), (true)) as k (copied)
  cross join lateral (
    select * from copydesk.story_articles m where m.story_id = g.id and m.speaks and (m.match = 'copy') = k.copied
    order by words desc, article_id limit ${COMPARED_COPIES}
  ) s`;

/** SQL: words of the longest text in the story `story`, whatever it is. */
export function longestIn(story: string): string {
  return `select max(words) from (values (true, true), (true, false), (false, true), (false, false)) as k (speaks, copied)
    cross join lateral (
      select words from copydesk.story_articles c where c.story_id = ${story} and c.speaks = k.speaks and (c.match = 'copy') = k.copied
      order by words desc limit 1
    ) l`;
}
