import { expect, it } from 'vitest';
import { findInDoubt } from '../../../../electron/app/accounts/doubtful-expiry';
import type { LoginOutcome } from '../../../../electron/app/accounts/login';
import { isExpired } from '../../../../electron/sources/credentials/validate';
import { credential } from '../../sources/credentials/support';

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 10, 21);

/** What is found of a login that ends at `expiresAt`, by a clock that is perhaps as late as `NOW`. */
async function found(expiresAt: number, earliest: number, refused: string | null = null) {
  const login = { credential: credential({ expiresAt }), evidence: { tokenHash: 'own' } };
  const find = (_reason: unknown, now = () => NOW): Promise<LoginOutcome> =>
    Promise.resolve({
      login: isExpired(login.credential, now()) ? null : login,
    } as LoginOutcome);
  const clock = { now: () => NOW, earliest: () => earliest };
  return (await findInDoubt(find, clock, () => refused)('background')).login !== null;
}

it('a login is found that is expired only by a doubtful clock', async () => {
  expect(await found(NOW - 20 * HOUR, NOW - 400 * 24 * HOUR)).toBe(true);
});

it('a login that has surely expired is not found', async () => {
  expect(await found(NOW - 20 * HOUR, NOW - 10 * HOUR)).toBe(false);
});

it('a login that Anthropic has refused is not found again, but another one is', async () => {
  expect(await found(NOW - 20 * HOUR, NOW - 400 * 24 * HOUR, 'own')).toBe(false);
  expect(await found(NOW - 20 * HOUR, NOW - 400 * 24 * HOUR, 'another')).toBe(true);
});

it('once Anthropic’s time is known, a login expires by that time', async () => {
  expect(await found(NOW - HOUR, NOW)).toBe(false);
  expect(await found(NOW + HOUR, NOW)).toBe(true);
});
