import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import pc from 'picocolors';
import { describe, expect, test } from 'vitest';
import { explanation } from '../../src/cli/explanation.ts';
import { storyText } from '../../src/cli/story-text.ts';
import { clip, columnsOf, paintFor, wrap } from '../../src/cli/terminal.ts';
import { EXIT } from '../../src/exit.ts';
import { Article } from '../../src/model/article.ts';
import { OutcomeLine } from '../../src/model/outcome.ts';
import { newPage, pageId } from '../../src/model/page.ts';
import { explain } from '../../src/pipeline/clean.ts';
import { folderWith } from '../intake/folder.ts';
import { copydesk } from './command.ts';

const SEED = 'fixtures/pages/seed--weather-banner';
const bytes = readFileSync(join(import.meta.dirname, '../..', SEED, 'page.html'));
const seed = explain(newPage({ url: 'https://a.example/story', bytes, contentType: null, fetchedAt: null }), {
  cleanedAt: null,
});
const plain = pc.createColors(false);

describe('clean FILE', () => {
  test('prints the record, whose URL is the sidecar’s', async () => {
    const { status, out, said } = await copydesk(['clean', `${SEED}/page.html`]);
    expect([status, said]).toEqual([EXIT.ok, []]);
    const record = Article.parse(JSON.parse(out));
    expect(record).toMatchObject({
      headline: 'Iran’s defense chief in Iraq to discuss an ‘important security agreement’',
      agency: 'AP',
    });
    expect(record.url).toContain('kqrx-radio.example');
  });

  test('takes --url and a page on standard input', async () => {
    const { out } = await copydesk(['clean', '-', '--url', 'https://me:hunter2@a.example/story#top'], bytes);
    expect(Article.parse(JSON.parse(out)).url).toBe('https://a.example/story');
    expect(out).not.toContain('hunter2');
  });

  test('--explain --format json gives record, trace and blocks', async () => {
    const { out } = await copydesk(['clean', `${SEED}/page.html`, '--explain', '--format', 'json']);
    const made = JSON.parse(out) as typeof seed;
    expect(made.outcome).toBe('article');
    expect(made.blocks.length).toBeGreaterThan(20);
    expect(made.trace.removals.length).toBeGreaterThan(5);
  });
});

describe('many pages', () => {
  test('a folder gives a line a page, and rejects do not spoil the status', async () => {
    const folder = folderWith({ 'a.html': bytes, 'b.html': '%PDF-1.4' });
    const { status, out } = await copydesk(['clean', folder]);
    const lines = out
      .split('\n')
      .filter(Boolean)
      .map((line) => OutcomeLine.parse(JSON.parse(line)));
    expect(lines).toMatchObject([
      {
        outcome: 'article',
        source: join(folder, 'a.html'),
        article: { provenance: { source: join(folder, 'a.html') } },
      },
      { outcome: 'rejected', source: join(folder, 'b.html') },
    ]);
    expect(status).toBe(EXIT.ok);
  });

  test('--jsonl answers while lines still come, with the given id or the page’s own', async () => {
    const child = spawn(process.execPath, ['src/bin.mjs', 'clean', '--jsonl'], {
      cwd: join(import.meta.dirname, '../..'),
    });
    const answers = child.stdout[Symbol.asyncIterator]();
    const html = bytes.toString();
    child.stdin.write(`${JSON.stringify({ id: 'mine', html })}\n`);
    let first = '';
    while (!first.includes('\n')) first += String((await answers.next()).value);
    expect(OutcomeLine.parse(JSON.parse(first))).toMatchObject({ id: 'mine', outcome: 'article' });
    child.stdin.end(`${JSON.stringify({ url: 'https://a.example/2', html })}\n`);
    let second = '';
    for (let part = await answers.next(); part.done !== true; part = await answers.next()) second += String(part.value);
    expect(OutcomeLine.parse(JSON.parse(second))).toMatchObject({ id: pageId('https://a.example/2', bytes) });
  });

  test('--threads gives the same records in the same order', async () => {
    const lines = async (...args: string[]): Promise<unknown[]> => {
      const { status, out, said } = await copydesk(['clean', 'fixtures/pages', ...args]);
      expect([status, said]).toEqual([EXIT.ok, []]);
      return out
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line, (key, value: unknown) => (key === 'cleanedAt' ? null : value)) as unknown);
    };
    const alone = await lines();
    expect(alone.length).toBeGreaterThan(20);
    expect(await lines('--threads', '2')).toEqual(alone);
  });

  test('a reader that goes away ends it quietly', async () => {
    const child = spawn(process.execPath, ['src/bin.mjs', 'clean', '--jsonl'], {
      cwd: join(import.meta.dirname, '../..'),
    });
    const line = `${JSON.stringify({ html: bytes.toString() })}\n`;
    child.stdin.on('error', () => {});
    child.stdin.end(line.repeat(200));
    child.stdout.once('data', () => child.stdout.destroy());
    const said = await text(child.stderr);
    const status = child.exitCode ?? (await new Promise((resolve) => child.on('exit', resolve)));
    expect([status, said]).toEqual([0, '']);
  });
});

describe('the story as text', () => {
  test('headline, byline, dateline and paragraphs, none wider than the terminal', () => {
    const shown = storyText(seed, 72, plain);
    const lines = shown.split('\n');
    expect(lines.slice(0, 2).join(' ')).toBe(
      'Iran’s defense chief in Iraq to discuss an ‘important security agreement’',
    );
    expect(shown).toContain('\n\nBAGHDAD (AP) — The head of Iran’s top defense body visited Iraq');
    for (const line of lines.filter((one) => !one.startsWith('https:'))) expect(line.length).toBeLessThanOrEqual(72);
    if (seed.outcome === 'article')
      for (const paragraph of seed.article.body.paragraphs)
        expect(shown.replace(/\s+/g, ' ')).toContain(paragraph.text);
  });

  test('--explain shows every block once, with its fate and rule', () => {
    const shown = explanation(seed, 100, plain);
    const marked = shown.split('\n').filter((line) => /^[+>-] \S/.test(line) && !line.startsWith('+ kept   >'));
    expect(marked.length).toBe(seed.blocks.length);
    seed.blocks.forEach((block, i) => {
      expect(marked[i]?.[0]).toBe({ kept: '+', moved: '>', cut: '-' }[block.fate]);
      expect(marked[i]).toContain(clip(block.by, 34));
    });
  });

  test('a reject says its reason', () => {
    const made = explain(newPage({ url: null, bytes: Buffer.from('%PDF-1.4'), contentType: null, fetchedAt: null }), {
      cleanedAt: null,
    });
    expect(storyText(made, 80, plain)).toContain('Rejected: not-html');
    expect(storyText(made, 200, plain)).toContain('a PDF, by its first bytes');
  });
});

describe('the terminal', () => {
  test('wrap keeps words whole and lines within the width', () => {
    expect(wrap('one two  three\nfour', 9)).toBe('one two\nthree\nfour');
    expect(wrap('one two three', 9, '  ')).toBe('  one two\n  three');
    expect(wrap('unbreakablylong word', 5)).toBe('unbreakablylong\nword');
    expect(wrap('', 10)).toBe('');
  });

  test('nothing of a page is sent to it as a command', () => {
    expect(wrap('red \u001b[31m \u009b1m and \u202e turned', 80)).toBe(
      'red \\u{1b}[31m \\u{9b}1m and \\u{202e} turned',
    );
    expect(clip('a\u0007\r\nb', 80)).toBe('a\\u{7} b');
    expect(clip('abcdef', 4)).toBe('abc…');
  });

  test('no colours and 100 columns where it is a pipe', () => {
    expect(paintFor({ isTTY: false }).red('x')).toBe('x');
    expect(columnsOf({ isTTY: false, columns: 40 })).toBe(100);
    expect(columnsOf({ isTTY: true, columns: 70 })).toBe(70);
    expect(columnsOf({ isTTY: true, columns: 300 })).toBe(100);
  });
});
