/** What the Dockerfile sets for glibc. */
export const IMAGE_ENVIRONMENT = {
  MALLOC_ARENA_MAX: '2',
  MALLOC_MMAP_THRESHOLD_: '131072',
  MALLOC_TRIM_THRESHOLD_: '131072',
};

/** How the Dockerfile starts Node for a worker. */
export const IMAGE_FLAGS: readonly string[] = ['--max-semi-space-size=4', '--initial-old-space-size=64'];
