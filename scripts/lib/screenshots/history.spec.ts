import { goTo, openDashboard } from '../../../test/e2e/support/seeded';
import { test } from '../../../test/e2e/support/test';
import { picture } from './places';

/** The history page of the tests' simulated month, for the README. */
test('history', async ({ world }) => {
  const { page } = await openDashboard(world, 'history?range=7d');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await goTo(page, 'history?range=7d');
    await page.getByRole('slider', { name: 'Reading at' }).waitFor();
    await page.screenshot({ path: picture(`history-${colorScheme}.png`) });
  }
});
