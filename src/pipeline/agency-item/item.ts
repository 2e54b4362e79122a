import type { ItemForm } from '../../model/item-form.ts';
import type { AgencyItem } from '../../model/article.ts';
import type { Reject } from '../../model/reject.ts';

/** What an agency's item says of itself, whatever its form. Texts are as they stand; nothing is worked out. */
export interface ItemFacts extends Omit<AgencyItem, 'form'> {
  readonly form: ItemForm;
  /** `usable`, `canceled`, `withheld`: {@link AgencyItem} is made of usable ones only. */
  readonly status: string;
  /** `text`, `picture`, `composite` ...; null where it says nothing. */
  readonly kind: string | null;
  readonly headline: string;
  readonly bylines: readonly string[];
  /** The dateline's text as a field has it, place, agency and dash. */
  readonly dateline: string | null;
  readonly published: string | null;
  readonly updated: string | null;
  readonly language: string | null;
  /** The item's own address on the web, where it names one. */
  readonly link: string | null;
  /** The story: markup, or a text with blank lines between paragraphs; null where it has none. */
  readonly body: { readonly html: string } | { readonly text: string } | null;
  /** Texts of the pictures beside it. */
  readonly captions: readonly { readonly text: string; readonly credit: string | null }[];
}

export type ItemRead = ItemFacts | { readonly reject: Reject };

export function badItem(detail: string): { readonly reject: Reject } {
  return { reject: { reason: 'bad-item', detail } };
}
