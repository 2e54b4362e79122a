const LOWER = new Set(
  'of the and on upon in at de del la las los le les du da do dos di der den am an sur sous el al'.split(' '),
);

/** A place's name in ordinary case: `SALT LAKE CITY` → `Salt Lake City`, `PORT-AU-PRINCE` → `Port-au-Prince`, `McKINNEY` → `McKinney`. */
export function ordinaryPlaceName(city: string): string {
  return city
    .split(' ')
    .map((word, index) => {
      if (!/\p{Lu}{2}/u.test(word)) return word;
      const lower = word.toLowerCase();
      if (index > 0 && LOWER.has(lower)) return lower;
      return word
        .split('-')
        .map((part, k) => ordinaryPart(part, k))
        .join('-');
    })
    .join(' ');
}

function ordinaryPart(part: string, index: number): string {
  if (/^(?:UC|UN|US|U\.S\.|USS|II|III)$/.test(part)) return part;
  const lower = part.toLowerCase();
  if (index > 0 && /^(?:au|aux|sur|de|la|le|les|en|du|des|el|al|upon|on|of|the)$/.test(lower)) return lower;
  const mixed = /^(\p{Lu}\p{Ll}+)(\p{Lu}\p{Lu}+)$/u.exec(part);
  if (mixed) return `${mixed[1]}${(mixed[2] ?? '').charAt(0)}${(mixed[2] ?? '').slice(1).toLowerCase()}`;
  if (/^mc[a-z]{3,}$/.test(lower)) return `Mc${lower.charAt(2).toUpperCase()}${lower.slice(3)}`;
  const apostrophe = /^([od])(['’])(\p{L}+)$/u.exec(lower);
  if (apostrophe)
    return `${(apostrophe[1] ?? '').toUpperCase()}${apostrophe[2]}${(apostrophe[3] ?? '').charAt(0).toUpperCase()}${(apostrophe[3] ?? '').slice(1)}`;
  return lower.charAt(0).toUpperCase() + lower.slice(1);
}
