import { test } from '@playwright/test';
import {
  closesPopover,
  findIcon,
  menuQuits,
  notificationOpens,
  opensPopover,
  secondStart,
  showsTooltip,
  withDesktop,
} from './desktop-steps';
import { lxqt } from './recipes';

test('on LXQt the app has its icon, tooltip, popover, notification and menu, and ends by it', async () => {
  test.setTimeout(900_000);
  await withDesktop(lxqt, async (on) => {
    const icon = await test.step('the icon appears', () => findIcon(on));
    await test.step('its tooltip appears', () => showsTooltip(on, icon));
    const page = await test.step('a click opens the popover', () => opensPopover(on, icon));
    await test.step('Escape closes it', () => closesPopover(on));
    await test.step('a clicked notification opens it', () => notificationOpens(on, page));
    await test.step('Escape closes it again', () => closesPopover(on));
    await test.step('a second start opens it', () => secondStart(on));
    await test.step('Escape closes it once more', () => closesPopover(on));
    await test.step('the menu quits the app', () => menuQuits(on, icon));
  });
});
