import { html as tagged, raw } from 'hono/html';

/** Markup whose values are escaped. */
export interface Html {
  readonly isEscaped: true;
  toString(): string;
}

/** What stands between tags: text and numbers are escaped, markup is taken as it is, null and false are nothing. */
export type Content = Html | string | number | null | false | undefined | readonly Content[];

/** A template whose values are escaped. */
export function html(strings: TemplateStringsArray, ...values: Content[]): Html {
  return tagged(strings, ...values) as unknown as Html;
}

/** Markup of our own making that is not a template, as the numbers of a drawing are. Never of a page. */
export function drawn(markup: string): Html {
  return raw(markup) as unknown as Html;
}
