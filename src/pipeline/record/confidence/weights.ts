// Written by npm run confidence:fit.
import type { Weights } from './signs.ts';

/** Whether a page is a story. */
export const STORY_WEIGHTS: Weights = {
  usual: 4.49,
  of: [
    { sign: 'undated', weight: -1.42, mean: 0.22 },
    { sign: 'dated', weight: 1.08, mean: 0.39 },
    { sign: 'people', weight: 1.67, mean: 0.42 },
    { sign: 'wire', weight: 0.51, mean: 0.19 },
    { sign: 'otherType', weight: -2.62, mean: 0.05 },
    { sign: 'longAddress', weight: 3.04, mean: 0.53 },
    { sign: 'deepAddress', weight: 2.55, mean: 0.54 },
    { sign: 'numberedAddress', weight: 1.42, mean: 0.33 },
    { sign: 'shopAddress', weight: -2.08, mean: 0.07 },
    { sign: 'listAddress', weight: -0.54, mean: 0.04 },
    { sign: 'newsAddress', weight: 1.29, mean: 0.38 },
    { sign: 'buttons', weight: -0.52, mean: 0.21 },
    { sign: 'offers', weight: -1.14, mean: 0.29 },
    { sign: 'prices', weight: -0.88, mean: 0.13 },
    { sign: 'linkedLines', weight: -0.85, mean: 0.23 },
    { sign: 'keptShare', weight: 3.29, mean: 0.51 },
    { sign: 'oneParent', weight: 1.4, mean: 0.79 },
    { sign: 'persons', weight: 1.66, mean: 0.28 },
    { sign: 'past', weight: 1.5, mean: 0.27 },
    { sign: 'quotes', weight: 1.08, mean: 0.34 },
    { sign: 'headlineAway', weight: -1.12, mean: 0.27 },
  ],
};

/** Whether a story's text came out right. */
export const TEXT_WEIGHTS: Weights = {
  usual: 2.97,
  of: [
    { sign: 'looksLikeStory', weight: 1.42, mean: 0.81 },
    { sign: 'readings', weight: 0.94, mean: 0.89 },
    { sign: 'shapeReading', weight: 1.22, mean: 0.92 },
    { sign: 'gap', weight: -2.06, mean: 0.04 },
    { sign: 'gapProse', weight: -1.8, mean: 0.05 },
    { sign: 'halves', weight: -1.47, mean: 0.25 },
    { sign: 'outside', weight: -0.96, mean: 0.03 },
    { sign: 'furniture', weight: -0.85, mean: 0.1 },
    { sign: 'lists', weight: -1.22, mean: 0.02 },
    { sign: 'labels', weight: -0.9, mean: 0.01 },
    { sign: 'description', weight: 1, mean: 0.81 },
    { sign: 'shortLines', weight: -0.83, mean: 0.05 },
    { sign: 'quotes', weight: 0.81, mean: 0.39 },
    { sign: 'headlineAway', weight: -0.31, mean: 0.21 },
    { sign: 'headlineBelow', weight: -0.64, mean: 0.01 },
  ],
};
