import { defineConfig } from '@playwright/test';

/** The same suite's tools drive an installed package (the step `package`), of which a machine has one. */
const isPackaged = process.env['QUOTIDE_TEST_PACKAGED'] !== undefined;

/**
 * e2e: the real app on the real runtime. Each test has a bus, a tray and a data folder of its own, and each worker a
 * screen, so tests run beside each other: a test uses a third of a core on average, the rest of its time it waits.
 */
export default defineConfig({
  testDir: isPackaged ? 'test/package' : 'test/e2e',
  outputDir: process.env['QUOTIDE_E2E_OUTPUT'] ?? 'test-results/e2e',
  workers: isPackaged ? 1 : 4,
  fullyParallel: !isPackaged,
  // On a machine with much else to do, one start in some hundreds shows no window in 30 s, for a reason that is not known
  // yet. The list names a test that passed the second time only as flaky.
  retries: 1,
  // No test is about these times: they end a test that hangs, also on a machine that has much else to do.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  // A picture that is missing is a failure; `npm run screenshots -- baselines` draws them anew.
  updateSnapshots: 'none',
  snapshotPathTemplate: 'test/e2e/baselines/{arg}{ext}',
  forbidOnly: true,
  reporter: [['list']],
});
