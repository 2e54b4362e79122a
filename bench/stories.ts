/**
 * `npm run bench:stories [-- --corpus DIR --corpus DIR --originals 150 --templates 240 --seed 1 --json]`: how well copies of one story
 * are found among template stories and all others, how near the text that copies agree on comes to the story, beside other sketches.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { cpuSeconds } from './measure.ts';
import { measureConsensus, type Nearness } from './stories/consensus.ts';
import { familiesOf } from './stories/families.ts';
import { bCubed, pairs, recallByKind } from './stories/figures.ts';
import { realPairs } from './stories/real.ts';
import { group } from './stories/simulate.ts';
import { randomOf } from './stories/random.ts';
import { candidateShares } from './stories/sketches.ts';
import { makeTexts, storiesOf } from './stories/texts.ts';

const { values } = parseArgs({
  options: {
    corpus: { type: 'string', multiple: true, default: [] },
    originals: { type: 'string', default: '150' },
    templates: { type: 'string', default: '240' },
    window: { type: 'string', default: '168' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
    wrong: { type: 'boolean', default: false },
  },
});
const FIXTURES = join(import.meta.dirname, '..', 'fixtures');
const stories = storiesOf(values.corpus, FIXTURES);
const texts = makeTexts(stories, Number(values.originals), Number(values.templates), Number(values.seed));
const begun = cpuSeconds();
const { storyOf, candidates } = group(texts, Number(values.window));
const cpuMs = ((cpuSeconds() - begun) * 1000) / texts.length;
const figures = { texts: texts.length, ...pairs(texts, storyOf), bCubed: bCubed(texts, storyOf), candidates, cpuMs };
const recall = recallByKind(texts, storyOf);
const sketches = candidateShares(texts);
const real = realPairs(stories);
const random = randomOf(Number(values.seed));
const families = familiesOf(FIXTURES);
const whole = stories.filter(({ paragraphs }) => paragraphs.length >= 8 && paragraphs.length <= 40);
const consensus = [families, []].flatMap((rendered) =>
  [3, 5, 8, 20].map((copies) => ({
    noise: rendered.length > 0 ? `${rendered.length} page families` : 'none',
    figures: measureConsensus(copies, {
      stories: whole.slice(0, Number(values.originals)).map(({ paragraphs }) => paragraphs),
      own: whole.slice(Number(values.originals)).map(({ paragraphs }) => paragraphs),
      families: rendered,
      random,
    }),
  })),
);

if (values.json)
  process.stdout.write(
    `${JSON.stringify({ figures, real, recall, sketches, families: families.length, consensus })}\n`,
  );
else {
  const share = (value: number): string => value.toFixed(4);
  const near = ({ f1, clean }: Nearness): string => `${share(f1)} / ${(clean * 100).toFixed(0)} %`;
  console.table({
    ...figures,
    precision: share(figures.precision),
    recall: share(figures.recall),
    bCubed: share(figures.bCubed),
  });
  console.log(`real pairs of the corpora in one story: ${real.together} of ${real.pairs}`);
  for (const pair of real.apart) console.log(`  apart: ${pair}`);
  console.table(
    Object.fromEntries(
      [...Object.keys(recall), 'false'].map((kind) => [
        kind,
        {
          'in its story': kind in recall ? share(recall[kind]!) : '',
          ...Object.fromEntries(Object.entries(sketches).map(([name, shares]) => [name, share(shares[kind]!)])),
        },
      ]),
    ),
  );
  console.table(
    consensus.map(({ noise, figures: { copies, stories: of, single, longest, agreed, worse } }) => ({
      furniture: noise,
      copies,
      stories: of,
      single: near(single),
      longest: near(longest),
      agreed: near(agreed),
      'worse than the longest': `${(worse * 100).toFixed(0)} %`,
    })),
  );
}
if (values.wrong) {
  const byStory = Map.groupBy(texts, ({ id }) => storyOf.get(id));
  for (const members of byStory.values()) {
    if (new Set(members.map(({ truth }) => truth)).size > 1)
      console.log(members.map(({ id, hours }) => `${id} @${hours.toFixed(0)}`).join(' | '));
  }
}
