import { html, type Html } from './html.ts';

const PLAIN = new Intl.NumberFormat('en-US');
const EXACT = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'medium', timeZone: 'UTC' });

/** `12,345` */
export function count(value: number): string {
  return PLAIN.format(value);
}

/** `1 page`, `12,345 pages` */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** `0.4`, `12`: one digit behind the point where there is but one before. */
export function rate(value: number): string {
  return value === 0 ? '0' : value < 10 ? value.toFixed(1) : PLAIN.format(Math.round(value));
}

/** `840 B`, `118 kB`, `1.2 MB` */
export function bytes(value: number): string {
  if (value < 1000) return `${value} B`;
  return value < 1e6 ? `${Math.round(value / 1000)} kB` : `${(value / 1e6).toFixed(1)} MB`;
}

const STEPS = [
  { seconds: 60, per: 1, name: 'second' },
  { seconds: 3600, per: 60, name: 'minute' },
  { seconds: 86_400, per: 3600, name: 'hour' },
  { seconds: 86_400 * 45, per: 86_400, name: 'day' },
  { seconds: 86_400 * 548, per: 86_400 * 30.44, name: 'month' },
  { seconds: Number.POSITIVE_INFINITY, per: 86_400 * 365.25, name: 'year' },
] as const;

/** `40 seconds`, `3 hours`, `2 days` */
export function span(seconds: number): string {
  const step = STEPS.find((one) => seconds < one.seconds) ?? STEPS[5];
  const value = Math.max(0, Math.round(seconds / step.per));
  return `${value} ${step.name}${value === 1 ? '' : 's'}`;
}

/** A time in words, the exact one on hover. */
export function ago(instant: string | null, now = Date.now()): Html {
  if (instant === null) return html`<span class="quiet">not known</span>`;
  const at = Date.parse(instant);
  if (Number.isNaN(at)) return html`<span>${instant}</span>`;
  const seconds = (now - at) / 1000;
  const words =
    seconds < 5 && seconds > -5 ? 'just now' : seconds < 0 ? `in ${span(-seconds)}` : `${span(seconds)} ago`;
  return html`<time datetime="${instant}" title="${exact(instant)}">${words}</time>`;
}

export function exact(instant: string): string {
  return `${EXACT.format(Date.parse(instant))} UTC`;
}

/** `en` is `English`; a code nobody knows stays as it is. */
export function languageName(code: string): string {
  return nameOf('language', code);
}

export function countryName(code: string): string {
  return nameOf('region', code);
}

function nameOf(type: 'language' | 'region', code: string): string {
  try {
    return new Intl.DisplayNames('en', { type }).of(code) ?? code;
  } catch {
    return code;
  }
}
