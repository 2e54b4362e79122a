// Written by npm run confidence:fit.
import type { Fitted } from './signs.ts';

export const FITTED: Fitted = {
  story: {
    usual: 3.84,
    of: [
      { sign: 'undated', weight: -1.27, mean: 0.18 },
      { sign: 'people', weight: 1.57, mean: 0.47 },
      { sign: 'wire', weight: 0.86, mean: 0.19 },
      { sign: 'otherType', weight: -2.71, mean: 0.05 },
      { sign: 'longAddress', weight: 3.16, mean: 0.52 },
      { sign: 'deepAddress', weight: 2.37, mean: 0.53 },
      { sign: 'numberedAddress', weight: 1.29, mean: 0.32 },
      { sign: 'shopAddress', weight: -2.14, mean: 0.08 },
      { sign: 'listAddress', weight: -0.45, mean: 0.04 },
      { sign: 'newsAddress', weight: 1.45, mean: 0.38 },
      { sign: 'buttons', weight: -0.52, mean: 0.22 },
      { sign: 'offers', weight: -1.01, mean: 0.29 },
      { sign: 'prices', weight: -0.76, mean: 0.14 },
      { sign: 'linkedLines', weight: -0.5, mean: 0.23 },
      { sign: 'keptShare', weight: 3.32, mean: 0.52 },
      { sign: 'oneParent', weight: 1.72, mean: 0.77 },
      { sign: 'persons', weight: 1.26, mean: 0.28 },
      { sign: 'past', weight: 0.83, mean: 0.27 },
      { sign: 'quotes', weight: 1.23, mean: 0.33 },
      { sign: 'headlineAway', weight: -1.39, mean: 0.27 },
    ],
  },
  text: {
    usual: 3.26,
    of: [
      { sign: 'readingsDiffer', weight: -0.58, mean: 0.25 },
      { sign: 'shapeLeft', weight: -1.12, mean: 0.13 },
      { sign: 'gap', weight: -2.27, mean: 0.12 },
      { sign: 'halvesDiffer', weight: -1.37, mean: 0.1 },
      { sign: 'outside', weight: -1.45, mean: 0.03 },
      { sign: 'furniture', weight: -0.67, mean: 0.09 },
      { sign: 'labels', weight: -0.97, mean: 0.14 },
      { sign: 'descriptionElsewhere', weight: -0.96, mean: 0.1 },
      { sign: 'past', weight: 1.53, mean: 0.31 },
      { sign: 'wire', weight: 1.11, mean: 0.23 },
      { sign: 'undated', weight: -0.49, mean: 0.09 },
    ],
  },
  unseen: 0.98,
};
