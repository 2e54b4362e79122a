import { parseBuffer } from 'bplist-parser';
import { z } from 'zod';
import { newPage, type Page } from '../../model/page.ts';
import { webUrl } from '../../model/web-url.ts';
import type { IntakeProblem } from '../problem.ts';

/** What Safari keeps of a page; the pictures and scripts beside it are passed over. */
const WebArchive = z.looseObject({
  WebMainResource: z.looseObject({
    WebResourceData: z.instanceof(Uint8Array),
    WebResourceURL: z.string().optional(),
    WebResourceMIMEType: z.string().optional(),
    WebResourceTextEncodingName: z.string().optional(),
  }),
});

export function isWebArchive(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 8))
    .toString('latin1')
    .startsWith('bplist0');
}

/** The page of a `.webarchive`, a binary property list as Safari saves one. */
export function readWebArchive(bytes: Uint8Array, source: string): Page | IntakeProblem {
  const damaged = (reason: string): IntakeProblem => ({
    kind: 'damaged',
    source,
    reason,
    hint: 'save the page again; or as Page Source, .html',
  });
  if (!isWebArchive(bytes)) return damaged('is not a binary property list, the format that Safari writes');
  let list: unknown;
  try {
    [list] = parseBuffer(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
  } catch (error) {
    return damaged(`its property list cannot be read (${(error as Error).message.slice(0, 100)})`);
  }
  const read = WebArchive.safeParse(list);
  if (!read.success) return damaged('holds no main resource');
  const main = read.data.WebMainResource;
  const encoding = main.WebResourceTextEncodingName;
  return newPage({
    url: webUrl(main.WebResourceURL ?? ''),
    bytes: main.WebResourceData,
    contentType: `${main.WebResourceMIMEType ?? 'text/html'}${encoding === undefined || encoding === '' ? '' : `; charset=${encoding}`}`,
    fetchedAt: null,
  });
}
