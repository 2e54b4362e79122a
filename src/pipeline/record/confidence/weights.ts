// Written by npm run confidence:fit.
import type { Fitted } from './signs.ts';

export const FITTED: Fitted = {
  story: {
    usual: 3.93,
    of: [
      { sign: 'undated', weight: -1.32, mean: 0.18 },
      { sign: 'people', weight: 1.65, mean: 0.48 },
      { sign: 'wire', weight: 0.87, mean: 0.19 },
      { sign: 'otherType', weight: -2.62, mean: 0.05 },
      { sign: 'longAddress', weight: 3.17, mean: 0.52 },
      { sign: 'deepAddress', weight: 2.54, mean: 0.53 },
      { sign: 'numberedAddress', weight: 1.36, mean: 0.32 },
      { sign: 'shopAddress', weight: -2.2, mean: 0.07 },
      { sign: 'listAddress', weight: -0.42, mean: 0.04 },
      { sign: 'newsAddress', weight: 1.46, mean: 0.38 },
      { sign: 'buttons', weight: -0.5, mean: 0.21 },
      { sign: 'offers', weight: -1.03, mean: 0.29 },
      { sign: 'prices', weight: -0.83, mean: 0.14 },
      { sign: 'linkedLines', weight: -0.54, mean: 0.23 },
      { sign: 'keptShare', weight: 3.14, mean: 0.52 },
      { sign: 'oneParent', weight: 1.5, mean: 0.78 },
      { sign: 'persons', weight: 1.22, mean: 0.28 },
      { sign: 'past', weight: 0.98, mean: 0.27 },
      { sign: 'quotes', weight: 1.2, mean: 0.33 },
      { sign: 'headlineAway', weight: -1.34, mean: 0.27 },
    ],
  },
  text: {
    usual: 3.24,
    of: [
      { sign: 'readingsDiffer', weight: -0.88, mean: 0.25 },
      { sign: 'shapeLeft', weight: -1.19, mean: 0.14 },
      { sign: 'gap', weight: -2.15, mean: 0.13 },
      { sign: 'halvesDiffer', weight: -1.46, mean: 0.1 },
      { sign: 'outside', weight: -1.45, mean: 0.03 },
      { sign: 'furniture', weight: -0.84, mean: 0.09 },
      { sign: 'labels', weight: -0.84, mean: 0.13 },
      { sign: 'descriptionElsewhere', weight: -1.15, mean: 0.11 },
      { sign: 'past', weight: 1.64, mean: 0.31 },
      { sign: 'wire', weight: 1.18, mean: 0.23 },
      { sign: 'undated', weight: -0.51, mean: 0.09 },
    ],
  },
  unseen: 0.98,
};
