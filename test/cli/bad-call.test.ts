import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { EXIT } from '../../src/exit.ts';
import { folderWith } from '../intake/folder.ts';
import { copydesk } from './command.ts';
import { expectOneLine } from './one-line.ts';
import { page, story } from './story.ts';

describe('what is wrong with all of a call is told before a database starts', () => {
  test.for(['run', 'feed'])('%s: a missing folder', async (command) => {
    const data = join(folderWith({}), 'data');
    const { status, out, said } = await copydesk([command, '/no/such/folder'], '', { COPYDESK_DATA: data });
    expect([status, out, existsSync(data)]).toEqual([EXIT.input, '', false]);
    expectOneLine(said, '/no/such/folder', 'no such file or folder', 'check the path');
  });

  test('an agency that there is not', async () => {
    const { status, out, said } = await copydesk(['records', '--agency', 'xyz']);
    expect([status, out]).toEqual([EXIT.usage, '']);
    expectOneLine(said, 'the agency "xyz" is not known; choose one of ', ' AP, ', ' Xinhua');
  });
});

test.runIf(existsSync('/dev/full')).for([['clean', page], ['clean', 'fixtures/pages'], ['--help']])(
  '%j: output on a full disk is one line, not a stack',
  (args) => {
    const full = openSync('/dev/full', 'w');
    const { status, stderr } = spawnSync(process.execPath, ['src/bin.mjs', ...args], {
      stdio: ['ignore', full, 'pipe'],
    });
    closeSync(full);
    expectOneLine(stderr.toString().trimEnd().split('\n'), 'standard output cannot be written (ENOSPC)', 'make room');
    expect(status).toBe(EXIT.service);
  },
);

test('-v, -V and --version', async () => {
  for (const option of ['-v', '-V', '--version']) {
    const { status, out, said } = await copydesk([option]);
    expect(out).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect([status, said]).toEqual([EXIT.ok, []]);
  }
});

describe('a wrong call does nothing and says what was expected', () => {
  test.for([
    [['clean', '--nope', page], "unknown option '--nope'"],
    [['cleen', page], "unknown command 'cleen' (Did you mean clean?)"],
    [['clean'], 'no page given'],
    [['clean', page, '--format', 'xml'], 'Allowed choices are json, text'],
    [['clean', page, '--url', 'story.html'], '--url story.html is not an absolute http or https URL'],
    [['feed'], "missing required argument 'paths'"],
    [['records', '--limit', 'many'], "'many' is invalid"],
    [['trace'], "missing required argument 'id'"],
    [['rules', 'test'], '`copydesk rules test --help` lists the options'],
    [['stories', '--text'], '--text prints the text of one story; give its id'],
  ] as const)('copydesk %j', async ([args, words]) => {
    const { status, out, said } = await copydesk(args);
    expectOneLine(said, words);
    expect(out).toBe('');
    expect(status).toBe(EXIT.usage);
  });

  test('a wrong setting', async () => {
    const { status, said } = await copydesk(['clean', page], '', { COPYDESK_PAGE_LIMIT_MB: 'big' });
    expectOneLine(said, 'COPYDESK_PAGE_LIMIT_MB', '"big"', 'expected a number of megabytes');
    expect(status).toBe(EXIT.usage);
  });

  test('an escape sequence in a file name does not reach the terminal', async () => {
    const { said } = await copydesk(['clean', '/tmp/\u001bcname.html']);
    expectOneLine(said, '\\u{1b}cname.html');
  });
});

describe('--url', () => {
  test.for([
    ['run', '-'],
    ['feed', '-'],
    ['clean', '--jsonl'],
    ['clean', '-', '--jsonl'],
  ])('%j: pages on standard input bring their own', async (args) => {
    const { status, out, said } = await copydesk(
      [...args, '--url', 'https://a.example/story'],
      `${JSON.stringify({ html: story })}\n`,
    );
    expect([status, out]).toEqual([EXIT.usage, '']);
    expectOneLine(said, '--url', 'standard input', '"url"');
  });

  test.for(['clean', 'run', 'feed'])('%s: one that is none is refused before anything is done', async (command) => {
    const { status, out, said } = await copydesk([command, page, '--url', 'a.example/story']);
    expect([status, out]).toEqual([EXIT.usage, '']);
    expectOneLine(said, '--url a.example/story', 'https://');
  });

  test.for([
    ['clean', [page, page]],
    ['clean', ['fixtures/pages']],
    ['run', []],
    ['feed', ['fixtures/pages/*/page.html']],
  ] as const)('%s %j: many pages are not given one URL', async ([command, paths]) => {
    const { status, out, said } = await copydesk([command, ...paths, '--url', 'https://a.example/story']);
    expect([status, out]).toEqual([EXIT.usage, '']);
    expectOneLine(said, '--url', 'one page', 'sidecar');
  });
});

test('the example of a connection string is shown whole, what was given is not', async () => {
  const { status, said } = await copydesk(['records'], '', { DATABASE_URL: 'mysql://me:hunter2@db/x' });
  expect(status).toBe(EXIT.usage);
  expectOneLine(said, 'DATABASE_URL is "mysql://***@db/x"', 'postgres://user:password@host:5432/database');
});

describe('help', () => {
  test('of a command that there is not is one line with the reason', async () => {
    const { status, out, said } = await copydesk(['help', 'nix']);
    expect([status, out]).toEqual([EXIT.usage, '']);
    expectOneLine(said, "unknown command 'nix'", '`copydesk --help`');
    expect((await copydesk(['help', 'run'])).out).toBe((await copydesk(['run', '--help'])).out);
    expect((await copydesk(['help'])).out).toBe((await copydesk(['--help'])).out);
  });

  test('every command says what it does, in 80 columns and with examples, and a wrong call names the help of its command', async () => {
    const { out } = await copydesk(['--help']);
    const listed = out.slice(out.indexOf('Commands:'), out.indexOf('Examples:'));
    const commands = [...listed.matchAll(/^ {2}([a-z]+) /gm)]
      .map(([, name]) => name!)
      .filter((name) => name !== 'help');
    expect(commands.length).toBeGreaterThan(14);
    for (const command of commands) {
      const { out } = await copydesk([command, '--help']);
      expect(out, command).toMatch(/^Usage: .+\n\n[A-Z][a-z]+s /);
      expect(out, command).toContain(`Examples:\n  copydesk ${command}`);
      expect(out.split('\n').filter((line) => line.length > 80)).toEqual([]);
    }
    expectOneLine((await copydesk(['records', '--nonsense'])).said, '--nonsense', '`copydesk records --help`');
  });
});
