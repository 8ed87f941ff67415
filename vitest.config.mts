import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Faults first: the longest of them takes half a minute, which at the end would be spent on one core. */
class FaultsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isFault = ({ moduleId }: TestSpecification) => moduleId.includes('/test/faults/');
    return [...sorted.filter(isFault), ...sorted.filter((file) => !isFault(file))];
  }
}

const CORE = 'test/unit/core/**/*.test.ts';

/** Unit and renderer tests; run by `npm test` on the app's own runtime (Electron as Node). */
export default defineConfig({
  test: {
    passWithNoTests: false,
    // Two more than the two cores of a small machine: many tests wait for a server, a process or a timer.
    maxWorkers: 4,
    sequence: { sequencer: FaultsFirst },
    coverage: { provider: 'v8', include: ['electron/**/*.ts', 'renderer/**/*.{ts,tsx}'] },
    projects: [
      // The core is pure: its tests share their modules, which to load for each file alone takes a third of their time.
      { extends: true, test: { name: 'core', include: [CORE], isolate: false } },
      {
        extends: true,
        test: {
          name: 'other',
          include: ['test/{unit,renderer,faults,scripts}/**/*.test.{ts,tsx,mjs}'],
          exclude: [CORE],
        },
      },
    ],
    // No test is about these times: they end a test that hangs, also on a machine that has much else to do.
    testTimeout: process.env['QUOTIDE_LONG'] === undefined ? 60_000 : 300_000,
    hookTimeout: 60_000,
  },
});
