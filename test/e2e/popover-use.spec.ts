import type { Page } from '@playwright/test';
import { usageBody } from '../fakes/api/usage-body';
import { snapshots } from '../renderer/snapshots';
import { normal } from '../renderer/samples';
import { axeFindings } from './support/axe';
import { contrastFigures } from './support/contrast';
import { HOUR, openPopover, popoverVisible, resetIn, type World } from './support/quotide';
import { Stage } from './support/stage';
import { expect, test } from './support/test';

/** The popover open, ready for sample snapshots. */
async function staged(world: World) {
  const app = await world.start();
  const page = await openPopover(app, await world.desktop.tray(15_000));
  const stage = new Stage(app, page);
  return { page, app, show: stage.show.bind(stage), go: stage.go.bind(stage) };
}

/** Name and outline of what has the focus. */
function focused(page: Page) {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return null;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const name = element.getAttribute('aria-label') ?? element.textContent;
    return { name: name.replace(/\s/g, ' '), outline: `${outlineStyle} ${outlineWidth}` };
  });
}

async function tabThrough(page: Page): Promise<readonly string[]> {
  const names: string[] = [];
  for (;;) {
    await page.keyboard.press('Tab');
    const now = await focused(page);
    if (now === null || names.includes(now.name)) return names;
    expect(now.outline, now.name).toBe('solid 2px');
    names.push(now.name);
  }
}

test('the keyboard reaches every control in screen order, with a visible ring', async ({ world }) => {
  const { page, show } = await staged(world);
  await show({ ...snapshots.accounts, windows: normal.windows.slice(0, 1) });
  expect(await tabThrough(page)).toEqual([
    '5-hour: why this number?',
    '22 % used. Show what is left',
    'resets in 2 h 13 min · 15:00',
    'Today here: 3.2 M tokens · Opus 68 %. Show activity',
    'mara@fennel.dev Max shown12 s ago42 %',
    'Fennel GmbH TeamWarning12:0284 %',
    '/srv/claudeno number yet',
    'Refresh',
    'Dashboard',
    'Settings',
  ]);
  await show(snapshots.expired);
  expect(await tabThrough(page)).toEqual(['Copy command claude', 'Check again', 'Dashboard', 'Settings']);
});

test('the buttons of the footer stay in their places, however long the text between them is', async ({
  world,
}) => {
  const { page, show } = await staged(world);
  const places = async () => {
    const buttons = await page.locator('.foot .btn').all();
    const boxes = await Promise.all(buttons.map((button) => button.boundingBox()));
    return boxes.map((box) => box?.x);
  };
  await show(snapshots.normal);
  const first = await places();
  expect(first).toHaveLength(3);
  const texts: Partial<typeof normal>[] = [
    { nextRefreshAt: null },
    { refreshAnswer: 'Up to date, 12 s old' },
    { refreshAnswer: 'Anthropic asks to wait until 28 Nov 14:40' },
    { refreshing: true },
  ];
  for (const text of texts) {
    await show({ ...snapshots.normal, ...text });
    expect(await places()).toEqual(first);
  }
});

test('a reset is marked by a ring that is not drawn with reduced motion', async ({ world }) => {
  const { page, show } = await staged(world);
  const [window] = normal.windows;
  if (window === undefined) throw new Error('the sample has a window');
  for (const reducedMotion of ['no-preference', 'reduce'] as const) {
    await page.emulateMedia({ reducedMotion });
    await show({ ...normal, windows: [window] });
    const resetsAt = normal.takenAt + 5 * HOUR;
    await show({ ...normal, windows: [{ ...window, utilization: 1, resetsAt }] });
    const ring = page.locator('.win__fresh');
    await expect(ring).toHaveCount(1);
    const name = await ring.evaluate((element) => getComputedStyle(element).animationName);
    expect(name).toBe(reducedMotion === 'reduce' ? 'none' : 'fresh');
    await page.reload();
    await page.locator('.popover').waitFor();
  }
});

test('keys change the display for good, through a setting that main stores', async ({ world }) => {
  world.api.setUsage(
    usageBody({
      five_hour: { utilization: 22, resetsAt: resetIn(HOUR) },
      seven_day: { utilization: 42, resetsAt: resetIn(72 * HOUR) },
    }),
  );
  const app = await world.start();
  const page = await openPopover(app, await world.desktop.tray(15_000));
  const figure = page.locator('.flip.pct').first();
  await figure.focus();
  await page.keyboard.press('Enter');
  await expect(figure).toHaveText(/left/);
  const line = page.locator('.meta .flip').first();
  await line.focus();
  await page.keyboard.press('Space');
  await expect(line).toHaveText(/^resets [^i]/);
  const why = page.getByRole('button', { name: /why this number/ }).first();
  await why.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('group', { name: /why this number/ })).toContainText('answered with HTTP 200');
  await page.keyboard.press('Escape');
  await expect.poll(() => popoverVisible(app)).toBe(false);
});

test('a route from main focuses the row of its window', async ({ world }) => {
  const { page, show, go } = await staged(world);
  await show(snapshots.normal);
  await go('window/seven_day');
  await expect(page.locator('#window-seven_day')).toBeFocused();
});

test('the contrast of the real colours is high enough in both themes', async ({ world }) => {
  const { page } = await staged(world);
  const themes = ['light', 'dark'] as const;
  const columns = [];
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme });
    columns.push(await contrastFigures(page));
  }
  const [light = [], dark = []] = columns;
  const rows = light.map(({ ink, ground, least, ratio }, index) => {
    const other = dark[index]?.ratio ?? NaN;
    return `${ink.padEnd(15)} on ${ground.padEnd(13)} ${ratio.toFixed(1).padStart(5)} ${other.toFixed(1).padStart(5)}  ≥ ${least}`;
  });
  process.stdout.write(`contrast${' '.repeat(25)} light  dark\n${rows.join('\n')}\n`);
  const low = columns.flat().filter(({ ratio, least }) => !(ratio >= least));
  expect(low).toEqual([]);
});

test('axe finds a fault that the test inserts', async ({ world }) => {
  const { page } = await staged(world);
  await page.evaluate(() => document.querySelector('.btn--icon')?.removeAttribute('aria-label'));
  await page.evaluate(() => document.querySelector('.btn--icon')?.removeAttribute('title'));
  expect((await axeFindings(page)).map(({ rule }) => rule)).toContain('button-name');
});

test('reduced motion has no motion, and increased contrast no grey edges', async ({ world }) => {
  const { page, show } = await staged(world);
  await show(snapshots.normal);
  await page.emulateMedia({ reducedMotion: 'reduce', contrast: 'more' });
  const moving = await page.evaluate(
    () =>
      [...document.querySelectorAll('*')].filter((element) => {
        const { transitionDuration, animationName } = getComputedStyle(element);
        return animationName !== 'none' || /[1-9]/.test(transitionDuration);
      }).length,
  );
  expect(moving).toBe(0);
  const weak = (await contrastFigures(page)).filter(
    ({ ink, ground, ratio }) => ink.startsWith('--ink') && ground === '--surface' && ratio < 7,
  );
  expect(weak).toEqual([]);
});

test('at 200 % the popover is twice as large, and nothing is cut off', async ({ world }) => {
  const { page, app, show } = await staged(world);
  await show(snapshots.warning);
  await app.evaluate(({ BrowserWindow }) => {
    for (const { webContents } of BrowserWindow.getAllWindows()) webContents.setZoomFactor(2);
  });
  const width = () =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getContentBounds().width);
  await expect.poll(width).toBe(760);
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(380);
  const cut = await page.evaluate(
    () =>
      [...document.querySelectorAll<HTMLElement>('.popover *')].filter(
        (element) => element.getBoundingClientRect().right > innerWidth + 0.5,
      ).length,
  );
  expect(cut).toBe(0);
  for (const button of await page.getByRole('button').all()) {
    await button.focus();
    await expect(button).toBeInViewport({ ratio: 1 });
  }
});

test('on Wayland the popover is an ordinary window that stays when it loses the focus', async ({ world }) => {
  const app = await world.start({ XDG_SESSION_TYPE: 'wayland' });
  await openPopover(app, await world.desktop.tray(15_000));
  await expect.poll(() => popoverVisible(app)).toBe(true);
  const look = await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.emit('blur');
    return { visible: window?.isVisible(), onTop: window?.isAlwaysOnTop() };
  });
  expect(look).toEqual({ visible: true, onTop: false });
});
