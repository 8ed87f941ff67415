import { test as base } from '@playwright/test';
import { World } from './quotide';

/** `test` with a world of its own for each: `world` is signed in unless `test.use({ signedIn: false })`. */
export const test = base.extend<{
  readonly signedIn: boolean;
  readonly notifications: boolean;
  readonly world: World;
}>({
  signedIn: [true, { option: true }],
  notifications: [true, { option: true }],
  world: async ({ signedIn, notifications }, use) => {
    const world = await World.create({ signedIn, notifications });
    await use(world);
    await world.end();
  },
});

export { expect } from '@playwright/test';
