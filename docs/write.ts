import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SETTINGS } from '../src/settings.ts';
import { newPage } from '../src/model/page.ts';
import { REJECT_REASONS } from '../src/model/reject.ts';
import type { TraceBlock } from '../src/model/trace.ts';
import { createMetrics } from '../src/observe/metrics.ts';
import { explain } from '../src/pipeline/clean.ts';

/**
 * The parts of the documents that are made from the program, each between `<!-- name -->` and `<!-- /name -->`.
 * `npm run docs` writes them; a test fails where one is stale.
 */
const ROOT = join(import.meta.dirname, '..');

/** The page README shows before and after. */
const SHOWN = 'fixtures/pages/notes--correction';

export interface Part {
  readonly file: string;
  readonly name: string;
  readonly make: () => string | Promise<string>;
}

export const PARTS: readonly Part[] = [
  { file: 'README.md', name: 'before', make: before },
  { file: 'README.md', name: 'after', make: after },
  { file: 'README.md', name: 'settings', make: settings },
  { file: 'README.md', name: 'exit', make: exits },
  { file: 'README.md', name: 'producer', make: () => example('producer.py', 'python') },
  { file: 'README.md', name: 'consumer', make: () => example('consumer.py', 'python') },
  { file: 'ARCHITECTURE.md', name: 'rejects', make: rejects },
  { file: 'docs/operations.md', name: 'metrics', make: metrics },
];

/** A document with its part renewed. Throws where it has no place for it. */
export async function renewed(text: string, { file, name, make }: Part): Promise<string> {
  const place = new RegExp(`(<!-- ${name}\\b[^>]*-->\\n)[\\s\\S]*?(<!-- /${name} -->)`);
  if (!place.test(text)) throw new Error(`${file} has no place for "${name}"`);
  const made = await make();
  return text.replace(place, (_, opening: string, closing: string) => `${opening}${made.trimEnd()}\n${closing}`);
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows]
    .map((row) => `| ${row.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');
const fenced = (language: string, text: string): string => `\`\`\`${language}\n${text}\n\`\`\``;

/** A program of the folder `examples`, whole: what README shows is what the tests run. */
function example(name: string, language: string): string {
  return fenced(language, readFileSync(join(ROOT, 'examples', name), 'utf8').trimEnd());
}

function shown() {
  const {
    url,
    contentType = null,
    fetchedAt = null,
  } = JSON.parse(readFileSync(join(ROOT, SHOWN, 'page.json'), 'utf8')) as {
    url: string;
    contentType?: string;
    fetchedAt?: string;
  };
  const made = explain(newPage({ url, contentType, fetchedAt, bytes: readFileSync(join(ROOT, SHOWN, 'page.html')) }), {
    cleanedAt: null,
  });
  if (made.outcome !== 'article') throw new Error(`${SHOWN} is no article`);
  return made;
}

/** Every block of the page in order, with its fate; runs of blocks cut by one rule on one line. */
function before(): string {
  const runs: { fate: TraceBlock['fate']; by: string; texts: string[] }[] = [];
  for (const { fate, by, text } of shown().blocks) {
    const last = runs.at(-1);
    if (last?.by === by && fate === 'cut') last.texts.push(text);
    else runs.push({ fate, by, texts: [text] });
  }
  const width = Math.max(...runs.map(({ by }) => by.length));
  const line = ({ fate, by, texts }: (typeof runs)[number]): string => {
    const text = texts.slice(0, 4).join(' · ');
    const more = texts.length > 4 ? ` · … ${texts.length} blocks` : '';
    return `${{ kept: '+', moved: '>', cut: '-' }[fate]} ${by.padEnd(width)}  ${text.length > 84 ? `${text.slice(0, 83)}…` : text}${more}`;
  };
  return fenced('', runs.map(line).join('\n'));
}

/** The record, without the evidence and the numbers that a first look does not need. */
function after(): string {
  const { article } = shown();
  const { headline, agency, bylines, dateline, published, language, body, notes } = article;
  const place = dateline?.places[0];
  return fenced(
    'json',
    compact({
      headline,
      agency,
      dateline: {
        text: dateline?.text,
        canonical: dateline?.canonical,
        places: [{ name: place?.name, region: place?.region, country: place?.country }],
      },
      bylines: bylines.map(({ organisation }) => ({ organisation })),
      published,
      language,
      body: {
        words: body.words,
        paragraphs: body.paragraphs.map(({ kind, text }) => ({
          kind,
          text: text.length > 60 ? `${text.slice(0, 59)}…` : text,
        })),
      },
      notes: notes.map(({ kind, text }) => ({ kind, text })),
    }),
  );
}

/** JSON with each innermost object on one line. */
function compact(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(
    /\{\s+([^{}[\]]*?)\s+\}/g,
    (_, inner: string) => `{ ${inner.replace(/\s*\n\s*/g, ' ')} }`,
  );
}

function settings(): string {
  return table(
    ['Variable', 'Default', 'Meaning'],
    Object.values(SETTINGS).map(({ variable, shown: value, description }) => [`\`${variable}\``, value, description]),
  );
}

/** Statuses with the comments that stand on them. */
function exits(): string {
  const source = readFileSync(join(ROOT, 'src/exit.ts'), 'utf8');
  return table(
    ['Status', 'Meaning'],
    [...source.matchAll(/\/\*\* (.+) \*\/\n {2}\w+: (\d+),/g)].map(([, meaning = '', status = '']) => [
      status,
      meaning,
    ]),
  );
}

function rejects(): string {
  return table(
    ['Reason', 'Meaning'],
    Object.entries(REJECT_REASONS).map(([reason, meaning]) => [`\`${reason}\``, meaning]),
  );
}

async function metrics(): Promise<string> {
  using made = createMetrics({ version: '', backend: '' });
  const all = await made.registry.getMetricsAsJSON();
  return table(
    ['Metric', 'Type', 'Meaning'],
    all.map(({ name, type, help }) => [`\`${name}\``, String(type), help]),
  );
}

if (import.meta.main) {
  for (const part of PARTS) {
    const path = join(ROOT, part.file);
    writeFileSync(path, await renewed(readFileSync(path, 'utf8'), part));
  }
}
