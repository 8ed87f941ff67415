import { test as base } from '@playwright/test';
import { World } from './quotide';

interface WorldOptions {
  readonly signedIn: boolean;
  readonly tray: boolean;
  readonly notifications: boolean;
}

/** `test` with a world of its own for each: signed in, with a tray, unless `test.use` says otherwise. */
export const test = base.extend<WorldOptions & { readonly world: World }>({
  signedIn: [true, { option: true }],
  tray: [true, { option: true }],
  notifications: [true, { option: true }],
  world: async ({ signedIn, tray, notifications }, use) => {
    const world = await World.create({ signedIn, tray, notifications });
    await use(world);
    await world.end();
  },
});

export { expect } from '@playwright/test';
