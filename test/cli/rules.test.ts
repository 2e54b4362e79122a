import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pc from 'picocolors';
import { afterAll, describe, expect, test } from 'vitest';
import { Trial } from '../../src/rule-trial.ts';
import { listRules } from '../../src/cli/rules.ts';
import { trialText } from '../../src/cli/rules-test.ts';
import { newPage } from '../../src/model/page.ts';
import { BUILT_IN_RULES } from '../../src/rules/rule-set.ts';
import { readRuleFile } from '../../src/rules/user/rule-file.ts';
import { copydesk } from './command.ts';

const OWN = [
  {
    id: 'own-raffle',
    reason: 'the station’s raffle',
    on: 'text',
    pattern: '^Win two tickets\\b',
    cut: ['Win two tickets to the fair!'],
    keep: ['Winners took two tickets home.'],
  },
  {
    id: 'own-box',
    reason: 'a box of the outlet',
    on: 'class',
    pattern: '^share-bar$',
    hosts: ['outlet.example'],
    cut: ['shareBar'],
    keep: ['share'],
  },
];
const { rules: own } = readRuleFile(JSON.stringify(OWN, null, 2), 'own.json');

const PROSE = [
  'The bridge over the Iller was closed on Tuesday after the water rose for a third day, the district said.',
  'About 300 people left their homes, and a school became a shelter for the night, said its head, Anna Moser.',
  'More rain is expected on Wednesday, and the dam upstream will be opened in the morning, the district said.',
];
const RAFFLE = 'Win two tickets to the fair in a drawing that our listeners love, every single Friday.';
const HTML = `<html><body><article><h1>River rises</h1><div class="shareBar">Share on Wavelet</div>${[...PROSE, RAFFLE, PROSE[0]!.replace('Iller', 'Lech')].map((text) => `<p>${text}</p>`).join('')}</article><div><p>Win two tickets</p></div></body></html>`;
const page = (html = HTML) =>
  newPage({ url: 'https://outlet.example/river', bytes: Buffer.from(html), contentType: null, fetchedAt: null });

describe('the list of rules', () => {
  test('has all rules in order with what each cut, then what no rule of today cut', () => {
    const listed = listRules(own, [
      { rule: 'heuristic-label', removals: 9, pages: 4 },
      { rule: 'own-raffle', removals: 7, pages: 3 },
      { rule: 'own-old', removals: 1, pages: 1 },
    ]);
    expect(listed.slice(0, -2).map(({ id }) => id)).toEqual([...BUILT_IN_RULES, ...own].map(({ id }) => id));
    expect(listed[0]).toEqual({
      id: BUILT_IN_RULES[0]!.id,
      on: 'class',
      reason: BUILT_IN_RULES[0]!.reason,
      from: 'built-in',
      hosts: null,
      removals: 0,
      pages: 0,
    });
    expect(listed.slice(-4)).toEqual([
      {
        id: 'own-raffle',
        on: 'text',
        reason: 'the station’s raffle',
        from: 'own.json:2',
        hosts: null,
        removals: 7,
        pages: 3,
      },
      {
        id: 'own-box',
        on: 'class',
        reason: 'a box of the outlet',
        from: 'own.json:14',
        hosts: ['outlet.example'],
        removals: 0,
        pages: 0,
      },
      { id: 'heuristic-label', on: null, reason: null, from: 'heuristic', hosts: null, removals: 9, pages: 4 },
      { id: 'own-old', on: null, reason: null, from: 'gone', hosts: null, removals: 1, pages: 1 },
    ]);
  });

  test('counts nothing where nothing is stored', () => {
    expect(new Set(listRules(own, null).flatMap(({ removals, pages }) => [removals, pages]))).toEqual(new Set([null]));
  });
});

describe('new rules on pages', () => {
  const trial = new Trial(own, BUILT_IN_RULES);
  trial.try(page(), 'river');

  test('show what they would cut that is kept now', () => {
    expect(trial.rules[0]!.wouldCut).toEqual([
      { page: 'river', block: expect.any(Number), text: RAFFLE, now: 'paragraph' },
    ]);
    expect(trial.rules[1]!.wouldCut).toEqual([]);
  });

  test('and what they meet that another rule cuts already, outside the story too', () => {
    expect(trial.rules[0]!.alreadyCut).toEqual([
      {
        page: 'river',
        block: expect.any(Number),
        text: 'Win two tickets',
        now: expect.stringMatching(/^(?:outside-story|heuristic-.*)$/),
      },
    ]);
    expect(trial.rules[1]!.alreadyCut).toEqual([
      { page: 'river', block: expect.any(Number), text: 'Share on Wavelet', now: 'class-share' },
    ]);
    expect(trial.outcomes).toEqual([]);
  });

  test('a rule that costs a page its story is told', () => {
    const { rules } = readRuleFile(
      JSON.stringify([{ ...OWN[0], id: 'own-all', pattern: '.', keep: ['\n'] }]),
      'own.json',
    );
    const worse = new Trial(rules, BUILT_IN_RULES);
    worse.try(page(), 'river');
    expect(worse.outcomes).toEqual([{ page: 'river', now: 'article', after: expect.stringMatching(/^rejected as /) }]);
    expect(trialText(worse, 100, pc.createColors(false))).toContain(
      'Pages with another outcome:\n    river  article → rejected as ',
    );
  });

  test('are shown by page, without colours where there is no terminal, controls made harmless', () => {
    const text = trialText(trial, 100, pc.createColors(false));
    expect(text.split('\n').slice(0, 7)).toEqual([
      'own-raffle  own.json:2, on text',
      '  would cut 1 block on 1 page',
      '    river',
      `    - ${RAFFLE}`,
      '  cut already: 1 block on 1 page',
      '    river',
      expect.stringContaining('    · Win two tickets  '),
    ]);
    expect(text).toMatch(/\n1 page tried\n$/);
    const hostile = new Trial(own, BUILT_IN_RULES);
    hostile.try(page(HTML.replace('every single', '\u001b[31m\u202e')), 'a\u001b[2Jb');
    expect(trialText(hostile, 100, pc.createColors(false))).not.toMatch(/[\u001b\u202e]/);
    expect(trialText(trial, 100, pc.createColors(true))).toContain('\u001b[31m-');
  });
});

describe('the commands', () => {
  const folder = mkdtempSync(join(tmpdir(), 'copydesk-rules-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'own.json');
  const html = join(folder, 'river.html');
  writeFileSync(file, JSON.stringify(OWN, null, 2));
  writeFileSync(html, HTML);
  const environment = { COPYDESK_DATA: join(folder, 'none'), COPYDESK_RULES: file };

  test('rules --json: one rule a line, and no data folder is made', async () => {
    const { status, out, said } = await copydesk(['rules', '--json'], '', environment);
    expect([status, said]).toEqual([0, []]);
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; from: string });
    expect(lines).toHaveLength(BUILT_IN_RULES.length + OWN.length);
    expect(lines.at(-1)).toMatchObject({ id: 'own-box', from: `${file}:14`, removals: null });
  });

  test('rules test --json: a rule in force gives way to the one tried under its id', async () => {
    const { status, out } = await copydesk(['rules', 'test', file, html, '--json'], '', environment);
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      pages: 1,
      rules: [
        { id: 'own-raffle', wouldCut: [{ text: RAFFLE }] },
        { id: 'own-box', wouldCut: [] },
      ],
    });
  });

  test('clean cuts by the rules of the setting', async () => {
    const { status, out } = await copydesk(
      ['clean', html, '--url', 'https://outlet.example/river', '--explain'],
      '',
      environment,
    );
    expect(status).toBe(0);
    expect(out).toMatch(/^- own-raffle +Win two tickets/m);
  });

  test('a bad rule stops each command with its file and line, status 2', async () => {
    const bad = join(folder, 'bad.json');
    writeFileSync(bad, JSON.stringify([{ ...OWN[0], cut: ['Lose'] }]));
    const problem = `${bad}:1: rule "own-raffle": cut: does not match "Lose"; mend the pattern or the example`;
    for (const args of [['rules'], ['clean', html], ['run', html]]) {
      expect(await copydesk(args, '', { ...environment, COPYDESK_RULES: bad })).toEqual({
        status: 2,
        out: '',
        said: [`copydesk: COPYDESK_RULES: ${problem}`],
      });
    }
    expect(await copydesk(['rules', 'test', bad, html], '', { COPYDESK_DATA: environment.COPYDESK_DATA })).toEqual({
      status: 2,
      out: '',
      said: [`copydesk: ${problem}`],
    });
  });
});

test('a draft from a page of another folder is a file of rules that can be tried beside a copy of the page', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'draft-'));
  try {
    const page = join(folder, 'bridge.html');
    writeFileSync(
      page,
      `<html><head><title>Bridge closed after flood</title></head><body><h1 class="hl">Bridge closed after flood</h1><div class="story-text">${PROSE.map((text) => `<p>${text}</p>`).join('')}</div></body></html>`,
    );
    const drafted = await copydesk(['rules', 'draft', page, '--url', 'https://outlet.example/news/bridge-closed']);
    expect(drafted.said.join('\n')).toContain('names its example bridge.html');
    const file = join(folder, 'own.json');
    writeFileSync(file, drafted.out);
    expect(await copydesk(['rules', 'test', file, page], '', { COPYDESK_DATA: folder })).toMatchObject({ status: 0 });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
