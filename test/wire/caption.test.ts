import { expect, test } from 'vitest';
import { looksLikeCredit, splitCaption } from '../../src/wire/caption.ts';

test.for([
  ['Fans cheer in Milan. (AP Photo/Jo Roe)', 'Fans cheer in Milan.', 'AP Photo/Jo Roe'],
  ['A man walks. (AP Photo/Jo Roe, File)', 'A man walks.', 'AP Photo/Jo Roe, File'],
  ['Crews work. (Jo Roe/AP)', 'Crews work.', 'Jo Roe/AP'],
  ['A comet. (NASA via AP, File)', 'A comet.', 'NASA via AP, File'],
  ['A field. (Jo Roe/The Union via AP)', 'A field.', 'Jo Roe/The Union via AP'],
  ['Photo: Jo Roe, AP', '', 'Photo: Jo Roe, AP'],
  ['Jo Roe/Invision/AP', '', 'Jo Roe/Invision/AP'],
  ['FILE PHOTO: A stop in Iowa. REUTERS/Jo Roe/File Photo', 'FILE PHOTO: A stop in Iowa.', 'REUTERS/Jo Roe/File Photo'],
  ['He is taken to jail. THE ASSOCIATED PRESS/Jo Roe', 'He is taken to jail.', 'THE ASSOCIATED PRESS/Jo Roe'],
  ['People wait. Photo by JO ROE /AFP via Getty Images', 'People wait.', 'Photo by JO ROE /AFP via Getty Images'],
  ['Photo: Jo Roe, STF / Associated Press', '', 'Photo: Jo Roe, STF / Associated Press'],
  ['The old pier. (Los Angeles Times)', 'The old pier.', 'Los Angeles Times'],
  ['Jo Roe - Europa Press / Europa Press', '', 'Jo Roe - Europa Press / Europa Press'],
  ['(AP Video by Jo Roe)', '', 'AP Video by Jo Roe'],
  ['A refinery rises above the port. (AP Photo/Jo Roe) -', 'A refinery rises above the port.', 'AP Photo/Jo Roe'],
  ['Image Credits: Acme', '', 'Image Credits: Acme'],
  [
    'The comet passes 500 miles above the sun. [Photos of the Comet: A Great One]',
    'The comet passes 500 miles above the sun. [Photos of the Comet: A Great One]',
    null,
  ],
  ['The bridge in 2020 (before the flood).', 'The bridge in 2020 (before the flood).', null],
  ['A sign reads "Photo by appointment."', 'A sign reads "Photo by appointment."', null],
  [
    'FILE - In this May 1, 2019, file photo, a man walks.',
    'FILE - In this May 1, 2019, file photo, a man walks.',
    null,
  ],
])('%j', ([caption = '', text, credit]) => {
  expect(splitCaption(caption ?? '')).toEqual({ text, credit });
});

test.for([
  'AP Photo/Jo Roe',
  'Photo by Jo Roe',
  'Photo: Jo Roe, AP',
  'Jo Roe/Getty Images',
  'AFP via Getty Images',
  'Courtesy of the museum',
  'Credit: Reuters/Jo Roe',
  '(AP Photo/Jo Roe)',
])('a credit: %s', (line) => {
  expect(looksLikeCredit(line)).toBe(true);
});

test.for([
  'By Jo Roe, AP',
  'Video: Raise the age',
  'The photo was taken by police.',
  'Photographs by the dozen lined the wall of the shop, and more came in by every post until she had to stop.',
  'AP',
  'Officials said the photo is real.',
])('no credit: %s', (line) => {
  expect(looksLikeCredit(line)).toBe(false);
});
