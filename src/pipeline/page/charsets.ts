/**
 * What a reader assumes of a page that names no charset and is not UTF-8, by the primary language of `<html lang>`.
 * From the WHATWG Encoding standard's table of legacy defaults; every other language is windows-1252.
 */
export const LEGACY_BY_LANGUAGE: Readonly<Record<string, string>> = {
  ar: 'windows-1256', fa: 'windows-1256', ur: 'windows-1256',
  be: 'windows-1251', bg: 'windows-1251', mk: 'windows-1251', ru: 'windows-1251', sr: 'windows-1251', uk: 'windows-1251',
  kk: 'windows-1251', ky: 'windows-1251', tg: 'windows-1251', tt: 'windows-1251',
  cs: 'windows-1250', hr: 'windows-1250', hu: 'iso-8859-2', pl: 'iso-8859-2', sk: 'windows-1250', sl: 'iso-8859-2',
  el: 'iso-8859-7', et: 'windows-1257', lt: 'windows-1257', lv: 'windows-1257', he: 'windows-1255', tr: 'windows-1254', az: 'windows-1254',
  ja: 'shift_jis', ko: 'euc-kr', th: 'windows-874', vi: 'windows-1258', zh: 'gb18030',
};

/** Labels seen on pages that the WHATWG list of labels lacks. Keys in lower case. */
export const LABEL_ALIASES: Readonly<Record<string, string>> = {
  'utf8mb4': 'utf-8', 'utf-8-sig': 'utf-8', 'utf_8': 'utf-8', 'unicode': 'utf-8', 'utf-7': 'utf-8',
  'windows1250': 'windows-1250', 'windows1251': 'windows-1251', 'windows1252': 'windows-1252', 'win-1251': 'windows-1251', 'win-1252': 'windows-1252',
  'ansi': 'windows-1252', 'iso-latin-1': 'windows-1252', 'iso8859': 'windows-1252', 'latin-1': 'windows-1252', 'x-user-defined': 'windows-1252',
  'x-mac-roman': 'macintosh', 'cp932': 'shift_jis', 'cp936': 'gbk', 'cp949': 'euc-kr', 'cp950': 'big5', 'x-gb2312': 'gbk',
};
