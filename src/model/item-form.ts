/** Forms in which agencies send their items, each with the content type that a page of it has. */
export const ITEM_FORMS = {
  /** IPTC's ninjs 1, 2 and 3; no content type is registered for it. */
  ninjs: 'application/vnd.iptc.ninjs+json',
  'newsml-g2': 'application/vnd.iptc.g2.newsitem+xml',
  nitf: 'text/vnd.iptc.nitf',
} as const;
export type ItemForm = keyof typeof ITEM_FORMS;

/** The form that a content type names; null for a page. */
export function itemFormOf(contentType: string | null): ItemForm | null {
  if (contentType === null || !/iptc/i.test(contentType)) return null;
  const type = contentType.split(';')[0]!.trim().toLowerCase();
  return (Object.keys(ITEM_FORMS) as ItemForm[]).find((form) => ITEM_FORMS[form] === type) ?? null;
}
