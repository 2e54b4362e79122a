/** `node bench/agree.ts [--corpus DIR]`: does the scan make of every page the tree that the reference makes? Exit 1 if not. */
import { decode } from '../src/pipeline/page/decode.ts';
import { parse } from '../src/pipeline/page/parse.ts';
import { Scanner } from '../src/pipeline/page/scan/scanner.ts';
import { Source } from '../src/pipeline/page/scan/source.ts';
import { foldersOf, loadPages, readArguments } from './pages.ts';
import { treeDifference } from './treeDifference.ts';

/** htmlparser2 takes these for `<xmp>`, `<title>` and `<textarea>`, and all behind them for text. */
const MISREAD = /<(?:tmp|xitle|xextarea)[\s/>]/i;

const pages = await loadPages(foldersOf(readArguments().corpus));
const count = { same: 0, inDoubt: 0, misread: 0, different: 0, refused: 0 };
for (const page of pages) {
  const decoded = decode(page.bytes, page.contentType);
  if (!('text' in decoded)) {
    count.refused++;
    continue;
  }
  const scanned = new Scanner(new Source(decoded.utf8)).read();
  if (scanned === null) {
    count.inDoubt++;
    console.log(`in doubt, left to the reference: ${page.url ?? page.id}`);
    continue;
  }
  const difference = treeDifference(parse(decoded.text), scanned);
  if (difference === null) count.same++;
  else if (MISREAD.test(decoded.text)) count.misread++;
  else {
    count.different++;
    console.log(`${page.url ?? page.id}\n${difference}`);
  }
}
console.log(
  `${pages.length} pages: ${count.same} the same, ${count.inDoubt} in doubt, ${count.misread} misread by the reference, ${count.different} different, ${count.refused} no HTML`,
);
process.exitCode = count.different > 0 || count.same === 0 ? 1 : 0;
