import { parentPort } from 'node:worker_threads';
import { isGazetteerLoaded } from '../../src/places/gazetteer/load.ts';
import { readDateline } from '../../src/wire/dateline/dateline.ts';

/** Lines without a dateline, then one with: what was read, and whether the gazetteer was loaded for it. */
const without = [
  ['The council voted late Monday to close the bridge for repairs.', 'It opens again in May — or so they hope.'],
  ['By JO ROE, Associated Press', 'Mayor Jo Roe — a former nurse — will not run again.'],
].map((lines) => readDateline(lines));
const before = isGazetteerLoaded();
const dateline = readDateline(['OSLO, Norway (AP) — Skiers won.']);
parentPort?.postMessage({ without, before, dateline, after: isGazetteerLoaded() });
