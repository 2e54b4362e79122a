import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Random } from '../fuzz/random.ts';
import { runPipeline, type RunReport } from './chaos.ts';
import { runEmbedded } from './embedded.ts';
import { FAULTS, possibleFaults } from './faults.ts';
import { inflictOwnFaults, type OwnReport } from './own-faults.ts';
import { ownTable, runLines } from './table.ts';
import { World } from './world.ts';

/** The short form: each fault once. `npm run chaos` runs 10,000 pages by three seeds. */
const PAGES = 440;
const WORKERS = 2;
const SEED = 20_240_305;
const EMBEDDED_PAGES = 150;
const KILLS = 4;

describe('queue in Redis, records in PostgreSQL', () => {
  let world: World;
  let calm: RunReport;
  let wild: RunReport;
  let own: OwnReport;
  beforeAll(async () => {
    world = await World.open();
    calm = await runPipeline(world, { pages: PAGES, workers: WORKERS, seed: null, rounds: 0 });
    wild = await runPipeline(world, { pages: PAGES, workers: WORKERS, seed: SEED, rounds: 1 });
    console.log(runLines([wild], calm));
    own = await inflictOwnFaults(world);
    console.log(ownTable(own.faults));
  }, 600_000);
  afterAll(() => world?.[Symbol.asyncDispose]());

  test('an undisturbed run gives each page its outcome', () => {
    expect(calm.tables['outcomes']!.rows).toBe(PAGES);
    expect(calm.tables['revisions']!.rows).toBeGreaterThan(calm.tables['articles']!.rows);
    const [stories, copies] = [calm.tables['stories']!, calm.tables['story_articles']!];
    expect(copies).toMatchObject({ rows: calm.tables['articles']!.rows });
    expect(stories.rows).toBeLessThan(copies.rows * 0.7);
    expect(calm.messages).toMatchObject({ doubled: 0, missing: 0, astray: 0 });
    expect(calm.surprises).toEqual([]);
  });

  test('every fault was inflicted, and its pages recovered from it', () => {
    expect(wild.faults.map(({ fault }) => fault).sort()).toEqual(
      possibleFaults(world)
        .map(({ name }) => name)
        .sort(),
    );
    expect(wild.faults.length).toBeGreaterThanOrEqual(FAULTS.length - 3);
  });

  test('the tables are those of the undisturbed run, row for row: nothing lost, nothing twice', () => {
    expect(wild.tables).toEqual(calm.tables);
    expect(wild.lost).toBe(0);
  });

  test('every message reached the later stage, those too that Redis had forgotten before they were taken', () => {
    expect(wild.messages).toMatchObject({ missing: 0, astray: 0 });
    expect(wild.untaken).toBeGreaterThan(0);
  });

  test('faults of our own and of the outlets destroy nothing, merge nothing and cost no more', () => {
    expect(own.faults.map(({ broken }) => broken)).toEqual([[], [], []]);
    expect(own.messages).toMatchObject({ missing: 0, astray: 0 });
  });

  test('no worker ended but those that were ended, and no error was repeated without end', () => {
    expect(wild.surprises).toEqual([]);
    expect((wild.logged['warn'] ?? 0) + (wild.logged['error'] ?? 0)).toBeGreaterThan(0);
    expect((wild.logged['warn'] ?? 0) + (wild.logged['error'] ?? 0)).toBeLessThan(FAULTS.length * WORKERS * 40);
  });
});

test(
  'embedded: a process killed again and again, and a full disk, leave the tables of one that was not',
  { timeout: 600_000 },
  async () => {
    const calm = await runEmbedded(EMBEDDED_PAGES, 0, new Random(0));
    const wild = await runEmbedded(EMBEDDED_PAGES, KILLS, new Random(SEED));
    expect(wild.kills).toBe(KILLS);
    expect(wild.tables).toEqual(calm.tables);
    expect([wild.lost, calm.tables['outcomes']!.rows]).toEqual([0, EMBEDDED_PAGES]);
  },
);
