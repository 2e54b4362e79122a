import { expect, test } from 'vitest';
import { evidenceOf, ruleFigures } from '../../bench/quality/rule-evidence.ts';
import type { Sample } from '../../bench/quality/corpus.ts';
import { newPage } from '../../src/model/page.ts';

const LINES = [
  'The ferry to Tarn will run again from Monday after its engine was mended, the harbor office said.',
  'It had been tied up since the storm of January, and islanders had crossed in boats of their own.',
  'The fare stays at four crowns, children cross free of charge, and bicycles need a ticket from May.',
];
const TAGGED = 'Those who bought a ticket for the year may have a third of it back if they ask before Easter.';

function sample(host: string, lines: readonly string[]): Sample {
  const html = `<title>Ferry to Tarn runs again from Monday</title><main><h1>Ferry to Tarn runs again from Monday</h1>${LINES.map((line) => `<p>${line}</p>`).join('')}<div class="share-bar">Share this with a friend</div><div class="tag-list"><p>${TAGGED}</p></div></main>`;
  return {
    id: host,
    set: 'made-up',
    truth: { title: null, lines, agency: null, dateline: null, ascii: false } as Sample['truth'] & object,
    read: () => newPage({ url: `https://${host}/ferry`, bytes: Buffer.from(html), contentType: null, fetchedAt: null }),
  } as Sample;
}

test('words are cut rightly or wrongly by what the truth has, and a host counts once', () => {
  const evidence = evidenceOf([
    sample('a.example', LINES),
    sample('b.example', [...LINES, TAGGED]),
    sample('b.example', [...LINES, TAGGED]),
  ]);
  const rows = Object.fromEntries(ruleFigures(evidence).map((row) => [row.rule, row]));
  expect(rows['class-share']).toMatchObject({ right: 15, wrong: 0, precision: 1, hosts: 2, wrongHosts: 0 });
  expect(rows['class-tags']).toMatchObject({ right: 20, wrong: 40, hosts: 2, wrongHosts: 1 });
  expect(rows['class-tags']!.precision).toBeCloseTo(1 / 3);
  expect(evidence.get('class-tags')?.get('b.example')).toEqual({ right: 0, wrong: 40 });
});

test('what stands in the body all the same was printed twice, not lost', () => {
  const twice = sample('a.example', LINES);
  const copied = {
    ...twice,
    read: () => {
      const page = twice.read();
      const html = Buffer.from(page.bytes).toString().replace(TAGGED, LINES[0]!);
      return newPage({ url: page.url, bytes: Buffer.from(html), contentType: null, fetchedAt: null });
    },
  };
  const [row] = ruleFigures(evidenceOf([copied])).filter(({ rule }) => rule === 'class-tags');
  expect(row).toMatchObject({ wrong: 0 });
});

/** The same page with other markup around or in place of its tag list. */
function changed(one: Sample, from: string, to: string, truth: Partial<Sample['truth']> = {}): Sample {
  return {
    ...one,
    truth: { ...one.truth, ...truth } as Sample['truth'],
    read: () => {
      const page = one.read();
      const html = Buffer.from(page.bytes).toString().replace(from, to);
      return newPage({ url: page.url, bytes: Buffer.from(html), contentType: null, fetchedAt: null });
    },
  };
}

test('a text that several rules cut is lost once, by the one that cut it nearest to the story', () => {
  const again = changed(
    sample('a.example', [...LINES, TAGGED]),
    '</main>',
    `</main><div class="related-posts"><p>${TAGGED}</p></div>`,
  );
  const rows = Object.fromEntries(ruleFigures(evidenceOf([again])).map((row) => [row.rule, row]));
  expect(rows['class-tags']).toMatchObject({ right: 0, wrong: 20 });
  expect(rows['class-related']).toMatchObject({ right: 20, wrong: 0 });
});

test('a byline that a truth has on top is asked of no rule, as in the score', () => {
  const signed = changed(sample('a.example', LINES), '</h1>', '</h1><p class="byline">By Ann Lobo, May 4</p>', {
    lines: ['Ferry to Tarn runs again from Monday', 'By Ann Lobo, May 4', ...LINES],
  });
  const [row] = ruleFigures(evidenceOf([signed])).filter(({ rule }) => rule === 'class-byline');
  expect(row).toMatchObject({ right: 5, wrong: 0 });
});
