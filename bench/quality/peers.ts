/**
 * `node bench/quality/peers.ts --corpus DIR [--python PATH]`: the figures of the quality table for those that copydesk is
 * measured beside, by the same score. Readability comes by `npm install` in bench; trafilatura from the Python of --python.
 */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { load } from 'cheerio';
import { decode } from '../../src/pipeline/page/decode.ts';
import { readCorpus } from './corpus.ts';
import type { Row } from './measure.ts';
import { scoreText, type Reading, type Truth } from './score.ts';
import { figuresByGroup, tableText } from './table.ts';

/** A page as the peers take it: text, since they read no bytes. */
interface PeerPage {
  readonly html: string;
  readonly url: string | null;
}

/** What a peer read from each page, in order; null where it is not installed. */
type Peer = (
  pages: readonly PeerPage[],
  python: string,
) => Promise<readonly (Pick<Reading, 'text' | 'headline'> | null)[] | null>;

const PEERS: Readonly<Record<string, Peer>> = {
  'Readability (linkedom)': async (pages) => {
    // Packages of bench/ alone, which may not be installed: no types to be had of them here.
    const [readability, linkedom]: any[] = await Promise.all(
      ['@mozilla/readability', 'linkedom'].map((name) => import(name).catch(() => null)),
    );
    if (!readability || !linkedom) return null;
    return pages.map(({ html }) => {
      try {
        const found = new readability.Readability(linkedom.parseHTML(html).document).parse();
        return found && { text: linesOf(found.content ?? ''), headline: found.title || null };
      } catch {
        return null; // a page that it throws on is one it does not read
      }
    });
  },
  trafilatura: async (pages, python) => {
    try {
      return JSON.parse(
        execFileSync(python, [join(import.meta.dirname, 'trafilatura_texts.py')], {
          input: JSON.stringify(pages),
          maxBuffer: 2 ** 30,
          stdio: ['pipe', 'pipe', 'ignore'],
        }).toString('utf8'),
      );
    } catch {
      return null;
    }
  },
};

/** Text of a piece of HTML, its blocks apart. */
function linesOf(html: string): string {
  return load(
    html.replace(/<\/(?:p|div|li|h\d|t[dhr]|blockquote|figcaption|section|article|pre)>|<br\b/gi, '\n$&'),
  ).text();
}

const { values } = parseArgs({
  options: { corpus: { type: 'string' }, python: { type: 'string', default: 'python3' } },
});
if (values.corpus === undefined) {
  console.error('which pages? --corpus DIR, a folder as `npm run -s quality -- --help` says');
  process.exit(2);
}
const samples = readCorpus(values.corpus).samples.flatMap(({ id, set, truth, read }) =>
  'refused' in truth ? [] : [{ id, set, truth, page: read() }],
);
const pages = samples.map(({ page }): PeerPage => {
  const decoded = decode(page.bytes, page.contentType);
  return { html: 'text' in decoded ? decoded.text : '', url: page.url };
});
for (const [name, read] of Object.entries(PEERS)) {
  const readings = await read(pages, values.python);
  console.log(
    readings === null ? `${name}: not installed` : `${name}\n${tableText(figuresByGroup(rowsOf(samples, readings)))}`,
  );
}

function rowsOf(
  pagesWithTruth: readonly { id: string; set: string; truth: Truth }[],
  readings: NonNullable<Awaited<ReturnType<Peer>>>,
): Row[] {
  return pagesWithTruth.map(({ id, set, truth }, i) => {
    const reading = readings[i] ?? null;
    return {
      id,
      set,
      ...scoreText(truth, {
        text: reading?.text ?? '',
        headline: reading?.headline ?? null,
        dateline: null,
        outcome: reading ? 'article' : 'rejected: no-story',
      }),
      people: null,
      date: null,
    };
  });
}
