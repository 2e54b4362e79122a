import { readFileSync } from 'node:fs';
import { zstdDecompressSync } from 'node:zlib';
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

/** The gazetteer in memory: 9 MB outside the heap, searched where it lies; only the rows asked for become objects. */
class Gazetteer {
  readonly #data: Buffer;
  readonly #rows: number;
  readonly #keysFrom: number;
  readonly #namesFrom: number;
  readonly #regions: ReadonlyMap<string, readonly string[]>;

  constructor(data: Buffer) {
    if (data.readUInt32LE(0) !== 1) throw new Error('gazetteer.bin.zst is of another version: run src/rules/gazetteer/build.ts');
    this.#data = data;
    this.#rows = data.readUInt32LE(4);
    this.#keysFrom = HEADER + this.#rows * ROW;
    this.#namesFrom = this.#keysFrom + data.readUInt32LE(8);
    const regionsFrom = this.#namesFrom + data.readUInt32LE(12);
    this.#regions = new Map(data.toString('latin1', regionsFrom).trimEnd().split('\n').map((line) => [line.slice(0, 2), line.slice(3).split(' ')]));
  }

  /** All places of a name, in no order; empty where none has it. */
  find(name: string): GazetteerPlace[] {
    const refs = this.#refs(foldName(name));
    return refs === '' ? [] : refs.split(' ').map((ref) => this.#place(Number.parseInt(ref.replace('~', ''), 36), !ref.startsWith('~')));
  }

  /** Binary search over the sorted lines: from a byte in the middle back to its line's start. */
  #refs(key: string): string {
    if (key === '') return '';
    const wanted = Buffer.from(`${key}\t`, 'latin1');
    let low = this.#keysFrom;
    let high = this.#namesFrom;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const start = middle === this.#keysFrom ? middle : this.#data.lastIndexOf(10, middle - 1) + 1;
      const from = Math.max(start, this.#keysFrom);
      const end = this.#data.indexOf(10, from);
      const order = this.#data.compare(wanted, 0, wanted.length, from, Math.min(from + wanted.length, end));
      if (order === 0) return this.#data.toString('latin1', from + wanted.length, end);
      if (order < 0) low = end + 1;
      else high = from;
    }
    return '';
  }

  /** One byte of a row; the file keeps rows by columns. */
  #byte(row: number, at: number): number {
    return this.#data[HEADER + at * this.#rows + row] ?? 0;
  }

  #int32(row: number, at: number): number {
    return this.#byte(row, at) | (this.#byte(row, at + 1) << 8) | (this.#byte(row, at + 2) << 16) | (this.#byte(row, at + 3) << 24);
  }

  #place(row: number, primary: boolean): GazetteerPlace {
    const country = String.fromCharCode(this.#byte(row, 20), this.#byte(row, 21));
    const nameFrom = this.#namesFrom + this.#int32(row, 16);
    return {
      geonamesId: this.#int32(row, 0),
      name: this.#data.toString('utf8', nameFrom, this.#data.indexOf(10, nameFrom)),
      country,
      region: isoRegion(country, this.#regions.get(country)?.[this.#byte(row, 22)] ?? ''),
      latitude: this.#int32(row, 4) / 1e5,
      longitude: this.#int32(row, 8) / 1e5,
      population: this.#int32(row, 12),
      rank: this.#byte(row, 23),
      primary,
    };
  }
}

let loaded: Gazetteer | undefined;
/**
 * Places by name. The file is read and unpacked once, on the first call, and so never for pages without a dateline: the
 * one read of a file below `clean`, of data that is shipped with the program and changes only with its version.
 */
export const findPlaces: (name: string) => readonly GazetteerPlace[] = remember((name) => {
  loaded ??= new Gazetteer(zstdDecompressSync(readFileSync(new URL('gazetteer.bin.zst', import.meta.url))));
  return loaded.find(name);
});

/** True once the gazetteer was read. */
export function isGazetteerLoaded(): boolean {
  return loaded !== undefined;
}
