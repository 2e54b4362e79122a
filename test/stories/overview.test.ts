import { describe, expect, test } from 'vitest';
import { align, type StoryCopy } from '../../src/stories/alignment.ts';
import { agree } from '../../src/stories/consensus.ts';
import { reportCopies } from '../../src/stories/copy-report.ts';
import { markedVersion, versionsOf } from '../../src/stories/versions.ts';
import { OTHER, STORY } from './texts.ts';

let made = 0;
function copy(paragraphs: readonly string[], owner = `outlet-${++made}.example`, at = made): StoryCopy {
  return { articleId: `a-${owner}`, owner, at, headline: 'Pier to be rebuilt', paragraphs };
}
const whole = (copies: readonly StoryCopy[]) => agree(copies, align(copies));
const FURNITURE = 'Get our best stories each morning in the Cobham Courier briefing.';

describe('the agreed text', () => {
  test('is the whole story though most copies are cut from the bottom', () => {
    const copies = [8, 8, 5, 4, 3, 2].map((length) => copy(STORY.slice(0, length)));
    const agreed = whole(copies);
    expect(agreed).toMatchObject({ by: 'vote', owners: 6, text: STORY.join('\n\n') });
    expect(agreed.sentences[0]?.carriedBy).toHaveLength(6);
    expect(agreed.sentences.at(-1)?.carriedBy).toHaveLength(2);
  });

  test('has neither furniture nor local paragraphs of one outlet', () => {
    const copies = [
      copy(STORY),
      copy([...STORY.slice(0, 3), FURNITURE, ...STORY.slice(3)]),
      copy([...STORY.slice(0, 2), ...OTHER, ...STORY.slice(2)]),
      copy(STORY.slice(0, 6)),
    ];
    expect(whole(copies).text).toBe(STORY.join('\n\n'));
  });

  test('twenty sites of one newsroom have one vote', () => {
    const chain = Array.from({ length: 20 }, () =>
      copy([...STORY.slice(0, 2), FURNITURE, ...STORY.slice(2)], 'chain.example'),
    );
    expect(whole([...chain, copy(STORY), copy(STORY), copy(STORY)]).text).toBe(STORY.join('\n\n'));
  });

  test('of three owners is the best copy as it stands', () => {
    const copies = [copy(STORY.slice(0, 3)), copy(STORY), copy([...STORY, FURNITURE])];
    expect(whole(copies)).toMatchObject({ by: 'best-copy', owners: 3, text: STORY.join('\n\n') });
  });

  test('of two owners is the fuller copy: what one has below the other’s end was cut', () => {
    expect(whole([copy(STORY.slice(0, 3)), copy(STORY)]).text).toBe(STORY.join('\n\n'));
    expect(whole([copy(STORY), copy([...STORY, FURNITURE])]).text).toBe(STORY.join('\n\n'));
  });

  test('takes the wording of most owners', () => {
    const wrong = STORY.map((text) => text.replace('140,000', '114,000'));
    expect(whole([copy(wrong), copy(STORY), copy(wrong), copy(STORY), copy(STORY)]).text).toBe(STORY.join('\n\n'));
  });
});

describe('versions', () => {
  const later = [...STORY.slice(0, 2), OTHER[0]!, OTHER[1]!, ...STORY.slice(2)];
  const numbers = (copies: readonly StoryCopy[], marks?: string[][]): number[] => {
    const versions = versionsOf(copies, align(copies), marks);
    return copies.map((_, i) => versions.find((one) => one.copies.includes(i))!.number);
  };

  test('trims are no versions', () => {
    expect(numbers([copy(STORY), copy(STORY.slice(0, 4)), copy(STORY.slice(0, 2)), copy(STORY)])).toEqual([1, 1, 1, 1]);
  });

  test('sentences that several owners have in their midst are a later version', () => {
    const copies = [copy(STORY), copy(STORY.slice(0, 5)), copy(later), copy(later.slice(0, 6)), copy(later)];
    expect(numbers(copies)).toEqual([1, 1, 2, 2, 2]);
    expect(versionsOf(copies, align(copies))[1]?.added).toEqual([OTHER[0], OTHER[1]]);
  });

  test('local paragraphs of one outlet are none', () => {
    expect(numbers([copy(STORY), copy(later), copy(STORY), copy(STORY)])).toEqual([1, 1, 1, 1]);
  });

  test('marks of the pages come before their times', () => {
    const copies = [
      copy(later, 'a.example', 1),
      copy(later, 'b.example', 2),
      copy(STORY, 'c.example', 3),
      copy(STORY, 'd.example', 4),
    ];
    expect(numbers(copies, [['3rd Ld-Writethru'], ['3rd Ld-Writethru'], [], []])).toEqual([2, 2, 1, 1]);
    expect(['1st Ld-Writethru', 'Update 2', 'Eds: Updates'].map(markedVersion)).toEqual([1, 2, 0]);
  });
});

test('what each copy did: cut below, cut inside, added, worded anew', () => {
  const copies = [
    copy(STORY),
    copy(STORY),
    copy(STORY),
    copy(STORY.slice(0, 3)),
    copy([STORY[0]!, STORY[2]!, ...STORY.slice(3)]),
    copy([STORY[0]!.replace('planks unsafe', 'boards not fit'), OTHER[3]!, ...STORY.slice(1)]),
  ];
  const alignment = align(copies);
  const reports = reportCopies(copies, alignment, agree(copies, alignment));
  expect(reports[0]).toMatchObject({ cutFromBottom: 0, cutInside: [], added: [], changed: [], sharedHeadline: true });
  expect(reports[3]).toMatchObject({ cutFromBottom: 5, cutInside: [] });
  expect(reports[4]).toMatchObject({ cutFromBottom: 0, cutInside: [STORY[1]] });
  expect(reports[5]).toMatchObject({ added: [OTHER[3]], changed: [{ from: STORY[0] }] });
});
