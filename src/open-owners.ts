import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { SettingError } from './config.ts';

const Owners = z.record(z.string().min(1), z.array(z.hostname()));

/** Owners by host, of the file of `COPYDESK_OWNERS`; a `SettingError` where it cannot be read. */
export function readOwners(path: string | null): ReadonlyMap<string, string> {
  if (path === null) return new Map();
  const wrong = (why: string): SettingError => new SettingError(`COPYDESK_OWNERS is "${path}", ${why}`);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw wrong(`which cannot be read (${(error as NodeJS.ErrnoException).code}); expected the path of a JSON file`);
  }
  const read = Owners.safeParse(jsonOf(text));
  if (!read.success)
    throw wrong('which is no JSON object of owners with their hosts, {"Cobham Media": ["alderpost.example"]}');
  return new Map(Object.entries(read.data).flatMap(([owner, hosts]) => hosts.map((host) => [host, owner] as const)));
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
