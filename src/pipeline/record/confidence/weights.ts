// Written by npm run confidence:fit.
import type { Fitted } from './signs.ts';

export const FITTED: Fitted = {
  story: {
    usual: 3.68,
    of: [
      { sign: 'undated', weight: -1.27, mean: 0.18 },
      { sign: 'people', weight: 1.45, mean: 0.49 },
      { sign: 'wire', weight: 0.91, mean: 0.19 },
      { sign: 'otherType', weight: -2.62, mean: 0.05 },
      { sign: 'longAddress', weight: 3.36, mean: 0.52 },
      { sign: 'deepAddress', weight: 2.04, mean: 0.53 },
      { sign: 'numberedAddress', weight: 1.27, mean: 0.32 },
      { sign: 'shopAddress', weight: -2.19, mean: 0.08 },
      { sign: 'listAddress', weight: -0.41, mean: 0.04 },
      { sign: 'newsAddress', weight: 1.53, mean: 0.37 },
      { sign: 'buttons', weight: -0.49, mean: 0.22 },
      { sign: 'offers', weight: -1.03, mean: 0.29 },
      { sign: 'prices', weight: -0.7, mean: 0.14 },
      { sign: 'linkedLines', weight: -0.43, mean: 0.23 },
      { sign: 'keptShare', weight: 3.39, mean: 0.52 },
      { sign: 'oneParent', weight: 1.82, mean: 0.77 },
      { sign: 'persons', weight: 1.21, mean: 0.27 },
      { sign: 'past', weight: 0.84, mean: 0.27 },
      { sign: 'quotes', weight: 1.06, mean: 0.34 },
      { sign: 'headlineAway', weight: -1.25, mean: 0.25 },
    ],
  },
  text: {
    usual: 3.4,
    of: [
      { sign: 'shapeLeft', weight: -1.06, mean: 0.13 },
      { sign: 'gap', weight: -2.06, mean: 0.11 },
      { sign: 'halvesDiffer', weight: -1.3, mean: 0.09 },
      { sign: 'guessedCuts', weight: -1.94, mean: 0.03 },
      { sign: 'outside', weight: -1.97, mean: 0.02 },
      { sign: 'furniture', weight: -1.02, mean: 0.09 },
      { sign: 'labels', weight: -0.98, mean: 0.14 },
      { sign: 'descriptionOpens', weight: 1.07, mean: 0.66 },
      { sign: 'past', weight: 0.84, mean: 0.31 },
      { sign: 'persons', weight: 0.97, mean: 0.32 },
      { sign: 'wire', weight: 0.81, mean: 0.23 },
      { sign: 'addresses', weight: -1.29, mean: 0.02 },
      { sign: 'lengthsDiffer', weight: -1.03, mean: 0.21 },
    ],
  },
  unseen: 0.97,
};
