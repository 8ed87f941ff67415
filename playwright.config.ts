import { defineConfig } from '@playwright/test';

/** e2e: the real app on the real runtime, one app at a time (each owns a tray and a data folder). */
export default defineConfig({
  // The same suite's tools drive an installed package (the step `package`).
  testDir: process.env['QUOTIDE_TEST_PACKAGED'] === undefined ? 'test/e2e' : 'test/package',
  outputDir: process.env['QUOTIDE_E2E_OUTPUT'] ?? 'test-results/e2e',
  workers: 1,
  fullyParallel: false,
  retries: 0,
  timeout: 45_000,
  expect: { timeout: 10_000 },
  // A picture that is missing is a failure; `npm run screenshots -- baselines` draws them anew.
  updateSnapshots: 'none',
  snapshotPathTemplate: 'test/e2e/baselines/{arg}{ext}',
  forbidOnly: true,
  reporter: [['list']],
});
