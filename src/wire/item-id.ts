/** What a page can show an agency's item id in. */
export interface ItemIdInput {
  readonly url: string | null;
  readonly canonicalUrl: string | null;
  /** Values of structured data and CMS fields, with the field's name. */
  readonly structured: readonly { readonly value: string; readonly field: string }[];
}

const HEX32 = /(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])/;

/**
 * The agency's own id of the story. AP's `itemid` is 32 hex digits, the same for all versions; it shows in apnews.com
 * addresses, in canonical links of outlets (`.../id-043a...aa97`) and in CMS fields that say so. `field` is `canonical`, `url`, or the
 * field's name.
 */
export function readItemId(input: ItemIdInput): { readonly id: string; readonly field: string } | null {
  for (const [field, url] of [
    ['canonical', input.canonicalUrl],
    ['url', input.url],
  ] as const) {
    const id = url === null ? null : fromUrl(url);
    if (id !== null) return { id, field };
  }
  for (const { value, field } of input.structured) {
    if (
      /item-?_?id|ap-?_?id|guid|transref|uuid|syndication|external|identifier/i.test(field) ||
      /ap(?:news)?\.(?:com|org)|urn:publicid:ap/i.test(value)
    ) {
      const found = HEX32.exec(value.slice(0, 400));
      if (found) return { id: found[0], field };
    }
  }
  return null;
}

function fromUrl(url: string): string | null {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    return null;
  }
  const path = parsed.pathname;
  // A bare hash in a stranger's address may be anything; on AP's site, behind `id-` or in an AP section it is the item id.
  if (!/(?:^|\.)ap(?:news)?\.(?:com|org)$/.test(parsed.hostname) && !/(?:^|[/-])(?:id-|ap[-_/]|apnews)/i.test(path))
    return null;
  return HEX32.exec(path.toLowerCase())?.[0] ?? null;
}
