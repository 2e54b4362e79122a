import type { Signs } from './signs.ts';
import { upTo, yes } from './measure.ts';
import { overLines } from '../../../text/over-lines.ts';

const SHOP = new RegExp(overLines`
  ^(?:
    shop|store|products?|p|dp|item|buy|cart|pricing|plans|solutions?|features?|platform|apps?
    |software|programs?|departments?|courses?|training|consulting|industries|applications
    |catalog|collections?
  )$
  | services?$
`);
const LIST = new RegExp(overLines`
  ^(?:
    categor(?:y|ies)
    | cat
    | c
    | tags?
    | topics?
    | sections?
    | collections?
    | browse
    | search
    | lists?
    | archives?
    | hub
    | all
    | index
    | directory
    | page
    | authors?
    | by
    | staff
    | users?
    | profiles?
    | writers?
    | contributors?
    | reporters?
    | columnists?
    | journalists?
  )$
`);
const NEWS = new RegExp(overLines`
  ^(?:
    news|story|stories|articles?|blogs?|posts?|opinion|sports?|local|politics|business|world
    |guides?|reviews?|learn|resources
  )$
`);
const WORD = /\p{L}{2}/u;
/** A headline in a path has some eight words; stories lie some five folders deep at most. */
const LONG_ADDRESS = 8;
const DEEP_ADDRESS = 5;

type AddressSigns = Pick<
  Signs,
  'longAddress' | 'deepAddress' | 'numberedAddress' | 'shopAddress' | 'listAddress' | 'newsAddress'
>;
const UNKNOWN: AddressSigns = {
  longAddress: null,
  deepAddress: null,
  numberedAddress: null,
  shopAddress: null,
  listAddress: null,
  newsAddress: null,
};

/** What a page's address says of it: stories have long names and numbers, lists and shops have folders of theirs. */
export function addressSigns(url: string | null): AddressSigns {
  if (url === null || !URL.canParse(url)) return UNKNOWN;
  const { pathname, search } = new URL(url);
  const parts = pathname.toLowerCase().split('/').filter(Boolean).slice(0, 20);
  return {
    longAddress: upTo(LONG_ADDRESS, Math.max(0, ...parts.map(wordsOf))),
    deepAddress: upTo(DEEP_ADDRESS, parts.length),
    numberedAddress: yes(/\d{5}/.test(pathname + search)),
    shopAddress: yes(parts.some((part) => SHOP.test(part))),
    listAddress: yes(parts.some((part) => LIST.test(part))),
    newsAddress: yes(parts.some((part) => NEWS.test(part))),
  };
}

function wordsOf(part: string): number {
  return part.split(/[-_+]/).filter((word) => WORD.test(word)).length;
}
