import { describe, expect, test } from 'vitest';
import { shownByActivation, type Activation } from '../../../../electron/core/lifecycle/activation';

const later: Activation = {
  platform: 'darwin',
  sinceStartMs: 60_000,
  isLoginStart: false,
  hasDashboard: false,
};

describe('an activation of the app', () => {
  test.each<readonly [string, Partial<Activation>, ReturnType<typeof shownByActivation>]>([
    ['a second start opens the popover', {}, 'popover'],
    ['a second start long after the login opens the popover', { isLoginStart: true }, 'popover'],
    ['a click in the Dock brings the large window back', { hasDashboard: true }, 'dashboard'],
    ['the start itself opens nothing', { sinceStartMs: 200 }, null],
    ['a start at login opens nothing for longer', { sinceStartMs: 10_000, isLoginStart: true }, null],
    ['a second start ten seconds after a person’s start opens it', { sinceStartMs: 10_000 }, 'popover'],
    ['Windows has no such event', { platform: 'win32' }, null],
    ['Linux has no such event', { platform: 'linux' }, null],
  ])('%s', (_, change, shown) => {
    expect(shownByActivation({ ...later, ...change })).toBe(shown);
  });
});
