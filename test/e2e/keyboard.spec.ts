import type { Page } from '@playwright/test';
import { goTo, openDashboard } from './support/seeded';
import { settled } from './support/settled';
import { expect, test } from './support/test';

interface Stop {
  readonly name: string;
  readonly ring: string;
  readonly seen: boolean;
  /** Its place in the document. */
  readonly order: number;
}

/** The focused element: its name, its ring, and whether it is in sight; radio buttons show their ring beside them. */
function stop(page: Page): Promise<Stop | null> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body) return null;
    const shown = element.classList.contains('sr') ? (element.nextElementSibling ?? element) : element;
    const { outlineStyle, outlineWidth } = getComputedStyle(shown);
    const { top, bottom } = shown.getBoundingClientRect();
    const labelled = element.getAttribute('aria-labelledby')?.split(' ') ?? [];
    const named = labelled.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
    const label = element.closest('label')?.textContent ?? '';
    return {
      name: element.getAttribute('aria-label') ?? (named || element.textContent || label || element.title),
      ring: `${outlineStyle} ${outlineWidth}`,
      seen: bottom > 0 && top < innerHeight,
      order: [...document.querySelectorAll('*')].indexOf(element),
    };
  });
}

/** All elements that Tab reaches in one round. */
async function round(page: Page): Promise<readonly Stop[]> {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  const stops: Stop[] = [];
  for (let presses = 0; presses < 300; presses += 1) {
    await page.keyboard.press('Tab');
    const here = await stop(page);
    // A date is a field of many parts.
    if (here !== null && stops.at(-1)?.order === here.order) continue;
    if (here === null || stops.some(({ order }) => order === here.order)) return stops;
    stops.push(here);
  }
  return stops;
}

/** Controls that a mouse reaches: of a group of radio buttons Tab stops at one. */
function controls(page: Page): Promise<number> {
  return page.evaluate(() => {
    const all = document.querySelectorAll<HTMLElement>(
      'a[href], button, input, select, textarea, summary, [tabindex="0"]',
    );
    const visible = [...all].filter((element) => element.checkVisibility() && !element.matches(':disabled'));
    const radios = visible.filter(
      (element) => element instanceof HTMLInputElement && element.type === 'radio',
    );
    const groups = new Set(radios.map((element) => (element as HTMLInputElement).name));
    return visible.length - radios.length + groups.size;
  });
}

const routes = [
  'overview',
  'history?range=7d',
  'activity',
  'sessions?range=all',
  'settings/accounts',
  'settings/alerts',
  'settings/proxy',
  'settings/statusline',
];

test('on each page Tab reaches every control in order, each with a name and a visible ring', async ({
  world,
}) => {
  test.setTimeout(240_000);
  const { page } = await openDashboard(world, 'overview');
  for (const route of routes) {
    await test.step(route, async () => {
      await goTo(page, route);
      await settled(page);
      const stops = await round(page);
      expect.soft(stops.length).toBe(await controls(page));
      // A page begins at the place of its address, and Tab goes round from there.
      const order = stops.map((each) => each.order);
      const turn = order.indexOf(Math.min(...order));
      const sorted = [...order].sort((a, b) => a - b);
      expect.soft([...order.slice(turn), ...order.slice(0, turn)]).toEqual(sorted);
      expect.soft(stops.filter(({ name }) => name.trim() === '')).toEqual([]);
      expect.soft(stops.filter(({ ring }) => ring !== 'solid 2px')).toEqual([]);
      expect.soft(stops.filter(({ seen }) => !seen)).toEqual([]);
    });
  }
});

test('switches, choices and fields of the settings work by keyboard alone', async ({ world }) => {
  const { page } = await openDashboard(world, 'settings/alerts');
  const alerts = page.getByRole('switch', { name: 'Alerts', exact: true });
  await alerts.focus();
  await page.keyboard.press('Space');
  await expect(alerts).not.toBeChecked();
  await page.keyboard.press('Space');
  await expect(alerts).toBeChecked();
  const dark = page.getByRole('radio', { name: 'Dark' });
  await page.getByRole('radio', { name: 'System' }).first().focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(dark).toBeChecked();
});
