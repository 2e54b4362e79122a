import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import { rolldown, type Plugin } from 'rolldown';

/**
 * `npm pack` runs this on what tsc compiled: the modules of `dist` become a few files, with the small packages that every
 * start needs inside. A start reads ten files instead of 350, and of zod only what is used.
 */
const ROOT = join(import.meta.dirname, '..');
const DIST = join(ROOT, 'dist');
const MODULES = join(ROOT, 'dist.modules');

/** What is started, or loaded by name, and so stays a file under its name. */
const ENTRIES = [
  'src/cli',
  'src/library',
  'src/model/article',
  'src/pipeline/page/parse',
  'src/pool/thread',
  'src/desk/reading/thread',
  'src/store/wedge-thread',
];

/** What modules read beside themselves. */
const DATA = [
  'src/places/gazetteer/gazetteer.bin',
  'src/places/gazetteer/ATTRIBUTION.md',
  'src/pipeline/record/language/grams.bin',
  'src/pipeline/record/language/ATTRIBUTION.md',
  'src/store/cluster/cluster.bin',
  'src/desk/assets',
];

/** Packages that go inside; the others are loaded when a command needs them. */
const INSIDE = ['commander', 'domelementtype', 'domhandler', 'entities', 'jsonc-parser', 'picocolors', 'zod'];

/** Stands for the address of a module until it is known in which file it ends up. */
const ADDRESS = (path: string) => `"@address of ${path}@"`;

rmSync(MODULES, { recursive: true, force: true });
renameSync(DIST, MODULES);
const bundle = await rolldown({
  input: Object.fromEntries(ENTRIES.map((entry) => [entry, join(MODULES, `${entry}.js`)])),
  platform: 'node',
  // jsonc-parser's other form cannot be bundled.
  resolve: { mainFields: ['module', 'main'] },
  external: (id) => !/^[./]/.test(id) && !INSIDE.some((name) => id === name || id.startsWith(`${name}/`)),
  plugins: [keepAddresses()],
});
await bundle.write({ dir: DIST, format: 'esm', chunkFileNames: 'src/parts/[name]-[hash].js' });
await bundle.close();
for (const path of DATA) cpSync(join(ROOT, path), join(DIST, path), { recursive: true });
for (const path of readdirSync(MODULES, { recursive: true, encoding: 'utf8' })) {
  if (!path.endsWith('.d.ts')) continue;
  mkdirSync(dirname(join(DIST, path)), { recursive: true });
  renameSync(join(MODULES, path), join(DIST, path));
}
writeFileSync(join(DIST, 'src/parts/LICENSES.md'), licences());
rmSync(MODULES, { recursive: true });

/** A module that asks for its own address gets that of its place in `dist`, whichever file it is part of. */
function keepAddresses(): Plugin {
  return {
    name: 'keep-addresses',
    transform(code, id) {
      if (!id.startsWith(MODULES) || !code.includes('import.meta.url')) return null;
      return { code: code.replaceAll('import.meta.url', ADDRESS(relative(MODULES, id))) };
    },
    renderChunk(code, { fileName }) {
      return code.replaceAll(/"@address of ([^"]+)@"/g, (_, path: string) => {
        const from = posix.relative(posix.dirname(fileName), path);
        return `new URL(${JSON.stringify(from)}, import.meta.url).href`;
      });
    },
  };
}

function licences(): string {
  return INSIDE.map((name) => {
    const folder = join(ROOT, 'node_modules', name);
    const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
    if (file === undefined || !existsSync(folder)) throw new Error(`${name} has no licence to bring along`);
    return `# ${name}\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
  }).join('\n');
}
