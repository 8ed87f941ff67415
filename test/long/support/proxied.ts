import type { ElectronApplication, Page } from '@playwright/test';
import { once } from 'node:events';
import net, { type AddressInfo } from 'node:net';
import { openPopover, type World } from '../../e2e/support/quotide';
import { goTo } from '../../e2e/support/seeded';
import { expect } from '../../e2e/support/test';
import type { TrayItem } from '../../fakes/desktop/tray-item';

/** The running app with its large window on the settings. */
export interface Running {
  readonly app: ElectronApplication;
  readonly tray: TrayItem;
  readonly page: Page;
}

/** Starts the app, and opens its large window as a person does. `words` are in the tray's tooltip by then. */
export async function startWithWindow(
  world: World,
  words: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Running> {
  const app = await world.start(env);
  const tray = await world.trayWith(words);
  const popover = await openPopover(app, tray);
  const opened = app.waitForEvent('window');
  await popover.getByRole('button', { name: 'Dashboard' }).click();
  const page = await opened;
  await page.getByRole('heading', { level: 1 }).waitFor();
  return { app, tray, page };
}

/** Switches the proxy on in the settings, and gives the variables that they tell to set in a shell. */
export async function switchProxyOn({ page }: Running): Promise<Readonly<Record<string, string>>> {
  await goTo(page, 'settings/proxy');
  const port = String(await freePort());
  const state = page.getByRole('region', { name: 'Proxy' });
  await state.getByRole('textbox', { name: 'Port' }).fill(port);
  await page.keyboard.press('Enter');
  await page.getByRole('switch', { name: /Read limits from Claude Code’s own traffic/ }).click();
  await expect(state.getByText(`Listening on 127.0.0.1:${port}`)).toBeVisible();
  const lines = await page.getByText(`export ANTHROPIC_BASE_URL=http://127.0.0.1:${port}`).innerText();
  const told = [...lines.matchAll(/^export (\w+)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value]);
  return Object.fromEntries(told) as Readonly<Record<string, string>>;
}

/** A port on which no program listens. */
export async function freePort(): Promise<number> {
  const free = net.createServer().listen(0, '127.0.0.1');
  await once(free, 'listening');
  const { port } = free.address() as AddressInfo;
  free.close();
  await once(free, 'close');
  return port;
}
