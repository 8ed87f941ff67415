import { defineConfig } from 'vitest/config';

/** Unit and renderer tests; run by `npm test` on the app's own runtime (Electron as Node). */
export default defineConfig({
  test: {
    include: ['test/{unit,renderer,faults,scripts}/**/*.test.{ts,tsx,mjs}'],
    passWithNoTests: false,
    testTimeout: 20_000,
    hookTimeout: 30_000,
    coverage: { provider: 'v8', include: ['electron/**/*.ts', 'renderer/**/*.{ts,tsx}'] },
  },
});
