import { defineConfig } from '@playwright/test';

/** e2e: the real app on the real runtime, one app at a time (each owns a tray and a data folder). */
export default defineConfig({
  testDir: 'test/e2e',
  outputDir: process.env['QUOTIDE_E2E_OUTPUT'] ?? 'test-results/e2e',
  workers: 1,
  fullyParallel: false,
  retries: 0,
  timeout: 45_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  reporter: [['list']],
});
