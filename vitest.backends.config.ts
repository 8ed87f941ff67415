import { defineConfig } from 'vitest/config';

/** Metrics against real receivers; run by `npm run test:long -- backends`, which fetches them. */
export default defineConfig({
  test: {
    include: ['test/backends/**/*.test.ts'],
    passWithNoTests: false,
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
});
