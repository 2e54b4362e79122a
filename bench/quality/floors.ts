import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { Measured } from './measure.ts';
import { refusalsOf } from './measure.ts';
import { figuresByGroup, type Figures } from './table.ts';

/** Figures that may not fall: shares from 0 to 1, rounded down to 4 digits. */
const Floors = z.record(z.string(), z.number());

/** `floors.json`: by the hash of the corpus, for whom a name tells what it is; numbers only. */
const FloorsFile = z.record(z.string(), z.strictObject({ name: z.string(), floors: Floors }));
type FloorsFile = z.infer<typeof FloorsFile>;

const PINNED = [
  'F1',
  'g4',
  'clean',
  'dateline',
  'headline',
  'people',
  'date',
] as const satisfies readonly (keyof Figures)[];

/** The figures of a run that floors are pinned of, by a name such as `AP F1`. */
export function pinnable({ rows, refused }: Measured): Record<string, number> {
  const figures: Record<string, number> = {};
  for (const [group, found] of Object.entries(figuresByGroup(rows).groups)) {
    for (const name of PINNED) if (found[name] !== null) figures[`${group} ${name}`] = down(found[name]);
    figures[`${group} articles`] = down(1 - found.noArticle / found.pages);
  }
  const { pages, right } = refusalsOf(refused);
  if (pages > 0) figures['refused by the right name'] = down(right / pages);
  return figures;
}

function down(share: number): number {
  return Math.floor(share * 1e4 + 1e-6) / 1e4;
}

/** Where figures stand against the floors of a corpus. */
export interface Verdict {
  /** Floors of this very corpus; null where none are pinned. */
  readonly floors: Readonly<Record<string, number>> | null;
  /** True where floors stand under this name, pinned when its pages were others. */
  readonly changed: boolean;
  /** One line a figure under its floor, or a floor whose figure is gone. */
  readonly under: readonly string[];
}

export function compare(
  file: FloorsFile,
  { name, hash }: { name: string; hash: string },
  figures: Readonly<Record<string, number>>,
): Verdict {
  const floors = file[hash]?.floors ?? null;
  const changed = floors === null && Object.values(file).some((entry) => entry.name === name);
  return { floors, changed, under: underFloors(floors ?? {}, figures) };
}

function underFloors(floors: Readonly<Record<string, number>>, figures: Readonly<Record<string, number>>): string[] {
  return Object.entries(floors).flatMap(([figure, floor]) => {
    const found = figures[figure];
    return found !== undefined && found >= floor
      ? []
      : [`${figure} ${found?.toFixed(4) ?? 'is gone'}, its floor is ${floor.toFixed(4)}`];
  });
}

/** The file with a corpus pinned anew, in place of what stood under its name; or, without `allowLower`, the floors that this would lower. */
export function pinned(
  file: FloorsFile,
  { name, hash }: { name: string; hash: string },
  figures: Readonly<Record<string, number>>,
  allowLower: boolean,
): { file: FloorsFile } | { lower: readonly string[] } {
  const others = Object.entries(file).filter(([, entry]) => entry.name !== name);
  const before = Object.values(file).find((entry) => entry.name === name);
  const lower = underFloors(before?.floors ?? {}, figures);
  if (lower.length > 0 && !allowLower) return { lower };
  return { file: Object.fromEntries([...others, [hash, { name, floors: { ...figures } }]]) };
}

export function readFloors(path: string): FloorsFile {
  try {
    return FloorsFile.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw new Error(`${path} holds no floors: ${(error as Error).message.split('\n')[0]}; restore it from git`, {
      cause: error,
    });
  }
}

export function writeFloors(path: string, file: FloorsFile): void {
  writeFileSync(path, `${JSON.stringify(file, null, 2)}\n`);
}
