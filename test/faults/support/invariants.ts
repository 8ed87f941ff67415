import { expect } from 'vitest';
import { openFiles, treeState } from '../../unit/sources/credentials/support';
import { CANARY_TAIL, EMAIL, filesWith } from './places';
import type { World } from './world';

/** Requests that no client in its right mind sends. */
const NEVER = ['empty_bearer', 'no_authorization', 'no_oauth_beta', 'user_agent'];

/** The conditions that must hold after every fault. */
export function invariants(world: World): void {
  const { places, truth, api } = world;
  expect(world.unhandled, 'unhandled rejections').toEqual([]);
  expect(truth.violations, 'what was on screen').toEqual([]);
  for (const word of [CANARY_TAIL, EMAIL]) {
    expect(filesWith(places.dataDir, word), `files with ${word}`).toEqual([]);
    expect(
      world.logLines.filter((line) => line.includes(word)),
      'log',
    ).toEqual([]);
    expect(
      world.stderr.filter((text) => text.includes(word)),
      'stderr',
    ).toEqual([]);
  }
  expect(treeState(places.configDir), "Claude's own files").toEqual(world.claude);
  const odd = api.requests.filter(({ token, refusal }) => !token || NEVER.includes(refusal ?? ''));
  expect(odd.length, 'requests that must never be sent').toBe(0);
  expect(Math.abs(openFiles() - world.fdsAtStart), 'open files against the start').toBeLessThanOrEqual(5);
}
