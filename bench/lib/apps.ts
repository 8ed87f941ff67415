import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AnthropicApi } from '../../test/fakes/anthropic-api';
import { writeCredentials } from '../../test/fakes/credentials';

/** The parameters of a start of Electron. */
export interface App {
  readonly name: string;
  /** Folder with a package.json, or with `exe`. */
  readonly folder: string;
  /** A package's program, which has its app in it; left out: the checkout's Electron. */
  readonly exe?: string;
  readonly env: Readonly<Record<string, string>>;
}

/** The percentage that the fake API answers, and a tooltip that shows it. */
export const PERCENT = 42;
export const SHOWS_PERCENT = /\b42\s?%/;

const HOUR = 3_600_000;

/** Makes the API answer as that of an account in the middle of its windows. */
export function furnish(api: AnthropicApi): void {
  const at = (hours: number): number => Math.ceil((Date.now() + hours * HOUR) / 60_000) * 60_000;
  api.setUsage(
    api.usage({
      five_hour: { utilization: PERCENT, resetsAt: at(2) },
      seven_day: { utilization: 17, resetsAt: at(72) },
    }),
  );
}

/** The app of this checkout, with one account and a data folder of its own below `home`. */
export function quotide(root: string, home: string, api: AnthropicApi): App {
  const configDir = join(home, 'claude');
  writeCredentials(configDir);
  const env = {
    HOME: home,
    XDG_CONFIG_HOME: join(home, 'config'),
    CLAUDE_CONFIG_DIR: configDir,
    QUOTIDE_DATA_DIR: join(home, 'data'),
    QUOTIDE_API_URL: api.url,
  };
  return { name: 'Quotide', folder: root, env };
}

/** The same, from an unpacked package. */
export function packaged(folder: string, home: string, api: AnthropicApi): App {
  return { ...quotide(folder, home, api), name: 'package', exe: join(folder, 'quotide') };
}

/** A minimal Electron app with a tray, against which Quotide's cost is measured. */
export function bareTray(home: string): App {
  const folder = join(home, 'bare');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'bare-tray', main: 'main.cjs' }));
  writeFileSync(join(folder, 'main.cjs'), BARE);
  return { name: 'bare tray', folder, env: { HOME: home, XDG_CONFIG_HOME: join(home, 'config') } };
}

const BARE = `
const { app, Menu, nativeImage, Tray } = require('electron');
Menu.setApplicationMenu(null);
app.on('window-all-closed', () => {});
app.whenReady().then(() => {
  const icon = nativeImage.createFromBitmap(Buffer.alloc(24 * 24 * 4, 0xff), { width: 24, height: 24 });
  globalThis.tray = new Tray(icon);
  globalThis.tray.setToolTip('bare');
  globalThis.tray.setContextMenu(Menu.buildFromTemplate([{ label: 'Quit', click: () => app.quit() }]));
});
`;
