# The worker, and every other command of copydesk. TypeScript runs as it is written: nothing is compiled.
# The base images can be replaced by a mirror's: --build-arg NODE_IMAGE=...
ARG NODE_IMAGE=node:24-slim

FROM ${NODE_IMAGE} AS packages
WORKDIR /app
# A registry other than the public one; empty means npm's own default.
ARG NPM_CONFIG_REGISTRY
COPY package.json package-lock.json ./
# Without optional packages: they are Node itself, which the base image brings, and native speed-ups.
RUN npm install --omit=dev --omit=optional --ignore-scripts --no-audit --no-fund && npm cache clean --force

FROM ${NODE_IMAGE}
# Compiled code is kept in /tmp: each thread then starts without Node's TypeScript, 10 MB less. glibc otherwise keeps up to
# eight heaps a core for the threads, each with its own holes: another 30 to 50 MB. What is larger than 128 KB is given
# back at once: left to itself, glibc raises that limit with the first large page and keeps 40 MB more.
ENV NODE_ENV=production NODE_COMPILE_CACHE=/tmp/node-compile-cache \
  MALLOC_ARENA_MAX=2 MALLOC_MMAP_THRESHOLD_=131072 MALLOC_TRIM_THRESHOLD_=131072
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY package.json ./
COPY src src
COPY workers workers
# `node` (1000) is the base image's unprivileged user; nothing below /app is its to write.
USER 1000:1000
STOPSIGNAL SIGTERM
EXPOSE 9464 9465
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.COPYDESK_HEALTH_PORT || 9464}/readyz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# The main thread only passes pages on: with the default of 16 MB its short-lived objects take 40 MB more. Of its heap 26 MB
# live on, and what it passes on counts as heap: with no more than a quarter beyond them V8 would collect everything every
# 70 pages. Threads live on 45 MB.
CMD ["node", "--max-semi-space-size=4", "--initial-old-space-size=64", "workers/clean.ts"]
