import fs from 'node:fs';
import { expect, it } from 'vitest';
import { identifyForToasts } from '../../../../electron/app/lifecycle/toasts';

function recorder(withActivator = true) {
  const calls: string[] = [];
  const app = {
    setAppUserModelId: (id: string) => calls.push(`id ${id}`),
    ...(withActivator ? { setToastActivatorCLSID: (id: string) => calls.push(`activator ${id}`) } : {}),
  };
  return { calls, app };
}

it('on Windows, the app sets the id that the installer writes, and an activator that never changes', () => {
  const appId = /^appId: (.+)$/m.exec(fs.readFileSync('electron-builder.yml', 'utf8'))?.[1];
  const { calls, app } = recorder();
  identifyForToasts(app, 'win32');
  expect(calls).toEqual([`id ${String(appId)}`, 'activator {6F1B2C52-8A35-4D0B-9C1E-3D7E5A42B9F7}']);
});

it('nothing is set by an Electron without the activator, or on other systems', () => {
  const old = recorder(false);
  identifyForToasts(old.app, 'win32');
  expect(old.calls).toEqual(['id io.quotide.app']);
  for (const platform of ['linux', 'darwin']) {
    const { calls, app } = recorder();
    identifyForToasts(app, platform);
    expect(calls).toEqual([]);
  }
});
