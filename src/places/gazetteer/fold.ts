import { remember } from './remember.ts';

/** Letters that decomposition leaves alone. */
const SPECIAL: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  Æ: 'ae',
  ø: 'o',
  Ø: 'o',
  đ: 'd',
  Đ: 'd',
  ð: 'd',
  Ð: 'd',
  þ: 'th',
  Þ: 'th',
  ł: 'l',
  Ł: 'l',
  œ: 'oe',
  Œ: 'oe',
  ı: 'i',
  ə: 'e',
  Ə: 'e',
};

/**
 * The key of a place's name: lower case, no accents, no punctuation, single spaces; `St.`, `Ste.`, `Ft.` and `Mt.` written
 * out. The gazetteer's builder and its reader share this function: a change needs a new build.
 */
export const foldName: (name: string) => string = remember((name) =>
  name
    .normalize('NFD')
    .replace(/[ßæÆøØđĐðÐþÞłŁœŒıəƏ]/g, (c) => SPECIAL[c] ?? c)
    .replace(/[\u0300-\u036f'’‘ʻʼ`´"“”]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .replace(/\bst\b/g, 'saint')
    .replace(/\bste\b/g, 'sainte')
    .replace(/\bft\b/g, 'fort')
    .replace(/\bmt\b/g, 'mount'),
);
