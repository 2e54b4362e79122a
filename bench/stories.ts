/**
 * `npm run bench:stories [-- --corpus DIR --corpus DIR --originals 150 --templates 240 --seed 1 --json]`: how well copies of one story
 * are found among template stories and all others.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { cpuSeconds } from './measure.ts';
import { bCubed, pairs, recallByKind } from './stories/figures.ts';
import { group } from './stories/simulate.ts';
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
const stories = storiesOf(values.corpus, join(import.meta.dirname, '..', 'fixtures'));
const texts = makeTexts(stories, Number(values.originals), Number(values.templates), Number(values.seed));
const begun = cpuSeconds();
const { storyOf, candidates } = group(texts, Number(values.window));
const cpuMs = ((cpuSeconds() - begun) * 1000) / texts.length;
const figures = { texts: texts.length, ...pairs(texts, storyOf), bCubed: bCubed(texts, storyOf), candidates, cpuMs };
const recall = recallByKind(texts, storyOf);
const sketches = candidateShares(texts);

if (values.json) process.stdout.write(`${JSON.stringify({ figures, recall, sketches })}\n`);
else {
  console.table(figures);
  console.table(recall);
  console.table(sketches);
}
if (values.wrong) {
  const byStory = Map.groupBy(texts, ({ id }) => storyOf.get(id));
  for (const members of byStory.values()) {
    if (new Set(members.map(({ truth }) => truth)).size > 1)
      console.log(members.map(({ id, hours }) => `${id} @${hours.toFixed(0)}`).join(' | '));
  }
}
