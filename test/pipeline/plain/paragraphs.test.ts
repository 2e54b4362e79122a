import { describe, expect, test } from 'vitest';
import { blocksOf } from '../../../src/pipeline/plain/paragraphs.ts';

describe('the blocks of a plain text', () => {
  test('each line is one, blank lines and spaces count nothing', () => {
    expect(blocksOf('Home\r\nNews\n\n  A  story\tbegins here.\n\n\nIt ends.\n')).toEqual([
      'Home',
      'News',
      'A story begins here.',
      'It ends.',
    ]);
  });

  const wrapped = [
    'The county will close the bridge at Mill Road on Monday for work that is',
    'expected to last until the middle of May, and drivers should look for',
    'another way across the river, the road department said.',
    '',
    'Buses will stop at the church instead. A shuttle will run every half hour',
    'from the school to the far bank, where a second bus waits for those who go',
    'on to the market.',
  ];

  test('lines broken at a width are joined to paragraphs', () => {
    expect(blocksOf(wrapped.join('\n'))).toEqual([
      'The county will close the bridge at Mill Road on Monday for work that is expected to last until the middle of May, and drivers should look for another way across the river, the road department said.',
      'Buses will stop at the church instead. A shuttle will run every half hour from the school to the far bank, where a second bus waits for those who go on to the market.',
    ]);
  });

  test('an indent opens a paragraph where no blank line does', () => {
    const indented = wrapped.filter(Boolean).map((line, i) => (i === 0 || i === 3 ? `    ${line}` : line));
    expect(blocksOf(indented.join('\n'))).toHaveLength(2);
  });

  test('a short line over a broken paragraph stays its own', () => {
    expect(blocksOf(['Bridge to close Monday', ...wrapped].join('\n'))[0]).toBe('Bridge to close Monday');
  });

  test('a list of short lines is no broken paragraph', () => {
    const menu = ['Local news', 'High school sports', 'Weather for the valley and the coast today', 'Opinion', 'Jobs'];
    expect(blocksOf(menu.join('\n'))).toEqual(menu);
  });

  test('whole paragraphs on lines of their own are not joined', () => {
    const lines = wrapped
      .join(' ')
      .split('. ')
      .map((line) => `${line} ${line}.`);
    expect(blocksOf(lines.join('\n'))).toHaveLength(lines.length);
  });

  test('a wire’s copy: a head of short lines, indents, control characters and marks for typesetters', () => {
    const copy = [
      '\x16\x16\x01a0456\x1f',
      '^BC-Mill Road Bridge,1st Ld-Writethru,a0412<',
      '^Bridge at Mill Road to close on Monday for work<',
      '^By MARA QUILL=',
      '\x02',
      '   MILL ROAD, Ohio (AP) _ The county will close the bridge at Mill',
      'Road on Monday for work that is expected to last until the middle',
      'of May, the department said.',
      '   Buses will stop at the church instead. A shuttle will run every',
      'half hour from the school to the far bank.',
      '\x03AP-NY-11-07-24 1432EST<',
      '\x04',
    ];
    expect(blocksOf(copy.join('\r\n'))).toEqual([
      'a0456',
      'BC-Mill Road Bridge,1st Ld-Writethru,a0412',
      'Bridge at Mill Road to close on Monday for work',
      'By MARA QUILL',
      'MILL ROAD, Ohio (AP) _ The county will close the bridge at Mill Road on Monday for work that is expected to last until the middle of May, the department said.',
      'Buses will stop at the church instead. A shuttle will run every half hour from the school to the far bank.',
      'AP-NY-11-07-24 1432EST',
    ]);
  });

  test('a caret or a smaller sign of the text itself stays', () => {
    expect(blocksOf('^ marks the spot\nx < y\n')).toEqual(['^ marks the spot', 'x < y']);
  });
});
