import { test as base } from '@playwright/test';
import { World } from './quotide';
import { StoredMonths } from './stored-months';
import { X11Screen } from './x11';

interface TestOptions {
  readonly signedIn: boolean;
  readonly tray: boolean;
  readonly notifications: boolean;
}

interface Worker {
  readonly months: StoredMonths;
  readonly ownScreen: undefined;
}

/** `test` with a world of its own for each: signed in, with a tray, unless `test.use` says otherwise. */
export const test = base.extend<TestOptions & { readonly world: World }, Worker>({
  // The keyboard's focus and the pointer are of a screen: apps that run beside each other need one each. The first
  // worker has the screen on which the run was started.
  ownScreen: [
    async ({}, use, { parallelIndex }) => {
      const own =
        parallelIndex > 0 && process.platform === 'linux' ? await X11Screen.start(1280, 1024, 0) : null;
      const before = process.env['DISPLAY'];
      if (own !== null) process.env['DISPLAY'] = own.display;
      await use(undefined);
      // Playwright hands a worker's variables on to those after it, for which this screen would be gone.
      if (before === undefined) delete process.env['DISPLAY'];
      else process.env['DISPLAY'] = before;
      own?.end();
    },
    { scope: 'worker', auto: true },
  ],
  months: [
    async ({}, use) => {
      const months = new StoredMonths();
      await use(months);
      months.remove();
    },
    { scope: 'worker' },
  ],
  signedIn: [true, { option: true }],
  tray: [true, { option: true }],
  notifications: [true, { option: true }],
  world: async ({ signedIn, tray, notifications, months }, use) => {
    const world = await World.create({ signedIn, tray, notifications, months });
    await use(world);
    await world.end();
  },
});

export { expect } from '@playwright/test';
