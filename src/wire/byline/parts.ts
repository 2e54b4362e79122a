import { beginsWithGivenName } from '../given-names.ts';
import { readQualifier } from '../../places/qualifier.ts';
import { overLines } from '../../text/over-lines.ts';

/** What divides the parts of a byline. In `Health and science reporter` the word divides no names. */
const DIVIDERS = new RegExp(
  overLines`
        \s*(?:
          [|;\n•·⋅∙●▪‧]
          | ,(?!\s*(?:Jr|Sr|II|III|IV)\b(?!\.? \p{Lu}))
          | \s[-–—~/]\s
          | --
          | \s\/
          | \/\s
          | (?<=\p{L}{3})\/(?=\p{Lu})
          | <[bB][rR]\s?\/?>
          | \s(?:and|AND|And|&|with|With|WITH|y|et|und)[\s,](?!
              (?!staff|wire|agency|news)\p{Ll}{3,15}[ ](?:reporter|correspondent|editor)\b
            )
        )\s*
      `,
  'u',
);

/** Degrees and licences that stand behind a name without a comma: `Jo A. Roe CPP`. */
const DEGREE_BEHIND = new RegExp(
  overLines`
    (?<=\p{Lu}[\p{L}'’-]{0,30}\p{Ll})\s(?:
      CPP|PSP|CFP|CPA|CFA|MBA|MPH|MSW|RDN|RD|RN|LPN|DVM|DDS|DMD|MD|DO|LLM|OBE|MBE|CBE|PE|PMP|CISSP
      |CDCES|CSCS|CPT|LMFT|LCSW|MS|MA|BS|PhD|Ph\.D\.?
    )®?$
  `,
  'u',
);
/** `Jo Roe1,3 ;`: marks of footnotes that say where somebody works. */
const FOOTNOTES = /(?<=\p{Ll}{2})\d{1,2}(?:,\d{1,2}){0,5}$/u;
/** `Jo Roe.` at a sentence's end; `Jr.` and initials keep theirs. */
const LAST_STOP = /(?<=\p{Ll}{3})\.$/u;
/** `Roe, Ann T.`: the surname first, as catalogues have it. */
const SURNAME_FIRST = /^(\p{Lu}[\p{L}'’-]{1,20}), (\p{Lu}\p{Ll}{1,15}(?: \p{Lu}\.?)?)$/u;

/** The parts that a byline's names, roles and outlets stand in, without what frames them. */
export function partsOf(names: string): string[] {
  const [, surname = '', given = ''] = names.includes(', ') ? (SURNAME_FIRST.exec(names) ?? []) : [];
  if (given !== '' && beginsWithGivenName(given) && !beginsWithGivenName(surname) && readQualifier(given) === null)
    return [`${given} ${surname}`];
  return (MAY_HAVE_FOOTNOTES.test(names) ? names.replace(/(?<=\p{Ll}\d),(?=\d\b)/gu, '') : names)
    .split(DIVIDERS)
    .map(trimmed);
}
const MAY_HAVE_FOOTNOTES = /[a-z]\d,\d/;

function trimmed(part: string): string {
  return part
    .replace(/^(?:and|&)\s+/, '')
    .replace(/^(?:(?:Dr|Mr|Mrs|Ms|Rev|Prof)\.|Dr|Prof)\s+(?=\p{Lu})/u, '')
    .replace(/^(?:By|BY|by)\s*:?\s+/, '')
    .replace(/\s*\([^()]{1,40}\)\s*$/, '')
    .replace(/(?<=\p{Ll}) \(\p{Lu}\p{L}{1,15}\)(?= \p{Lu})/u, '')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,(]+|[\s,:)—–-]+$/g, '')
    .replace(DEGREE_BEHIND, '')
    .replace(FOOTNOTES, '')
    .replace(LAST_STOP, '');
}
