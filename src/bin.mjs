#!/usr/bin/env node
// Starts cli.ts on a Node that can run it: this one, or the one that came with the installation. Plain JavaScript that
// any Node understands, since an old one must be told so in one line.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const NEEDED = 24;
/** As it is written, or, in a package, as it was compiled. */
const cli = ['./cli.ts', '../dist/src/cli.js']
  .map((path) => new URL(path, import.meta.url))
  .find((url) => existsSync(url));

if (Number(process.versions.node.split('.')[0]) >= NEEDED) {
  const { enableCompileCache, getCompileCacheDir } = await import('node:module');
  enableCompileCache();
  // Threads look for it here: with it they need not load Node's TypeScript, 10 MB and 0.1 s each.
  process.env.NODE_COMPILE_CACHE ??= getCompileCacheDir() ?? '';
  await import(cli.href);
} else {
  const own = ['../node_modules/.bin/node', '../../.bin/node']
    .map((path) => fileURLToPath(new URL(path, import.meta.url)))
    .find((path) => existsSync(path));
  if (own === undefined) {
    process.stderr.write(
      `copydesk: needs Node ${NEEDED} or later, and this is ${process.version}; install Node ${NEEDED}, or run npm install here (on Linux it brings one)\n`,
    );
    process.exitCode = 2;
  } else {
    const { spawn } = await import('node:child_process');
    const child = spawn(own, [fileURLToPath(cli), ...process.argv.slice(2)], { stdio: 'inherit' });
    const parent = process.ppid;
    // npm and npx die of a SIGTERM without passing it on.
    if (process.env.npm_command) setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 1000).unref();
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
    child.on('exit', (code, signal) => {
      if (signal !== null) {
        process.removeAllListeners(signal);
        process.kill(process.pid, signal);
      } else process.exitCode = code ?? 70;
    });
  }
}
