import { overLines } from '../text/over-lines.ts';
import type { Signs } from '../text/sign.ts';

/** Broadcast groups and desks that sign datelines of local stories: no station, and no agency either. */
export const OUTLET_TAGS: readonly string[] = [
  'Gray News',
  'Nexstar',
  'Nexstar Media Wire',
  'Scripps',
  'InvestigateTV',
  'Sinclair',
  'TEGNA',
  'Hearst',
  'ABC COLOR',
  'Patch',
  'Metro',
  'TCN',
  'SBG',
  'CBSLA',
  'The Hill',
  'TVW',
];

/** How stations sign. */
export const STATIONS = {
  callsign: {
    reason: 'a US or Canadian callsign, with its band',
    pattern:
      /^(?:[KW][A-Z]{2,3}|C[A-Z]{3}|X[EH][A-Z]{2,3})(?:[ -]?(?:TV|FM|AM|DT|LP|LD|CD|HD|DT2|[1-9]\d?(?:\.\d)?))?$/,
    meets: ['KMIZ', 'WABC', 'KXAN-TV', 'KGO', 'CFTO', 'XETV', 'KPBS FM', 'WABC 7.2'],
    passes: ['AP', 'KING COUNTY', 'Kgo', 'OSLO'],
  },
  brand: {
    reason: 'a station by its brand',
    pattern: new RegExp(overLines`
      ^(?:
        [A-Z]{2,5} ?\d{1,2}(?: News(?: Now)?| ?[A-Z]{2,3})?
        | (?:abc|cbs|nbc|fox|news|wis) ?\d{1,2}(?: News)?
        | \d{1,2} (?:News(?: Now)?|WHAM|[A-Z]{4})
        | (?:
            CBS
            | NBC
            | ABC
            | FOX
            | CW
            | PBS
            | KTLA
            | WFAA
            | Channel
            | News ?Channel
            | NEWS ?CENTER
            | News
            | Local
            | TV
            | Eyewitness News
            | Action News
            | Live
            | NewsWatch
            | WCNC
            | 7News
            | 9News
            | Denver7
            | CW
          )[ -]?\d{1,2}(?:\.\d)?(?: [A-Z][a-z]+)*
        | (?:\d{1,3} ?(?:News|On Your Side|Eyewitness News))
        | (?:CBS|NBC|FOX|ABC) (?:News )?(?:
            Detroit
            | New York
            | Chicago
            | Los Angeles
            | Boston
            | Miami
            | Philadelphia
            | Pittsburgh
            | Texas
            | Sacramento
            | Bay Area
            | Baltimore
            | Minnesota
            | Colorado
            | LA
            | DFW
            | Houston
            | Atlanta
            | Washington
            | Connecticut
            | San Diego
            | Dallas
            | Local
          )
        | [A-Z][A-Za-z]+News ?Now
        | (?:Action|Eyewitness|Spectrum|Local|Live) News(?: \d+| [A-Z][A-Za-z]+)*
        | Denver7
        | [A-Z][a-z]+ (?:TV|Public Radio|Public Media)
        | (?:KOMO|KING|KIRO|KATU|KGW|KUTV|KSL|WLS|WGN|WTOP) ?(?:News|\d+)?
      )$
    `),
    meets: [
      'CBS13',
      'FOX 26',
      'NBC10 Philadelphia',
      'HawaiiNewsNow',
      'CBS Detroit',
      'Action News',
      '9 News',
      'Channel 5',
      'Georgia Public Radio',
      'KING 5',
      'KOMO News',
      '7 On Your Side',
      '13 WHAM',
      'Denver7',
    ],
    passes: ['CBS', 'News', 'Harbor Times', 'NBC News'],
  },
} satisfies Signs;
