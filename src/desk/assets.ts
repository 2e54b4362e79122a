import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** What the desk's pages load beside themselves; all of it comes from here. */
const TYPES = {
  'desk.css': 'text/css; charset=utf-8',
  'desk.js': 'text/javascript; charset=utf-8',
  'icon.svg': 'image/svg+xml',
} as const;
export type AssetName = keyof typeof TYPES;

interface Asset {
  readonly body: Buffer<ArrayBuffer>;
  readonly type: string;
}

/** Files with a digest in their address: another file has another one, so a browser keeps each for good. */
class Assets {
  readonly #byPath = new Map<string, Asset>();
  readonly #paths = new Map<AssetName, string>();

  constructor() {
    for (const [name, type] of Object.entries(TYPES) as [AssetName, string][]) {
      const body = readFileSync(new URL(`./assets/${name}`, import.meta.url));
      const digest = createHash('sha256').update(body).digest('hex').slice(0, 10);
      const path = `/assets/${digest}-${name}`;
      this.#byPath.set(path, { body, type });
      this.#paths.set(name, path);
    }
  }

  path(name: AssetName): string {
    return this.#paths.get(name) ?? '';
  }

  get(path: string): Asset | undefined {
    return this.#byPath.get(path);
  }
}

export const ASSETS = new Assets();
