import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

/** Suites that stand apart, each with what it needs; every other test is `unit` and runs on any machine. */
const APART = ['browser', 'crash', 'services', 'chaos', 'compose', 'hostile', 'fuzz', 'linear', 'package'];

/** Functions alone. */
const PURE = [
  'test/{wire,text,places,pipeline,stories}/**/*.test.ts',
  'test/fixtures.test.ts',
  'test/rules/examples.test.ts',
  'test/signs/**/*.test.ts',
];

export default defineConfig({
  test: {
    // Node runs the sources as they are written, here as in production: nothing is transformed.
    experimental: { viteModuleRunner: false },
    // Vitest would leave one core to itself, half of a small machine.
    maxWorkers: '100%',
    projects: [
      // One process runs file after file: modules, the embedded database and its compiled code are loaded once. No test is
      // held to a short time by the wall's clock: a loaded machine takes ten times as long.
      suite('pure', { include: PURE, isolate: false, testTimeout: 60_000 }),
      // Threads, child processes and an embedded PostgreSQL start in unit tests too.
      suite('unit', {
        include: ['test/**/*.test.ts'],
        exclude: [...PURE, ...APART.map((folder) => `test/${folder}/**`)],
        isolate: false,
        testTimeout: 60_000,
        hookTimeout: 60_000,
      }),
      // Runs that are killed, threads that hang: what is tested takes its time.
      suite('crash', { testTimeout: 120_000, hookTimeout: 60_000, fileParallelism: false }),
      // Pages, patterns and bytes of strangers: minutes of CPU time.
      suite('safety', {
        include: ['test/{hostile,fuzz,linear}/**/*.test.ts'],
        testTimeout: 120_000,
        hookTimeout: 60_000,
        fileParallelism: false,
      }),
      // What npm packs, installed from npm's cache or the registry into an empty folder.
      suite('package', { testTimeout: 120_000, hookTimeout: 300_000 }),
      // The desk in a real browser: Debian's chromium, through playwright-core.
      suite('desk', { include: ['test/browser/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 120_000 }),
      // Redis and PostgreSQL, from a Docker engine or local binaries.
      suite('services', { testTimeout: 120_000, hookTimeout: 120_000, fileParallelism: false }),
      // The same, and processes that are killed.
      suite('chaos', { testTimeout: 900_000, hookTimeout: 120_000, fileParallelism: false }),
      // A Docker engine with compose.
      suite('compose', { testTimeout: 600_000, hookTimeout: 600_000, fileParallelism: false }),
    ],
  },
});

/** A suite of the folder of its name, unless it includes others. */
function suite(name: string, options: TestProjectInlineConfiguration['test']): TestProjectInlineConfiguration {
  return { extends: true, test: { name, include: [`test/${name}/**/*.test.ts`], ...options } };
}
