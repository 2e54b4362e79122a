import type { Reader, Parameter } from '../database.ts';
import { storable } from '../outcome-row.ts';
import { DICTIONARIES } from './index-articles.ts';

/** What languages without a dictionary of their own are indexed by. */
const OTHERS = 'simple';

/**
 * The words asked for, by the dictionary that indexed each row. The index is asked in all dictionaries at once; that alone
 * would let through what `-word` leaves out, since another dictionary knows it by another form.
 */
export function holds(words: string): string {
  const asked = (dictionary: string) => `(select websearch_to_tsquery('${dictionary}', ${words}))`;
  const any = [...Object.values(DICTIONARIES), OTHERS].map(asked).join(' || ');
  const own = Object.entries(DICTIONARIES).map(
    ([language, dictionary]) => `when '${language}' then ${asked(dictionary)}`,
  );
  return `lexemes @@ (${any}) and lexemes @@ (case left(language, 2) ${own.join(' ')} else ${asked(OTHERS)} end)`;
}

/** The words as some dictionaries read them, and the rows that these indexed. */
export interface ReadWords {
  readonly query: string;
  /** Languages of the rows, or with `but` those of all other rows; null where all dictionaries read the words alike. */
  readonly languages: { readonly but: boolean; readonly names: readonly string[] } | null;
}

/**
 * The words asked for, once for all dictionaries that read them alike: most names are, so that one look into the index
 * tells. Empty where no dictionary finds a word that is indexed.
 */
export async function readWords(database: Reader, words: string): Promise<ReadWords[]> {
  const dictionaries = [...Object.entries(DICTIONARIES), ['', OTHERS] as const];
  const [row] = await database.query<Record<string, string>>(
    `select ${dictionaries.map(([, dictionary]) => `websearch_to_tsquery('${dictionary}', $1::text)::text as ${dictionary}`).join(', ')}`,
    [storable(words)],
  );
  const byQuery = Map.groupBy(dictionaries, ([, dictionary]) => row?.[dictionary] ?? '');
  if (byQuery.size === 1)
    return [...byQuery.keys()].flatMap((query) => (query === '' ? [] : [{ query, languages: null }]));
  return [...byQuery].flatMap(([query, read]): ReadWords[] => {
    if (query === '') return [];
    const names = read.map(([language]) => language);
    if (!names.includes('')) return [{ query, languages: { but: false, names } }];
    const others = Object.keys(DICTIONARIES).filter((language) => !names.includes(language));
    return [{ query, languages: { but: true, names: others } }];
  });
}

/** SQL: whether a row of `copydesk.search` has the words as read; `bind` gives a parameter its place. */
export function has({ query, languages }: ReadWords, bind: (value: Parameter) => string): string {
  const matches = `lexemes @@ ${bind(query)}::text::tsquery`;
  if (languages === null) return matches;
  const language = `coalesce(left(language, 2), '')`;
  const among = `${bind(languages.names)}::text[]`;
  return `${matches} and ${language} ${languages.but ? '<> all' : '= any'} (${among})`;
}
