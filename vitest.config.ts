import { defineConfig } from 'vitest/config';

/** Suites that stand apart, each with what it needs; every other test is `unit` and runs on any machine. */
const APART = ['browser', 'crash', 'services', 'chaos', 'compose', 'hostile', 'fuzz', 'linear', 'package'];

/** Functions alone, which leave nothing behind: one process runs file after file without starting anew. */
const PURE = [
  'test/{wire,text,places,pipeline,stories}/**/*.test.ts',
  'test/fixtures.test.ts',
  'test/rules/examples.test.ts',
  'test/signs/**/*.test.ts',
];

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'pure', include: PURE, isolate: false } },
      // Real threads, child processes and an embedded PostgreSQL start in unit tests too: a loaded machine needs the time.
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: [...PURE, ...APART.map((folder) => `test/${folder}/**`)],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      // Runs that are killed, threads that hang: what is tested takes its time.
      {
        test: {
          name: 'crash',
          include: ['test/crash/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
      // Pages, patterns and bytes of strangers: minutes of CPU time.
      {
        test: {
          name: 'safety',
          include: ['test/{hostile,fuzz,linear}/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
      // What npm packs, installed from npm's cache or the registry into an empty folder.
      {
        test: {
          name: 'package',
          include: ['test/package/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
      // The desk in a real browser: Debian's chromium, through playwright-core.
      {
        test: {
          name: 'desk',
          include: ['test/browser/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      // Redis and PostgreSQL, from a Docker engine or local binaries.
      {
        test: {
          name: 'services',
          include: ['test/services/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      // The same, and processes that are killed.
      {
        test: {
          name: 'chaos',
          include: ['test/chaos/**/*.test.ts'],
          testTimeout: 900_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      // A Docker engine with compose.
      {
        test: {
          name: 'compose',
          include: ['test/compose/**/*.test.ts'],
          testTimeout: 600_000,
          hookTimeout: 600_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
