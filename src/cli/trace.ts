import { normalize, relative, resolve } from 'node:path';
import { EXIT } from '../exit.ts';
import { maskCredentials } from '../text/mask.ts';
import { REJECT_REASONS } from '../model/reject.ts';
import type { Removal } from '../model/trace.ts';
import type { Store, StoredTrace } from '../store/store.ts';
import { print, say } from './io.ts';
import { jsonLine, withStore, type OpenStore } from './stored.ts';
import { clip, columnsOf, paintFor, wrap, type Paint } from './terminal.ts';

/** Pages of a file that are named. */
const SOURCES = 3;

export interface TraceOptions {
  /** The trace as one JSON object. */
  readonly json?: boolean;
}

/** `copydesk trace ID`: what became of a page and why, by page id, article id, URL or the file it was read from. */
export async function traceCommand(id: string, options: TraceOptions = {}, open?: OpenStore): Promise<number> {
  return withStore(open, async (store) => {
    const trace = await found(store, id);
    if (trace === null && (await sayPagesOf(store, id))) return EXIT.input;
    if (trace === null) {
      say(
        `copydesk: no page, article, URL or file ${clip(maskCredentials(id), 200)} in the store; "copydesk records" and "copydesk rejects" list what there is`,
      );
      return EXIT.input;
    }
    await print(
      options.json === true
        ? jsonLine({ ...trace, url: masked(trace.url) })
        : traceText(trace, paintFor(process.stdout), columnsOf(process.stdout)),
    );
    return EXIT.ok;
  });
}

/** By the id as it was given; a path in each form it may have been taken in by. */
async function found(store: Store, id: string): Promise<StoredTrace | null> {
  for (const name of spellings(id)) {
    const trace = await store.trace(name);
    if (trace !== null) return trace;
  }
  return null;
}

function spellings(id: string): Set<string> {
  return /^https?:\/\//i.test(id)
    ? new Set([id])
    : new Set([id, normalize(id), resolve(id), relative(process.cwd(), id)]);
}

/** A file of many pages: names some of them. False where none was read from it. */
async function sayPagesOf(store: Store, file: string): Promise<boolean> {
  for (const name of spellings(file)) {
    const sources = name === '' ? [] : await store.sourcesIn(name, SOURCES + 1);
    if (sources.length === 0) continue;
    const named = sources.slice(0, SOURCES).map((source) => `"${clip(source, 200)}"`);
    say(
      `copydesk: ${clip(file, 200)} holds many pages; name one of them: ${named.join(', ')}${sources.length > SOURCES ? ' ...' : ''}`,
    );
    return true;
  }
  return false;
}

/** The trace for people: outcome, notes, and each removal with its rule, its reason and what was cut. */
export function traceText(trace: StoredTrace, paint: Paint, columns: number): string {
  const { notes, removals } = trace;
  return (
    [
      `${paint.bold('Page')}     ${trace.pageId}`,
      ...(trace.url === null ? [] : [`${paint.bold('URL')}      ${clip(maskCredentials(trace.url), 2000)}`]),
      ...(trace.source === null ? [] : [`${paint.bold('Source')}   ${clip(trace.source, 1000)}`]),
      `${paint.bold('Outcome')}  ${outcomeLine(trace)}`,
      ...(trace.claimed === null
        ? []
        : [
            `${paint.bold('Claimed')}  ${clip(maskCredentials(trace.claimed), 2000)} (canonical, but another story's: this one goes by its own URL)`,
          ]),
      ...(trace.failed === null ? [] : [`${paint.bold('Since')}    ${failedLine(trace.failed)}`]),
      ...(notes.length === 0
        ? []
        : ['', paint.bold('Notes'), ...notes.map((note) => wrap(maskCredentials(note), columns, '  '))]),
      ...(trace.outcome === 'waiting'
        ? []
        : ['', paint.bold(`Cut: ${removals.length} ${removals.length === 1 ? 'block' : 'blocks'}`)]),
      ...removals.flatMap((removal, index) => {
        const text = wrap(removal.text, columns, '      ') || paint.dim('      (no text)');
        return sameRule(removal, removals[index - 1])
          ? [text]
          : [`  ${paint.yellow(clip(removal.rule, 80))} (${removal.step}): ${clip(removal.reason, 200)}`, text];
      }),
    ].join('\n') + '\n'
  );
}

/** Neighbours cut by the same rule stand under one heading. */
function sameRule(removal: Removal, before: Removal | undefined): boolean {
  return (
    before !== undefined &&
    removal.rule === before.rule &&
    removal.step === before.step &&
    removal.reason === before.reason
  );
}

function outcomeLine({ outcome, article, reject }: StoredTrace): string {
  if (article !== null) return `article ${article.id}, revision ${article.revision}: ${clip(article.headline, 200)}`;
  if (reject !== null)
    return `rejected as ${reject.reason} (${REJECT_REASONS[reject.reason]}): ${clip(maskCredentials(reject.detail), 500)}`;
  return outcome === 'waiting'
    ? 'waiting: not cleaned yet; a worker takes it from the queue, "copydesk requeue" puts it there again'
    : outcome;
}

function failedLine({ reason, detail, at }: NonNullable<StoredTrace['failed']>): string {
  return `cleaning it again failed at ${at} as ${reason}: ${clip(maskCredentials(detail), 500)}; "copydesk requeue --rejected ${reason}" tries again`;
}

function masked(url: string | null): string | null {
  return url === null ? null : maskCredentials(url);
}
