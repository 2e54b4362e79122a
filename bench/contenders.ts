import { load } from 'cheerio';
import type { Page } from '../src/model/page.ts';
import { clean } from '../src/pipeline/clean.ts';
import { startPython } from './python.ts';

/** A page to measure on: its bytes, and its text for those who do not read bytes. */
export interface BenchPage {
  readonly page: Page;
  readonly html: string;
}

/** Something that is timed over all pages, one round at a time. */
export interface Contender {
  readonly name: string;
  /** Reads every page; answers CPU seconds spent where it is another process, and how much it made, so that nothing is skipped. */
  round(pages: readonly BenchPage[]): Promise<{ readonly cpuSeconds?: number; readonly made: number }>;
  stop?(): void;
}

/** What all ratios are against. */
export const UNIT = 'htmlparser2 to DOM';

/** A package that may be absent: its module, or null. */
async function peer(name: string): Promise<any> {
  return import(name).catch(() => null);
}

function inProcess(name: string, run: (page: BenchPage) => number | Promise<number>): Contender {
  return {
    name,
    async round(pages) {
      let made = 0;
      for (const page of pages) made += await run(page);
      return { made };
    },
  };
}

/** All contenders there are here, the unit first, and the names of those that are not installed. */
export async function findContenders(python: string): Promise<{ contenders: Contender[]; absent: string[] }> {
  const contenders: Contender[] = [];
  const absent: string[] = [];
  const { parseDocument } = await peer('htmlparser2');
  contenders.push(
    inProcess(UNIT, ({ html }) => parseDocument(html).children.length),
    inProcess('copydesk, clean()', ({ page }) => clean(page, { cleanedAt: null }).trace.removals.length),
    inProcess('cheerio on htmlparser2', ({ html }) => load(html, { xml: { xmlMode: false } }).root().length),
  );
  const [parse5, readability, linkedom, jsdom, defuddle] = await Promise.all(
    ['parse5', '@mozilla/readability', 'linkedom', 'jsdom', 'defuddle/node'].map(peer),
  );
  if (parse5) contenders.push(inProcess('parse5', ({ html }) => parse5.parse(html).childNodes.length));
  else absent.push('parse5');
  if (readability && linkedom) {
    contenders.push(
      inProcess(
        'Readability + linkedom',
        ({ html }) => new readability.Readability(linkedom.parseHTML(html).document).parse()?.length ?? 0,
      ),
    );
  } else absent.push('Readability + linkedom');
  if (readability && jsdom) {
    const quiet = new jsdom.VirtualConsole();
    contenders.push(
      inProcess('Readability + jsdom', ({ html, page }) => {
        const { window } = new jsdom.JSDOM(html, { url: page.url ?? 'https://page.example/', virtualConsole: quiet });
        const made = new readability.Readability(window.document).parse()?.length ?? 0;
        window.close();
        return made;
      }),
    );
  } else absent.push('Readability + jsdom');
  if (defuddle && linkedom) {
    contenders.push(
      inProcess(
        'Defuddle + linkedom',
        async ({ html, page }) =>
          (await defuddle.Defuddle(linkedom.parseHTML(html).document, page.url ?? 'https://page.example/', {})).content
            .length,
      ),
    );
  } else absent.push('Defuddle + linkedom');
  for (const library of ['trafilatura', 'resiliparse'] as const) {
    const found = await startPython(python, library);
    if (found) contenders.push(found);
    else absent.push(library);
  }
  return { contenders, absent };
}
