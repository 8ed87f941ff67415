import { defineConfig } from 'vitest/config';

/** Unit and renderer tests; run by `npm test` on the app's own runtime (Electron as Node). */
export default defineConfig({
  test: {
    include: ['test/{unit,renderer,faults,scripts}/**/*.test.{ts,tsx,mjs}'],
    passWithNoTests: false,
    // Two cores are what a small machine has; most of the time a test waits for a server or a timer.
    maxWorkers: 2,
    testTimeout: process.env['QUOTIDE_LONG'] === undefined ? 20_000 : 300_000,
    hookTimeout: 30_000,
    coverage: { provider: 'v8', include: ['electron/**/*.ts', 'renderer/**/*.{ts,tsx}'] },
  },
});
