import { defineConfig } from '@playwright/test';

/** The app in a network in which every name and address is recorded; see scripts/lib/test/network.mjs. */
export default defineConfig({
  testDir: '.',
  outputDir: process.env['QUOTIDE_E2E_OUTPUT'] ?? '../../test-results/network',
  workers: 1,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  reporter: [['list']],
});
