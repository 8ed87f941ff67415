import { test } from '@playwright/test';
import {
  closesPopover,
  findIcon,
  opensMenu,
  notificationOpens,
  opensPopover,
  secondStart,
  withDesktop,
} from './desktop-steps';
import { gnome } from './recipes';

test('on GNOME Shell the app has its icon, popover, notification and menu', async () => {
  test.setTimeout(1_200_000);
  await withDesktop(gnome, async (on) => {
    const icon = await test.step('the icon appears', () => findIcon(on));
    const page = await test.step('a click opens the popover', () => opensPopover(on, icon));
    await test.step('Escape closes it', () => closesPopover(on));
    await test.step('a clicked notification opens it', () => notificationOpens(on, page));
    await test.step('Escape closes it again', () => closesPopover(on));
    await test.step('a second start opens it', () => secondStart(on));
    await test.step('Escape closes it once more', () => closesPopover(on));
    await test.step('the menu opens', () => opensMenu(on, icon));
  });
});
