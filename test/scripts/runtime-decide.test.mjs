import { describe, expect, it } from 'vitest';
import { decide } from '../../scripts/lib/runtime/decide.mjs';

const NOW = 1_800_000_000_000;
const HOUR = 3_600_000;
const pinned = { version: '33.2.1', npmPin: 'key' };
const facts = {
  mode: 'auto',
  wanted: '45.4.1',
  installed: null,
  pin: 'key',
  hasPinned: true,
  lastFailure: null,
  canWrite: true,
  now: NOW,
};
const failedAgo = (/** @type {number} */ ms) => ({ version: '45.4.1', at: NOW - ms });

describe('decide', () => {
  it.each([
    ['tries the official one first', {}, 'official-then-npm'],
    ['never falls back where there is no pinned one', { hasPinned: false }, 'official'],
    ['leaves the official one alone', { installed: { version: '45.4.1', npmPin: null } }, 'ready'],
    [
      'replaces an older official one',
      { installed: { version: '45.4.0', npmPin: null } },
      'official-then-npm',
    ],
    ['does not wait again for what failed today', { lastFailure: failedAgo(HOUR) }, 'npm'],
    ['keeps the pinned one for that day', { installed: pinned, lastFailure: failedAgo(HOUR) }, 'ready'],
    [
      'tries again after a day',
      { installed: pinned, lastFailure: failedAgo(25 * HOUR) },
      'official-then-npm',
    ],
    ['tries a new version at once', { lastFailure: { version: '45.4.0', at: NOW } }, 'official-then-npm'],
    ['is content with it where it may not write', { installed: pinned, canWrite: false }, 'ready'],
    [
      'replaces another pin',
      { installed: { ...pinned, npmPin: 'old' }, lastFailure: failedAgo(HOUR) },
      'npm',
    ],
    [
      'official: always tries',
      { mode: 'official', installed: pinned, lastFailure: failedAgo(HOUR) },
      'official',
    ],
    ['npm: takes the pinned one', { mode: 'npm', installed: { version: '45.4.1', npmPin: null } }, 'npm'],
    ['npm: leaves it alone', { mode: 'npm', installed: pinned }, 'ready'],
  ])('decide %s', (_name, change, decision) => {
    expect(decide({ ...facts, ...change })).toBe(decision);
  });

  it('decide refuses an unknown runtime, and one that this machine cannot run', () => {
    expect(() => decide({ ...facts, mode: 'offical' })).toThrow('ELECTRON_RUNTIME=offical is not known');
    expect(() => decide({ ...facts, mode: 'npm', hasPinned: false })).toThrow('linux-x64 only');
  });
});
