import type { BenchPage } from './contenders.ts';

/** Reads one page; answers how much it made. */
export type Read = (page: BenchPage) => number | Promise<number>;

/** What all ratios are against. */
export const UNIT = 'htmlparser2 to DOM';

/** What runs in Node: loaded by name, in the process that is timed, since each may be absent. Null where it is. */
export const LIBRARIES: ReadonlyMap<string, () => Promise<Read | null>> = new Map([
  [UNIT, htmlparser2],
  ['copydesk, clean()', copydesk],
  ['cheerio on htmlparser2', cheerio],
  ['parse5', parse5],
  ['Readability + linkedom', readabilityOnLinkedom],
  ['Readability + jsdom', readabilityOnJsdom],
  ['Defuddle + linkedom', defuddle],
]);

/** Packages that are no direct dependencies of ours, for which there are no types here; null where one is not installed. */
async function packages(...names: readonly string[]): Promise<any[] | null> {
  try {
    return await Promise.all(names.map((name) => import(name)));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND') return null;
    throw error;
  }
}

async function htmlparser2(): Promise<Read | null> {
  const [found] = (await packages('htmlparser2')) ?? [];
  return found ? ({ html }) => found.parseDocument(html).children.length : null;
}

/** With V8 set up as the program sets it up. */
async function copydesk(): Promise<Read> {
  const { tuneEngine } = await import('../../src/engine.ts');
  tuneEngine();
  const { clean } = await import('../../src/pipeline/clean.ts');
  return ({ page }) => clean(page, { cleanedAt: null }).trace.removals.length;
}

async function cheerio(): Promise<Read> {
  const { load } = await import('cheerio');
  return ({ html }) => load(html, { xml: { xmlMode: false } }).root().length;
}

async function parse5(): Promise<Read | null> {
  const [found] = (await packages('parse5')) ?? [];
  return found ? ({ html }) => found.parse(html).childNodes.length : null;
}

async function readabilityOnLinkedom(): Promise<Read | null> {
  const [readability, linkedom] = (await packages('@mozilla/readability', 'linkedom')) ?? [];
  if (!readability) return null;
  return ({ html }) => new readability.Readability(linkedom.parseHTML(html).document).parse()?.length ?? 0;
}

async function readabilityOnJsdom(): Promise<Read | null> {
  const [readability, jsdom] = (await packages('@mozilla/readability', 'jsdom')) ?? [];
  if (!readability) return null;
  const virtualConsole = new jsdom.VirtualConsole();
  return ({ html, page }) => {
    const { window } = new jsdom.JSDOM(html, { url: addressOf(page), virtualConsole });
    const made = new readability.Readability(window.document).parse()?.length ?? 0;
    window.close();
    return made;
  };
}

async function defuddle(): Promise<Read | null> {
  const [found, linkedom] = (await packages('defuddle/node', 'linkedom')) ?? [];
  if (!found) return null;
  return async ({ html, page }) =>
    (await found.Defuddle(linkedom.parseHTML(html).document, addressOf(page), {})).content.length;
}

function addressOf({ url }: BenchPage['page']): string {
  return url ?? 'https://page.example/';
}
