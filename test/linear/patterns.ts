import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync, type Node } from 'oxc-parser';

/** One regular expression of the program, with where it stands. */
export interface Pattern {
  /** Path from the root, with the line of a literal. */
  readonly at: string;
  readonly file: string;
  readonly source: string;
  readonly flags: string;
}

const ROOT = join(import.meta.dirname, '..', '..');
/** What reads text of strangers. The gazetteer's builder reads GeoNames' files, by hand. */
const FILES = globSync('src/{rules,pipeline,model,intake,text,wire,places,stories}/**/*.ts', { cwd: ROOT })
  .filter((path) => !path.endsWith('gazetteer/build.ts'))
  .sort();

/** Every regular expression of the program: literals by its sources, all others as they are built while its modules load. */
export async function allPatterns(): Promise<Pattern[]> {
  const found = [...FILES.flatMap(literalsOf), ...(await builtPatterns())];
  const unique = new Map(found.map((pattern) => [`${pattern.file} ${pattern.source}/${pattern.flags}`, pattern]));
  return [...unique.values()];
}

function literalsOf(file: string): Pattern[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const found: Pattern[] = [];
  visit(parseSync(file, text).program, (node) => {
    if (node.type !== 'Literal' || !('regex' in node)) return;
    found.push({
      at: `${file}:${text.slice(0, node.start).split('\n').length}`,
      file,
      source: node.regex.pattern,
      flags: node.regex.flags,
    });
  });
  return found;
}

/** Places where a pattern is built while a page is read, which loading the modules does not show; each needs a word. */
export function builtLate(): string[] {
  return FILES.flatMap((file) => {
    const text = readFileSync(join(ROOT, file), 'utf8');
    const found: string[] = [];
    for (const node of parseSync(file, text).program.body) {
      if (
        node.type !== 'FunctionDeclaration' &&
        node.type !== 'ExportNamedDeclaration' &&
        node.type !== 'ClassDeclaration'
      )
        continue;
      const declared = node.type === 'ExportNamedDeclaration' ? node.declaration : node;
      if (declared?.type !== 'FunctionDeclaration' && declared?.type !== 'ClassDeclaration') continue;
      visit(declared, (inner) => {
        if (inner.type === 'NewExpression' && inner.callee.type === 'Identifier' && inner.callee.name === 'RegExp')
          found.push(`${file}: ${text.slice(inner.start, inner.end)}`);
      });
    }
    return found;
  });
}

function visit(node: Node, look: (node: Node) => void): void {
  look(node);
  for (const value of Object.values(node) as unknown[]) {
    for (const inner of Array.isArray(value) ? (value as unknown[]) : [value]) if (isNode(inner)) visit(inner, look);
  }
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

async function builtPatterns(): Promise<Pattern[]> {
  const found: Pattern[] = [];
  const original = globalThis.RegExp;
  globalThis.RegExp = new Proxy(original, {
    construct(target, args, newTarget) {
      const made = Reflect.construct(target, args, newTarget) as RegExp;
      // The innermost frame says who builds it: a package's own patterns are its makers'.
      const [, file] =
        /\/(node_modules\/(?!vitest|vite)|src\/(?:rules|pipeline|model|intake|text|wire|places|stories)\/[\w./-]+\.ts)/.exec(
          new Error('where').stack ?? '',
        ) ?? [];
      if (file?.startsWith('src/')) found.push({ at: file, file, source: made.source, flags: made.flags });
      return made;
    },
  });
  try {
    for (const file of FILES) await import(join(ROOT, file));
  } finally {
    globalThis.RegExp = original;
  }
  return found;
}
