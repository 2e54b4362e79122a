import { newPage, type Page } from '../model/page.ts';
import { InlinePage, PageRef } from '../model/job.ts';
import { webUrl } from '../model/web-url.ts';

/** What a job of queue `pages` asks for: a page of the store by id, a page it carries, or nothing that fits the contract. */
export type PagePayload =
  | { readonly kind: 'stored'; readonly pageId: string }
  | { readonly kind: 'inline'; readonly page: Page }
  | BadPayload;

export interface BadPayload {
  readonly kind: 'bad';
  readonly page: Page;
  readonly detail: string;
}

/** Bytes of a bad payload that quarantine keeps, as evidence for its producer. */
const EVIDENCE = 65_536;

/** Reads a job's payload against the contract. */
export function readPayload(data: unknown): PagePayload {
  const stored = PageRef.safeParse(data);
  if (stored.success) return { kind: 'stored', pageId: stored.data.pageId };
  if (typeof data === 'object' && data !== null && 'pageId' in data)
    return badOrder(data, firstProblem(stored.error.issues));
  const inline = InlinePage.safeParse(data);
  if (!inline.success) return badOrder(data, firstProblem(inline.error.issues));
  const { html, contentType = 'text/html', fetchedAt = null } = inline.data;
  const url = webUrl(inline.data.url ?? '');
  if (inline.data.url && url === null) return badOrder(data, 'url: not an absolute http or https URL');
  // The text of a JSON string is Unicode, whatever charset the page once had.
  const type = `${contentType.split(';')[0]?.trim() || 'text/html'}; charset=utf-8`;
  return { kind: 'inline', page: newPage({ url, bytes: Buffer.from(html), contentType: type, fetchedAt }) };
}

/** A payload as a page of its own, so that it can be kept and shown. */
export function badOrder(data: unknown, detail: string): BadPayload {
  const evidence = Buffer.from(JSON.stringify(data) ?? 'undefined').subarray(0, EVIDENCE);
  return {
    kind: 'bad',
    page: newPage({ url: urlNamed(data), bytes: evidence, contentType: 'application/json', fetchedAt: null }),
    detail,
  };
}

/** The web URL a payload names, without credentials, so that its producer can be found; null where it names none. */
function urlNamed(data: unknown): string | null {
  const url =
    typeof data === 'object' && data !== null && Object.hasOwn(data, 'url') ? (data as { url: unknown }).url : null;
  return typeof url === 'string' ? webUrl(url) : null;
}

function firstProblem(issues: readonly { path: readonly PropertyKey[]; message: string }[]): string {
  const [first] = issues;
  return first === undefined ? 'does not fit' : `${first.path.map(String).join('.') || 'payload'}: ${first.message}`;
}
