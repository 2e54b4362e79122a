import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sign, Signs } from '../../src/text/sign.ts';

/** A row of a table of signs, with where it stands. */
export interface Row extends Sign {
  /** `NOTE_LINES.correction`. */
  readonly id: string;
}

const ROOT = join(import.meta.dirname, '..', '..');

/** Every row of every table of signs in the program. */
export async function allRows(): Promise<Row[]> {
  const files = globSync('src/**/*.ts', { cwd: ROOT }).toSorted();
  const rows = files.map(async (file) => {
    const tables = [
      ...readFileSync(join(ROOT, file), 'utf8').matchAll(/^(export )?const (\w+) = \{$[\s\S]*?^\} satisfies Signs;$/gm),
    ];
    if (tables.length === 0) return [];
    const module = (await import(join(ROOT, file))) as Readonly<Record<string, Signs | undefined>>;
    return tables.flatMap(([, , name = '']) => {
      const table = module[name];
      if (!table) throw new Error(`${file}: export ${name}, so that its rows can be tried`);
      return Object.entries(table).map(([key, sign]) => Object.assign(sign, { id: `${name}.${key}` }));
    });
  });
  return (await Promise.all(rows)).flat();
}
