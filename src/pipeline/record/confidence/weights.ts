// Written by npm run confidence:fit.
import type { Fitted } from './signs.ts';

export const FITTED: Fitted = {
  story: {
    usual: 3.71,
    of: [
      { sign: 'undated', weight: -1.31, mean: 0.18 },
      { sign: 'people', weight: 1.52, mean: 0.49 },
      { sign: 'wire', weight: 0.89, mean: 0.19 },
      { sign: 'otherType', weight: -2.64, mean: 0.05 },
      { sign: 'longAddress', weight: 3.24, mean: 0.52 },
      { sign: 'deepAddress', weight: 2.05, mean: 0.53 },
      { sign: 'numberedAddress', weight: 1.29, mean: 0.32 },
      { sign: 'shopAddress', weight: -2.05, mean: 0.08 },
      { sign: 'listAddress', weight: -0.41, mean: 0.04 },
      { sign: 'newsAddress', weight: 1.45, mean: 0.37 },
      { sign: 'buttons', weight: -0.5, mean: 0.22 },
      { sign: 'offers', weight: -1.03, mean: 0.29 },
      { sign: 'prices', weight: -0.72, mean: 0.14 },
      { sign: 'linkedLines', weight: -0.47, mean: 0.23 },
      { sign: 'keptShare', weight: 3.35, mean: 0.52 },
      { sign: 'oneParent', weight: 1.76, mean: 0.76 },
      { sign: 'persons', weight: 1.19, mean: 0.27 },
      { sign: 'past', weight: 0.9, mean: 0.27 },
      { sign: 'quotes', weight: 1.19, mean: 0.33 },
      { sign: 'headlineAway', weight: -1.43, mean: 0.25 },
    ],
  },
  text: {
    usual: 3.31,
    of: [
      { sign: 'shapeLeft', weight: -0.93, mean: 0.13 },
      { sign: 'gap', weight: -2.3, mean: 0.12 },
      { sign: 'halvesDiffer', weight: -1.22, mean: 0.1 },
      { sign: 'guessedCuts', weight: -2.09, mean: 0.03 },
      { sign: 'outside', weight: -2.02, mean: 0.02 },
      { sign: 'furniture', weight: -1.16, mean: 0.09 },
      { sign: 'labels', weight: -1.21, mean: 0.14 },
      { sign: 'descriptionOpens', weight: 0.87, mean: 0.66 },
      { sign: 'past', weight: 1.4, mean: 0.31 },
      { sign: 'wire', weight: 0.84, mean: 0.23 },
    ],
  },
  unseen: 0.98,
};
