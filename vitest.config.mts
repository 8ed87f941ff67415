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

/** Unit and renderer tests; run by `npm test` on the app's own runtime (Electron as Node). */
export default defineConfig({
  test: {
    include: ['test/{unit,renderer,faults,scripts}/**/*.test.{ts,tsx,mjs}'],
    passWithNoTests: false,
    // One more than the two cores of a small machine: many tests wait for a server, a process or a timer.
    maxWorkers: 3,
    sequence: { sequencer: FaultsFirst },
    testTimeout: process.env['QUOTIDE_LONG'] === undefined ? 20_000 : 300_000,
    hookTimeout: 30_000,
    coverage: { provider: 'v8', include: ['electron/**/*.ts', 'renderer/**/*.{ts,tsx}'] },
  },
});
