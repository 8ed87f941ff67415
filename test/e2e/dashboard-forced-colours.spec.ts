import type { Page } from '@playwright/test';
import { axeFindings } from './support/axe';
import { openSamples } from './support/dashboard-samples';
import { goTo } from './support/seeded';
import { openPopover } from './support/quotide';
import { settled } from './support/settled';
import { expect, test } from './support/test';

const pages = ['overview', 'history?range=7d', 'activity?range=30d', 'sessions?range=30d'] as const;
test(
  'under forced colours each page of the dashboard equals its stored picture and has no axe finding',
  { tag: '@pictures' },
  async ({ world }) => {
    test.setTimeout(120_000);
    const app = await world.start({}, ['--force-device-scale-factor=1', '--disable-lcd-text']);
    const page = await openSamples(app, await openPopover(app, await world.desktop.tray(15_000)));
    const findings: unknown[] = [];
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce', forcedColors: 'active' });
      for (const route of pages) {
        await goTo(page, route);
        await settled(page);
        const name = route.replace(/\?.*/, '');
        await expect
          .soft(page.locator('.app'))
          .toHaveScreenshot(`dashboard-${name}-forced-${colorScheme}.png`, { maxDiffPixelRatio: 0.005 });
        for (const found of await axeFindings(page)) findings.push({ name, colorScheme, ...found });
      }
    }
    expect(findings).toEqual([]);
  },
);

test('under forced colours no cell, box, bar, swatch or field is without its shape', async ({ world }) => {
  const app = await world.start();
  const page = await openSamples(app, await openPopover(app, await world.desktop.tray(15_000)));
  await page.emulateMedia({ forcedColors: 'active' });
  const shapes = {
    'history?range=7d': ['.heat tbody td', '.heat__key i', '.box', '.segments', '.panel'],
    'activity?range=30d': ['.legend__key i', '.share i', '.scores i', '.panel'],
    'settings/alerts': ['.switch', '.tag', '.field'],
    'sessions?range=30d': ['.field', '.legend__key i', '.turns i', '.panel'],
  };
  for (const [route, selectors] of Object.entries(shapes)) {
    await goTo(page, route);
    for (const selector of selectors) {
      await page.locator(selector).first().waitFor({ state: 'attached' });
      expect.soft(await shapeless(page, selector), `${route} ${selector}`).toBe(0);
    }
  }
});

/** How many of the elements have neither a border nor a ground that differs from the page's. */
function shapeless(page: Page, selector: string): Promise<number> {
  return page.evaluate((wanted) => {
    const ground = getComputedStyle(document.documentElement).backgroundColor;
    return [...document.querySelectorAll(wanted)].filter((element) => {
      const { borderTopWidth, borderTopColor, backgroundColor } = getComputedStyle(element);
      const hasEdge = parseFloat(borderTopWidth) > 0 && borderTopColor !== ground;
      const isFilled = backgroundColor !== 'rgba(0, 0, 0, 0)' && backgroundColor !== ground;
      return !hasEdge && !isFilled;
    }).length;
  }, selector);
}
