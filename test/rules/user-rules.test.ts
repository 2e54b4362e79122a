import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SettingError } from '../../src/config.ts';
import { newPage, type Page } from '../../src/model/page.ts';
import { openRules } from '../../src/open-rules.ts';
import { clean } from '../../src/pipeline/clean.ts';
import { CleanPool } from '../../src/pool/pool.ts';
import { readRules } from '../../src/rules/user/read.ts';
import { BUILT_IN, BUILT_IN_RULES, withUserRules } from '../../src/rules/rule-set.ts';
import { readRuleFile, repeatedIds } from '../../src/rules/user/rule-file.ts';
import { cpuMs } from '../cpu-time.ts';

const OWN = {
  id: 'own-raffle',
  reason: 'the station’s raffle',
  on: 'text',
  pattern: '^Win two tickets\\b',
  cut: ['Win two tickets to the fair!'],
  keep: ['Winners took two tickets home.'],
};

/** The problems of one file with these rules, one rule a line from line 2 on. */
const problemsOf = (...rules: object[]): readonly string[] =>
  problemsOfText(`[\n${rules.map((rule) => JSON.stringify(rule)).join(',\n')}\n]`);
const problemsOfText = (text: string): readonly string[] => readRuleFile(text, 'own.json').problems;

describe('a file of rules', () => {
  it('gives rules in the shape of the built-in ones, each with its place', () => {
    const { rules, problems } = readRuleFile(
      JSON.stringify([{ ...OWN, flags: 'iu', hosts: ['outlet.example'] }], null, 2),
      'own.json',
    );
    expect(problems).toEqual([]);
    expect(rules).toEqual([
      { ...OWN, pattern: /^Win two tickets\b/iu, hosts: ['outlet.example'], file: 'own.json', line: 2 },
    ]);
  });

  it.each([
    ['[{"id": "a",}]', 'own.json:1: not JSON: property name expected'],
    ['[\n\n{"id": "a"\n', 'own.json:4: not JSON: close brace expected'],
    ['', 'own.json:1: not JSON: value expected'],
    ['\n{"rules": []}', 'own.json:2: expected a JSON array of rules'],
  ])('that is none is refused with its line: %j', (text, problem) => {
    expect(problemsOfText(text)).toEqual([problem]);
  });

  it.each([
    ['an unknown field', { ...OWN, patern: 'x' }, 'own.json:2: rule "own-raffle": Unrecognized key: "patern"'],
    ['an id in capitals', { ...OWN, id: 'Own' }, 'own.json:2: rule "Own": id: expected lower-case letters'],
    [
      'the id of a heuristic',
      { ...OWN, id: 'heuristic-label' },
      'own.json:2: rule "heuristic-label": id: names a heuristic',
    ],
    ['no id', { ...OWN, id: undefined }, 'own.json:2: rule without an id: id: '],
    ['no example to cut', { ...OWN, cut: [] }, 'own.json:2: rule "own-raffle": cut: '],
    ['no example to keep', { ...OWN, keep: undefined }, 'own.json:2: rule "own-raffle": keep: '],
    ['a place that is none', { ...OWN, on: 'title' }, 'own.json:2: rule "own-raffle": on: '],
    [
      'a host that is none',
      { ...OWN, hosts: ['https://a.example/'] },
      'own.json:2: rule "own-raffle": hosts.0: expected a host name',
    ],
    [
      'a flag that keeps state',
      { ...OWN, flags: 'g' },
      'own.json:2: rule "own-raffle": flags: expected some of i, m, s, u',
    ],
    [
      'a broken pattern',
      { ...OWN, pattern: '(' },
      'own.json:2: rule "own-raffle": pattern: Invalid regular expression',
    ],
    ['a number for a rule', 7 as unknown as object, 'own.json:2: rule without an id: '],
  ])('refuses %s', (_, rule, problem) => {
    const problems = problemsOf(rule);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.slice(0, problem.length)).toBe(problem);
  });

  it('names the line of the field, and all problems at once, and reads the other rules', () => {
    const text = `[\n  ${JSON.stringify(OWN)},\n  {\n    "id": "own-two", "reason": "r", "on": "text",\n    "pattern": "(",\n    "cut": ["a"], "keep": ["b"]\n  },\n  {"id": 3}\n]`;
    const { rules, problems } = readRuleFile(text, 'own.json');
    expect(rules.map(({ id }) => id)).toEqual(['own-raffle']);
    expect(problems[0]).toMatch(/^own\.json:5: rule "own-two": pattern: /);
    expect(problems.slice(1).every((problem) => problem.startsWith('own.json:8: '))).toBe(true);
  });

  it('may repeat neither an id of its own nor a built-in one', () => {
    const { rules } = readRuleFile(
      `[${JSON.stringify(OWN)},\n${JSON.stringify(OWN)},\n${JSON.stringify({ ...OWN, id: BUILT_IN_RULES[0]!.id })}]`,
      'own.json',
    );
    expect(repeatedIds(rules)).toEqual([
      'own.json:2: rule "own-raffle": id: stands already at own.json:1; give each rule one of its own',
      `own.json:3: rule "${BUILT_IN_RULES[0]!.id}": id: is the id of a built-in rule; give each rule one of its own`,
    ]);
  });
});

describe('rules of files and folders', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'copydesk-rules-'));
    mkdirSync(join(folder, 'more'));
    mkdirSync(join(folder, 'none'));
    put('own.json', OWN);
    put('more/b.json', { ...OWN, id: 'own-b' });
    put('more/a.json', {
      ...OWN,
      id: 'own-a',
      on: 'class',
      pattern: '^raffle-box$',
      cut: ['raffleBox'],
      keep: ['raffle'],
    });
    writeFileSync(join(folder, 'more/notes.txt'), 'no rules');
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const put = (name: string, ...rules: object[]): void =>
    writeFileSync(join(folder, name), `\uFEFF[\n${rules.map((rule) => JSON.stringify(rule)).join(',\n')}\n]`);
  const tried = (rule: object): readonly string[] => {
    put('tried.json', rule);
    return readRules([join(folder, 'tried.json')]).problems.map((problem) => problem.replace(`${folder}/`, ''));
  };

  it('are read of files, folders and globs, each file once', () => {
    const { rules, problems } = readRules([
      join(folder, 'own.json'),
      join(folder, 'more'),
      join(folder, '*own.json'),
      join(folder, 'none'),
    ]);
    expect(problems).toEqual([]);
    expect(rules.map(({ id }) => id)).toEqual(['own-raffle', 'own-a', 'own-b']);
  });

  it('a path that leads nowhere is named, as a setting that is wrong', async () => {
    await expect(openRules([join(folder, 'missing.json'), join(folder, '*.jsonc')])).rejects.toThrow(
      new SettingError(
        ['missing.json', '*.jsonc']
          .map((name) => `COPYDESK_RULES: ${join(folder, name)}: no such file or folder; check the path`)
          .join('\n'),
      ),
    );
    await expect(openRules([])).resolves.toEqual([]);
  });

  it('examples that do not hold are refused, both kinds', () => {
    expect(tried({ ...OWN, cut: [...OWN.cut, 'Lose two tickets'], keep: ['Win two tickets, they said'] })).toEqual([
      'tried.json:2: rule "own-raffle": cut: does not match "Lose two tickets"; mend the pattern or the example',
      'tried.json:2: rule "own-raffle": keep: matches "Win two tickets, they said"; mend the pattern or the example',
    ]);
  });

  it.each([
    ['(a+)+$', 'aa', 'can match the same text in ever more ways'],
    ['^([a-z]+ ?)*:$', 'word word:', 'can match the same text in ever more ways'],
    ['^(?:a|ab|b)*c', 'ababc', 'takes more than'],
    ['.*.*.*.*=x', 'a=x', 'takes more than'],
  ])('the pattern %s runs too long and is refused, in no time', (pattern, cut, problem) => {
    let problems: readonly string[] = [];
    const took = cpuMs(() => (problems = tried({ ...OWN, pattern, cut: [cut], keep: ['~'] })));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`rule "own-raffle": pattern: `);
    expect(problems[0]).toContain(problem);
    expect(took).toBeLessThan(10_000);
  });

  it('the built-in patterns would not be refused for long runs that ordinary ones have', () => {
    expect(
      tried({
        ...OWN,
        pattern: '^\\W*(?:share|tweet)(?: .{1,60})?\\W*$',
        flags: 'i',
        cut: ['Share this story'],
        keep: ['Shares fell 3% on Monday.'],
      }),
    ).toEqual([]);
  });
});

const PROSE = [
  'The bridge over the Iller was closed on Tuesday after the water rose for a third day, the district said.',
  'About 300 people left their homes, and a school became a shelter for the night, said its head, Anna Moser.',
  'More rain is expected on Wednesday, and the dam upstream will be opened in the morning, the district said.',
];
const RAFFLE = 'Win two tickets to the fair in a drawing that our listeners love, every single Friday.';
const pageAt = (host: string): Page =>
  newPage({
    url: `https://${host}/river-rises`,
    contentType: null,
    fetchedAt: null,
    bytes: Buffer.from(
      `<html><body><article><h1>River rises</h1>${[...PROSE.slice(0, 2), RAFFLE, ...PROSE.slice(2)].map((text) => `<p>${text}</p>`).join('')}</article></body></html>`,
    ),
  });

describe('rules in force', () => {
  const { rules: own } = readRuleFile(JSON.stringify([{ ...OWN, hosts: ['outlet.example'] }]), 'own.json');
  const cutBy = (page: Page, rules = withUserRules(own)): readonly (readonly [string, string])[] =>
    clean(page, { cleanedAt: null, rules })
      .trace.removals.filter(({ text }) => text === RAFFLE)
      .map(({ rule, reason }) => [rule, reason]);

  it('cut with their id and reason, on their hosts and subdomains alone', () => {
    for (const host of ['outlet.example', 'www.outlet.example'])
      expect(cutBy(pageAt(host))).toEqual([['own-raffle', 'the station’s raffle']]);
    for (const host of ['notoutlet.example', 'outlet.example.org']) expect(cutBy(pageAt(host))).toEqual([]);
    expect(cutBy(pageAt('outlet.example'), BUILT_IN)).toEqual([]);
  });

  it('hosts without rules of their own share one set', () => {
    const rules = withUserRules(own);
    expect(rules.forHost('a.example')).toBe(rules.forHost(null));
    expect(rules.forHost('outlet.example')).toBe(rules.forHost('www.outlet.example'));
    expect(rules.forHost('a.example')).not.toBe(rules.forHost('outlet.example'));
    expect(BUILT_IN.forHost('a.example')).toBe(BUILT_IN);
  });

  it('have a version of their own, the same for the same rules, on every host', () => {
    expect(BUILT_IN.version).toBe('');
    const rules = withUserRules(own);
    expect(rules.version).toMatch(/^\+[0-9a-f]{8}$/);
    expect(withUserRules(own.map((rule) => ({ ...rule, reason: 'another' }))).version).toBe(rules.version);
    expect(withUserRules(own.map((rule) => ({ ...rule, pattern: /^Win/ }))).version).not.toBe(rules.version);
    expect(rules.forHost('outlet.example').version).toBe(rules.version);
    expect(withUserRules([])).toBe(BUILT_IN);
  });

  it('are in force in the threads of the pool too', async () => {
    await using pool = new CleanPool({
      threads: 1,
      threadMemoryMb: 128,
      timeLimitSeconds: 60,
      pageLimitMb: 1,
      userRules: own,
    });
    const page = pageAt('outlet.example');
    expect(await pool.clean(page, { cleanedAt: null })).toEqual(
      clean(page, { cleanedAt: null, rules: withUserRules(own) }),
    );
    expect(cutBy(page)).toHaveLength(1);
  });
});
