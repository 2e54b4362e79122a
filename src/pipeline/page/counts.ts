import type { Element } from './tree.ts';

/** What has been counted of the running text. */
export interface Counts {
  readonly chars: number;
  readonly words: number;
  readonly linkChars: number;
  readonly boldChars: number;
  readonly italicChars: number;
  readonly links: number;
}

/** An inline element, and what stood before it. */
export interface Aside extends Counts {
  readonly element: Element;
  readonly space: boolean;
  readonly wrapper: Element | null;
}
