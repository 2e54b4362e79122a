import type { ItemForm } from '../../model/item-form.ts';

/** The names of the time of a version, in each form; how far into an item it stands. */
const NAMES: Readonly<Record<ItemForm, RegExp>> = {
  ninjs: /"version[cC]reated"\s{0,8}:\s{0,8}"([^"]{8,40})"/,
  'newsml-g2': /<(?:[\w-]{1,20}:)?versionCreated>\s{0,8}([^<\s]{8,40})/,
  nitf: /<date\.issue\s{1,8}norm\s?=\s?["']([^"']{8,40})/,
};
const TOP = 200_000;

/**
 * When an agency issued this version of an item: an ISO instant, or null. It stands in the place of the fetch's, so that
 * versions become revisions in the agency's order, whichever came first.
 */
export function issuedAt(bytes: Uint8Array, form: ItemForm): string | null {
  const top = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, TOP)).toString('latin1');
  // NITF writes `20241107T150200Z`.
  const text = NAMES[form]
    .exec(top)?.[1]
    ?.replace(
      /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2}))?/,
      (_, year: string, month: string, day: string, hour?: string, minute?: string, second?: string) =>
        `${year}-${month}-${day}${hour === undefined ? '' : `T${hour}:${minute}:${second}`}`,
    );
  const at = Date.parse(text ?? '');
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}
