import { defineConfig } from 'vitest/config';

/** The scanner on gigabytes of transcripts; run by `npm run test:long -- truth`. */
export default defineConfig({
  test: {
    include: ['test/truth/**/*.test.ts'],
    passWithNoTests: false,
    // One at a time: a gigabyte of files each.
    fileParallelism: false,
    hookTimeout: 60_000,
  },
});
