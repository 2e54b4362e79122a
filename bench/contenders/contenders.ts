import type { Page } from '../../src/model/page.ts';
import { LIBRARIES, UNIT } from './libraries.ts';
import { startNode } from './node.ts';
import { startPython } from './python.ts';

/** A page to measure on: its bytes, and its text for those who do not read bytes. */
export interface BenchPage {
  readonly page: Page;
  readonly html: string;
}

/**
 * Something that is timed over all pages, one pass at a time, in a process of its own: settings of V8 are a process's, and
 * so are the garbage and the kinds of objects that its functions were compiled for.
 */
export interface Contender {
  readonly name: string;
  /** Reads every page; answers the CPU seconds that its process spent, and how much it made, so that nothing is skipped. */
  pass(pages: readonly BenchPage[]): Promise<{ readonly cpuSeconds: number; readonly made: number }>;
  stop(): void;
}

const PYTHON = ['trafilatura', 'resiliparse'] as const;

/**
 * Starts those contenders that are installed, the unit first; of them only those with one of `wanted` in their names, null
 * for all. Names what is not installed.
 */
export async function startContenders(
  python: string,
  wanted: readonly string[] | null,
): Promise<{ contenders: Contender[]; absent: string[] }> {
  const isWanted = (name: string) =>
    name === UNIT || wanted === null || wanted.some((part) => name.toLowerCase().includes(part.toLowerCase()));
  const starts = new Map<string, () => Promise<Contender | null>>();
  for (const name of LIBRARIES.keys()) starts.set(name, () => startNode(name));
  for (const library of PYTHON) starts.set(library, () => startPython(python, library));
  const contenders: Contender[] = [];
  const absent: string[] = [];
  for (const [name, start] of starts) {
    if (!isWanted(name)) continue;
    const started = await start();
    if (started) contenders.push(started);
    else absent.push(name);
  }
  return { contenders, absent };
}
