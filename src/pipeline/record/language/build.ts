/**
 * Builds `grams.bin` from the tables of tinyld, a package of development. Run it with each version of tinyld:
 *
 *   node src/pipeline/record/language/build.ts
 *
 * tinyld gives its tables to nobody, but makes them by `Object.fromEntries`, so it is run with one that keeps them. See
 * `grams.ts` for the format.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createContext, runInContext } from 'node:vm';
import { LONGEST_GRAM, WEIGHT_BITS } from './grams.ts';

/** What tinyld knows, as it holds it. */
export interface Tables {
  /** tinyld's names of languages; equals of a score come in this order. */
  readonly languages: readonly string[];
  readonly codeOf: (language: string) => string;
  /** By gram, the one language that has it. */
  readonly uniques: Readonly<Record<string, string>>;
  /** By gram, what it weighs for each language. */
  readonly multiples: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** What tinyld exports, of that what is asked for. */
interface Program {
  readonly supportedLanguages: string[];
  readonly toISO2: (language: string) => string;
}

/** Its other tables are smaller. */
const LARGE = 1000;

export function tablesOfTinyld(): Tables {
  const module: { readonly exports: Partial<Program> } = { exports: {} };
  const made: object[] = [];
  const context = createContext({ module, made });
  runInContext(
    'const from = Object.fromEntries; Object.fromEntries = (all) => made[made.push(from(all)) - 1];',
    context,
  );
  runInContext(readFileSync(createRequire(import.meta.url).resolve('tinyld'), 'utf8'), context);
  const { supportedLanguages: languages, toISO2: codeOf } = module.exports;
  const [uniques, multiples, ...others] = made.filter((table) => Object.keys(table).length > LARGE);
  if (!languages || !codeOf || !uniques || !multiples || others.length > 0)
    throw new Error('this tinyld makes its tables in another way');
  return {
    languages,
    codeOf,
    uniques: uniques as Tables['uniques'],
    multiples: multiples as Tables['multiples'],
  };
}

/** The bytes of `grams.bin`. */
export function gramFile(): Buffer {
  const { languages, codeOf, uniques, multiples } = tablesOfTinyld();
  // By their units, as `<` compares.
  const grams = [...new Set([...Object.keys(uniques), ...Object.keys(multiples)])].sort();
  const units = grams.flatMap((gram) => Array.from({ length: LONGEST_GRAM }, (_, k) => gram.charCodeAt(k) || 0));
  const alone = grams.map((gram) => languages.indexOf(uniques[gram] ?? '') + 1);
  const weights: number[] = [];
  const ends = grams.map((gram) => {
    for (const [language, weight] of Object.entries(multiples[gram] ?? {}))
      weights.push((languages.indexOf(language) << WEIGHT_BITS) | (weight - 1));
    return weights.length;
  });
  const numbers = [grams.length, ...units, ...alone, ...ends, ...weights];
  if (numbers.some((number) => number < 0 || number > 0xffff) || grams.some(({ length }) => length > LONGEST_GRAM))
    throw new Error('this tinyld knows more than the file has room for');
  const names = languages.map(codeOf).join(' ');
  // The numbers begin at an even byte.
  const line = Buffer.from(`${names.padEnd(names.length | 1)}\n`, 'latin1');
  return Buffer.concat([line, Buffer.from(Uint16Array.from(numbers).buffer)]);
}

if (import.meta.main) writeFileSync(new URL('grams.bin', import.meta.url), gramFile());
