import { agencyOf, type Tag } from '../tag.ts';
import type { Found } from './found.ts';
import { overLines } from '../../text/over-lines.ts';

/** How an agency of another script opens its stories. */
interface Form {
  /** Groups: `places` (several parted by a dot or a comma), `date`, `tag`. */
  readonly pattern: RegExp;
}

/** Codes of agencies by how they sign in their own script. */
const CODES: Readonly<Record<string, string>> = {
  연합뉴스: 'Yonhap',
  聯合ニュース: 'Yonhap',
  뉴시스: 'Newsis',
  뉴스1: 'News1',
  新华社: 'Xinhua',
  新華社: 'Xinhua',
  中新社: 'China News Service',
  中新网: 'China News Service',
  中新網: 'China News Service',
  中央社: 'CNA',
  時事: 'Jiji',
  時事通信: 'Jiji',
  共同: 'Kyodo',
  ロイター: 'Reuters',
  路透社: 'Reuters',
  法新社: 'AFP',
  'РИА Новости': 'RIA Novosti',
  ТАСС: 'TASS',
  Интерфакс: 'Interfax',
  ИНТЕРФАКС: 'Interfax',
  'INTERFAX.RU': 'Interfax',
  AFP: 'AFP',
};

const RUSSIAN_MONTH = '(?:янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек)[\\p{Ll}]{0,6}';
const HAN = '\\u4e00-\\u9fff';

const FORMS: readonly Form[] = [
  // `(서울=연합뉴스) 김도윤 기자 =`
  {
    pattern: new RegExp(
      overLines`
        ^[(\[](?<places>[가-힣]{2,8}(?:[·/, ]{1,2}[가-힣]{2,8}){0,3})=(?<tag>[가-힣]{2,8}1?)[)\]]\s?
        (?:[가-힣][가-힣·, ]{1,40}(?:특파원|기자)\s?)?=?\s?
      `,
      'u',
    ),
  },
  // `新华社北京1月2日电（记者 张三）`; without the reporter nothing parts it from its sentence.
  {
    pattern: new RegExp(
      overLines`
        ^(?<tag>新华社|新華社|中新社|中新网|中新網)(?<places>[${HAN}]{2,8}?)(?<date>(?:\d{1,2}月)?\d{1,2}日)(?:电|電|讯|訊)
        \s?[（(][记記]者[^（）()]{2,40}[）)]\s?
      `,
      'u',
    ),
  },
  // `（中央社記者張三台北2日電）`
  {
    pattern: new RegExp(
      overLines`
        ^[（(](?<tag>中央社)(?:記者[${HAN}]{2,3}?)?(?<places>[${HAN}]{2}|華盛頓|洛杉磯|舊金山|新加坡|倫敦)(?<date>\d{1,2}日)
        (?:(?:綜合)?(?:外)?電|專電)[^（）()]{0,15}[）)]\s?
      `,
      'u',
    ),
  },
  // `【東京時事】`, `【ソウル聯合ニュース】`, `【AFP=時事】`
  {
    pattern:
      /^【(?<places>[^【】=＝\d０-９ ]{1,10}?)?(?:(?<tag>時事|共同|聯合ニュース|ロイター|新華社)|(?<tag2>AFP)[=＝]時事)】\s?/u,
  },
  // `［東京 ２日 ロイター］ - `, its spaces as wide as its letters
  {
    pattern:
      /^[［[](?<places>[^［］[\]\s]{1,12})\s+(?<date>(?:[\d０-９]{1,2}月)?[\d０-９]{1,2}日)\s+(?<tag>ロイター|共同|時事)[］\]]\s?[-－―—]?\s?/u,
  },
  // `МОСКВА, 2 янв — РИА Новости, Иван Петров.`, `МОСКВА, 2 января. /ТАСС/.`
  {
    pattern: new RegExp(
      overLines`
        ^(?<places>\p{Lu}[\p{Lu}-]{1,20}(?: \p{Lu}[\p{Lu}-]{1,20})?(?: \([^()]{2,30}\))?),?\s(?<date>\d{1,2}\s${RUSSIAN_MONTH})
        (?:\.?\s?[—–-]\s?(?<tag>РИА[ ]Новости|ТАСС|Интерфакс)(?:,\s\p{Lu}\p{Ll}{1,15}\s\p{Lu}\p{Ll}{1,20})?\.\s?
        |\.?\s?\/(?:Корр\.[ ])?(?<tag2>ТАСС)[^/]{0,40}\/\.?\s?)
      `,
      'u',
    ),
  },
  // `Москва. 2 января. INTERFAX.RU - `
  {
    pattern: new RegExp(
      overLines`
        ^(?<places>\p{Lu}\p{Ll}{1,20}(?:[- ]\p{Lu}\p{Ll}{1,20})?)\.\s(?<date>\d{1,2}\s${RUSSIAN_MONTH})\.\s
        (?<tag>INTERFAX\.RU|ИНТЕРФАКС)(?:-\p{Lu}[\p{Lu}\p{Ll} ]{2,20})?\s?[-–—]\s?
      `,
      'u',
    ),
  },
];

/** Whether a text opens in a script of these forms, behind a bracket or not. */
export function mayBeOfEast(text: string): boolean {
  return text.charCodeAt(0) >= FIRST_OF_EAST || text.charCodeAt(1) >= FIRST_OF_EAST;
}
/** Cyrillic begins here; Hebrew, Arabic and what lies east of them follow. */
const FIRST_OF_EAST = 0x400;

/** Datelines of agencies that write in Korean, Chinese, Japanese and Russian; null where a text opens with none of them. */
export function readEastern(text: string): Found | null {
  for (const { pattern } of FORMS) {
    const found = pattern.exec(text.slice(0, WINDOW));
    const { places = '', date = null, tag, tag2 } = found?.groups ?? {};
    const name = tag ?? tag2;
    const agency = name === undefined ? null : agencyOf(CODES[name] ?? '');
    if (!found || name === undefined || agency === null) continue;
    return {
      head: {
        places: places
          .split(/[·/,]\s?/)
          .filter(Boolean)
          .map(placeOf),
        date,
        glue: '',
        damage: [],
      },
      tag: { kind: 'agency', agencies: [agency], station: null } satisfies Tag,
      tagText: `(${name})`,
      end: found[0].length,
      damage: [],
    };
  }
  return null;
}
const WINDOW = 120;

function placeOf(text: string): Found['head']['places'][number] {
  return { text, city: text, qualifier: null, qualifierText: null, caps: true };
}
