import { defineConfig } from 'vitest/config';

/** The command on another runtime; run by `npm run test:long -- node24`, `windows` and `arm64`, which prepare it. */
export default defineConfig({
  test: {
    include: ['test/long/command/**/*.test.ts'],
    passWithNoTests: false,
    fileParallelism: false,
    // Emulated processors are slow, and so is the first start of Wine.
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
