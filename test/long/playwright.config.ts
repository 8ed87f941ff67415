import { defineConfig } from '@playwright/test';

/** The app on a real panel, and beside the real Claude Code; run by `npm run test:long`. */
export default defineConfig({
  testDir: '.',
  testMatch:
    process.env['QUOTIDE_TEST_BARE'] === undefined
      ? ['panel.spec.ts', 'chromium.spec.ts', 'desktops/*.spec.ts', 'claude/*.spec.ts']
      : 'bare.spec.ts',
  outputDir: process.env['QUOTIDE_E2E_OUTPUT'] ?? '../../test-results/long',
  workers: 1,
  retries: 0,
  timeout: 120_000,
  forbidOnly: true,
  reporter: [['list']],
});
