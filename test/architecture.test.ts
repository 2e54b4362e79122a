import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';

/**
 * The rooms of the house: what each may import. A name with a slash is a folder of ours (or a file), any other a
 * package. Rooms meet in runtime.ts, feed.ts, src/cli and workers only. `node:` modules are for whoever does I/O.
 */
const ROOMS: Record<string, readonly string[]> = {
  'src/text': ['entities', 'node:buffer'],
  'src/model': ['src/text/', 'zod', 'node:crypto', 'node:module', 'node:zlib'],
  'src/places': ['src/model/', 'src/text/', 'node:fs'], // the gazetteer's own file, read once
  'src/wire': ['src/model/', 'src/text/', 'src/places/'],
  'src/rules': ['src/model/', 'src/text/', 'jsonc-parser', 'scslre', 'node:crypto', 'node:fs', 'node:path', 'node:vm'], // files of a user's rules
  'src/pipeline/page': [
    'src/model/',
    'src/text/',
    'src/rules/element-class.ts',
    'src/wire/dates.ts',
    'cheerio',
    'cheerio-select',
    'domhandler',
    'htmlparser2',
    'entities',
    'jsonc-parser', // declared data that JSON itself refuses
    'node:buffer',
    'node:module',
  ],
  'src/pipeline/story': ['src/pipeline/page/', 'src/model/', 'src/text/', 'src/rules/', 'src/wire/', 'src/places/'],
  'src/pipeline/plain': [
    'src/pipeline/page/',
    'src/pipeline/story/',
    'src/model/',
    'src/text/',
    'src/rules/',
    'src/wire/',
  ],
  'src/pipeline/record': [
    'src/pipeline/page/',
    'src/pipeline/story/',
    'src/model/',
    'src/text/',
    'src/rules/',
    'src/wire/',
    'src/places/',
    'tldts',
    'package.json',
    'node:crypto',
    'node:fs', // the language detector's own file, read once
    'node:module',
  ],
  'src/pipeline/agency-item': [
    'src/pipeline/page/',
    'src/pipeline/plain/',
    'src/pipeline/record/',
    'src/model/',
    'src/text/',
    'src/rules/',
    'src/wire/',
    'src/places/',
    'entities',
    'node:module',
    'fast-xml-parser',
  ],
  'src/pipeline': ['src/model/', 'src/text/', 'src/rules/'],
  'src/stories': ['src/model/', 'src/text/', 'src/wire/agencies.ts', 'tldts', 'node:crypto'],
  'src/intake': [
    'src/model/',
    'src/text/',
    'zod',
    'entities',
    'warcio',
    'tinyglobby',
    'postal-mime',
    'bplist-parser',
    'yauzl',
    'feedsmith',
    'node:',
  ],
  'src/pool': [
    'src/engine.ts',
    'src/model/',
    'src/rules/',
    'src/pipeline/clean.ts',
    'src/store/outcome-row.ts',
    'piscina',
    'node:worker_threads',
  ],
  'src/queue': [
    'src/model/',
    'src/text/',
    'src/outage.ts',
    'src/postgres-connection.ts',
    'bullmq',
    'ioredis',
    '@electric-sql/pglite',
    'node:',
  ],
  'src/store': [
    'src/engine.ts',
    'src/stories/',
    'src/model/',
    'src/text/',
    'src/outage.ts',
    'src/postgres-connection.ts',
    '@electric-sql/pglite',
    'pg',
    'node:',
  ],
  'src/export': ['src/model/', 'src/wire/agencies.ts', 'entities', 'hyparquet-writer', 'zod', 'node:'],
  // Stands above all other rooms, as the command line does.
  'src/desk': [
    'src/model/',
    'src/text/',
    'src/places/gazetteer/load.ts',
    'src/export/',
    'src/rules/',
    'src/pipeline/',
    'src/rule-trial.ts',
    'src/intake/',
    'src/pool/',
    'src/queue/queues.ts',
    'src/queue/topology.ts',
    'src/store/store.ts',
    'src/store/faults.ts',
    'src/store/desk/desk-store.ts',
    'src/store/stories/story-store.ts',
    'src/stories/',
    'src/observe/metrics.ts',
    'src/outage.ts',
    'hono',
    '@hono/node-server',
    '@bull-board/api',
    '@bull-board/hono',
    'cheerio',
    'domhandler',
    'entities',
    'diff',
    'zod',
    'zod-openapi',
    'node:',
  ],
  'src/observe': ['src/model/', 'src/text/', 'src/outage.ts', 'pino', 'prom-client', 'node:'],
};
/** Packages with one home each. */
const HOMES: Record<string, RegExp> = {
  bullmq: /^src\/queue\//,
  ioredis: /^src\/queue\//,
  pg: /^src\/store\//,
  '@electric-sql/pglite': /^(?:src\/(?:store\/|queue\/|open-records\.ts)|dev\/cluster\.ts$)/,
  piscina: /^src\/pool\//,
  pino: /^src\/observe\//,
  'prom-client': /^src\/observe\//,
  'hyparquet-writer': /^src\/export\//,
  commander: /^(?:src\/cli(?:\.ts$|\/commands\/)|dev\/run\.ts$)/,
  hono: /^src\/desk\//,
};
const LONGEST = 325;
/** Tables: an entry a few lines, however many. */
const TABLES = new Set(['src/rules/classes.ts', 'src/wire/agencies.ts', 'src/wire/note-lines.ts']);

const root = join(import.meta.dirname, '..');
/** Make the files of the gazetteer and of the language detector; nothing of the program imports them. */
const SCRIPTS = new Set(['src/places/gazetteer/build.ts', 'src/pipeline/record/language/build.ts']);
const files = globSync(['src/**/*.{ts,mjs}', 'workers/**/*.{ts,mjs}', 'dev/**/*.ts'], { cwd: root })
  .filter((path) => !SCRIPTS.has(path))
  .sort()
  .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
const IMPORT = /(?:\bfrom|\bimport|\bimport\()\s*'([\w.@/][^'\s]*)'/g;

/** What a file imports: our own files from the root, packages by their name. */
function importsOf({ path, text }: { path: string; text: string }): string[] {
  return [...text.matchAll(IMPORT)].map(([, name = '']) =>
    name.startsWith('.')
      ? relative(root, join(root, dirname(path), name))
      : name.startsWith('node:')
        ? name
        : name
            .split('/')
            .slice(0, name.startsWith('@') ? 2 : 1)
            .join('/'),
  );
}

const found = (rule: (file: (typeof files)[number]) => readonly string[]): string[] =>
  files.flatMap((file) => rule(file).map((what) => `${file.path}: ${what}`));

describe('architecture', () => {
  test('each room imports only what its table allows', () => {
    expect(
      found((file) => {
        const room = Object.keys(ROOMS).find((name) => file.path.startsWith(`${name}/`));
        if (room === undefined) return [];
        const allowed = [`${room}/`, ...(ROOMS[room] ?? [])];
        return importsOf(file).filter(
          (name) => !allowed.some((one) => (/[:/]$/.test(one) ? name.startsWith(one) : name === one)),
        );
      }),
    ).toEqual([]);
  });

  test('a package with a home is imported there only', () => {
    expect(found((file) => importsOf(file).filter((name) => HOMES[name]?.test(file.path) === false))).toEqual([]);
  });

  test('the program needs no tool of its developers', () => {
    expect(
      found((file) => (file.path.startsWith('dev/') ? [] : importsOf(file).filter((name) => name.startsWith('dev/')))),
    ).toEqual([]);
  });

  test('SQL is written in src/store, and the environment read in src/config.ts', () => {
    expect(
      found(({ path, text }) =>
        !path.startsWith('src/store/') &&
        /\b(?:select\b.{1,80}\bfrom|insert into|delete from|create table)\s+\w/is.test(withoutComments(text))
          ? ['SQL']
          : [],
      ),
    ).toEqual([]);
    // bin.mjs reads no setting: it tells its threads where Node keeps compiled code.
    expect(
      found(({ path, text }) =>
        path !== 'src/config.ts' && path !== 'src/bin.mjs' && withoutComments(text).includes('process.env')
          ? ['process.env']
          : [],
      ),
    ).toEqual([]);
  });

  test('the core is pure: no clock, no chance, no network, no files', () => {
    const impure =
      /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bperformance\.|\bfetch\(|\bprocess\.|\bset(?:Timeout|Interval|Immediate)\(/;
    expect(
      found(({ path, text }) =>
        /^src\/(?:pipeline|stories|rules(?!\/user)|model|text|wire|places)\//.test(path)
          ? (impure.exec(withoutComments(text)) ?? [])
          : [],
      ),
    ).toEqual([]);
  });

  test(`files stay under ${LONGEST} lines; names are named, and of what is there`, () => {
    expect(
      found(({ path, text }) =>
        text.split('\n').length > LONGEST && !TABLES.has(path) ? [`${text.split('\n').length} lines`] : [],
      ),
    ).toEqual([]);
    expect(found(({ text }) => (/^export default\b/m.test(text) ? ['a default export'] : []))).toEqual([]);
    expect(
      found(({ path, text }) =>
        /^export \* from|^export \{[^}]*\} from/m.test(text) || path.endsWith('/index.ts') ? ['a barrel'] : [],
      ),
    ).toEqual([]);
    expect(
      found(({ path }) =>
        /\b(?:utils?|helpers?|managers?|services?|common|misc)\b/i.test(path) ? ['a name that says nothing'] : [],
      ),
    ).toEqual([]);
  });

  test('these tests looked at something', () => {
    expect(files.length).toBeGreaterThan(80);
    for (const room of Object.keys(ROOMS))
      expect(files.filter(({ path }) => path.startsWith(`${room}/`)).flatMap(importsOf), room).not.toEqual([]);
    for (const name of Object.keys(HOMES).filter((one) => one !== 'ioredis'))
      expect(files.flatMap(importsOf), name).toContain(name);
  });
});

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
}
