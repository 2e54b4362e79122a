import { fstatSync, openSync, readSync } from 'node:fs';
import { foldName } from './fold.ts';
import { isoRegion } from './iso3166-2.ts';
import { remember } from './remember.ts';

/** One place of the gazetteer. */
export interface GazetteerPlace {
  readonly geonamesId: number;
  readonly name: string;
  readonly country: string;
  /** ISO 3166-2, or null. */
  readonly region: string | null;
  readonly latitude: number;
  readonly longitude: number;
  readonly population: number;
  /** 3 a capital, 2 a first-order seat, 1 a town, 0 a quarter or a place that is no more. */
  readonly rank: number;
  /** True where the name asked for is the place's own, false where it is an alternate one. */
  readonly primary: boolean;
}

const ROW = 24;
const HEADER = 24;
/** Bytes read for a name at a time: nearly all are shorter. */
const NAME = 64;

/**
 * The gazetteer on the disk: 9 MB, of which a small index is in memory and only the rows asked for are read, so that
 * neither the start nor another thread pays for it. The system keeps what is asked for often. See `build.ts` for the format.
 */
class Gazetteer {
  readonly #file: number;
  readonly #rowsFrom: number;
  readonly #keysFrom: number;
  readonly #namesFrom: number;
  /** By country, its regions, with blanks between them. */
  readonly #regions: ReadonlyMap<string, string>;
  /** Lines of every 64th key, a tab, and where its line begins among the keys; one more for their end. Read where they are asked. */
  readonly #index: string;
  /** Where each line of the index begins, and where one behind the last would. */
  readonly #lines: Uint32Array;

  constructor(path: URL) {
    this.#file = openSync(path, 'r');
    const header = this.#read(0, HEADER);
    const [version, rows, keys, names, regions, index] = [0, 4, 8, 12, 16, 20].map((at) => header.readUInt32LE(at)) as [
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    if (version !== 2) throw new Error('gazetteer.bin is of another version: run src/places/gazetteer/build.ts');
    this.#rowsFrom = HEADER + index + regions;
    this.#keysFrom = this.#rowsFrom + rows * ROW;
    this.#namesFrom = this.#keysFrom + keys;
    if (fstatSync(this.#file).size !== this.#namesFrom + names)
      throw new Error('gazetteer.bin is cut short: install again, or run src/places/gazetteer/build.ts');
    const head = this.#read(HEADER, index + regions);
    this.#index = `${head.toString('latin1', 0, index)}\t${keys.toString(36)}\n`;
    const lines = [0];
    for (let end = 0; (end = this.#index.indexOf('\n', end) + 1) > 0;) lines.push(end);
    this.#lines = Uint32Array.from(lines);
    const byCountry = head.toString('latin1', index, head.length).trimEnd().split('\n');
    this.#regions = new Map(byCountry.map((line) => [line.slice(0, 2), line.slice(3)]));
  }

  /** All places of a name, in no order; empty where none has it. */
  find(name: string): GazetteerPlace[] {
    const refs = this.#refs(foldName(name));
    return refs === ''
      ? []
      : refs.split(' ').map((ref) => this.#place(Number.parseInt(ref.replace('~', ''), 36), !ref.startsWith('~')));
  }

  /** Calls back for the coordinates of each place, in no order. */
  eachPoint(use: (latitude: number, longitude: number) => void): void {
    const rows = this.#read(this.#rowsFrom, this.#keysFrom - this.#rowsFrom);
    for (let at = 0; at + ROW <= rows.length; at += ROW)
      use(rows.readInt32LE(at + 4) / 1e5, rows.readInt32LE(at + 8) / 1e5);
  }

  /** Binary search in the index for the last key that is not behind the one wanted; its line stands among the next 64. */
  #refs(key: string): string {
    if (key === '') return '';
    let low = 0;
    let high = this.#lines.length - 2;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const from = this.#lines[middle]!;
      if (this.#index.slice(from, this.#index.indexOf('\t', from)) <= key) low = middle + 1;
      else high = middle;
    }
    if (low === 0) return '';
    const from = this.#offset(low - 1);
    const lines = `\n${this.#read(this.#keysFrom + from, this.#offset(low) - from).toString('latin1')}`;
    const at = lines.indexOf(`\n${key}\t`);
    return at < 0 ? '' : lines.slice(at + key.length + 2, lines.indexOf('\n', at + 1));
  }

  /** Where the key of a line of the index begins among the keys. */
  #offset(line: number): number {
    const text = this.#index.slice(this.#lines[line], this.#lines[line + 1]);
    return Number.parseInt(text.slice(text.indexOf('\t') + 1), 36);
  }

  #read(from: number, length: number): Buffer {
    const bytes = Buffer.alloc(length);
    return bytes.subarray(0, readSync(this.#file, bytes, 0, length, from));
  }

  #name(from: number): string {
    for (let length = NAME; ; length *= 2) {
      const bytes = this.#read(from, length);
      const end = bytes.indexOf(10);
      if (end >= 0 || bytes.length < length) return bytes.toString('utf8', 0, end < 0 ? undefined : end);
    }
  }

  #place(number: number, primary: boolean): GazetteerPlace {
    const row = this.#read(this.#rowsFrom + number * ROW, ROW);
    const country = row.toString('latin1', 20, 22);
    return {
      geonamesId: row.readUInt32LE(0),
      name: this.#name(this.#namesFrom + row.readUInt32LE(16)),
      country,
      region: isoRegion(country, this.#regions.get(country)?.split(' ')[row[22]!] ?? ''),
      latitude: row.readInt32LE(4) / 1e5,
      longitude: row.readInt32LE(8) / 1e5,
      population: row.readUInt32LE(12),
      rank: row[23]!,
      primary,
    };
  }
}

let loaded: Gazetteer | undefined;
/**
 * Places by name. The file is opened on the first call, and so never for pages without a dateline, and stays open: it is
 * the one that is read below `clean`, data that is shipped with the program and changes only with its version.
 */
export const findPlaces: (name: string) => readonly GazetteerPlace[] = remember((name) => {
  loaded ??= new Gazetteer(new URL('gazetteer.bin', import.meta.url));
  return loaded.find(name);
});

/** Where people live, as a grid of cells of half a degree: 720 from west to east, 360 from north to south; 1 where a place is. */
export function inhabitedCells(): Uint8Array {
  loaded ??= new Gazetteer(new URL('gazetteer.bin', import.meta.url));
  const cells = new Uint8Array(720 * 360);
  loaded.eachPoint((latitude, longitude) => {
    const row = Math.min(359, Math.floor((90 - latitude) * 2));
    const column = Math.min(719, Math.floor((longitude + 180) * 2));
    cells[row * 720 + column] = 1;
  });
  return cells;
}

/** True once the gazetteer was opened. */
export function isGazetteerLoaded(): boolean {
  return loaded !== undefined;
}
