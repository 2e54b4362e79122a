import { describe, expect, it, test } from 'vitest';
import { CONSENT_BUTTON, FORM_TITLE } from '../../src/rules/refusal-proof.ts';
import { REFUSALS } from '../../src/rules/refusals.ts';

describe.each(REFUSALS)('sign $id', ({ pattern, meets, passes }) => {
  it('meets what it says it meets', () => {
    expect(meets).not.toEqual([]);
    expect(meets.filter((example) => !pattern.test(example))).toEqual([]);
  });

  it('passes what it says it passes', () => {
    expect(passes).not.toEqual([]);
    expect(passes.filter((example) => pattern.test(example))).toEqual([]);
  });
});

test('signs have ids of their own', () => {
  expect(new Set(REFUSALS.map(({ id }) => id)).size).toBe(REFUSALS.length);
});

test.for([
  'Accept all',
  'I agree',
  'Agree and continue',
  'OK',
  'Alle akzeptieren',
  'Zustimmen und weiter',
  'Tout accepter',
  'Aceptar todo',
  'Accetta tutto',
])('“%s” is a button of consent', (label) => expect(label).toMatch(CONSENT_BUTTON));
test.for(['Accept an award', 'Agreement', 'Okay Corral'])('“%s” is none', (label) =>
  expect(label).not.toMatch(CONSENT_BUTTON),
);
test.for(['Log in', 'Contact us', 'Give feedback', 'Forgot your password'])('“%s” names a form', (title) =>
  expect(title).toMatch(FORM_TITLE),
);
test.for(['Contact lost with ferry', 'Register of wills burns'])('“%s” names none', (title) =>
  expect(title).not.toMatch(FORM_TITLE),
);
