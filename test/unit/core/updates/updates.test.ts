import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  hasJustFailed,
  holds,
  isNews,
  noUpdateMemory,
  timeForFeed,
  withAnswer,
  withFailure,
  withInstall,
  untilUpdateLook,
  updateState,
  updateWay,
} from '../../../../electron/core/updates/updates';
import { noInstall } from '../../../../electron/core/updates/install';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 25);
const facts = { version: '0.1.0', silence: null, way: 'deb', canInstall: false, install: noInstall } as const;
const release = (version: string, signedAt = NOW) => ({
  version,
  files: [],
  signedAt,
  expiresAt: signedAt + 60 * DAY,
});

describe('untilUpdateLook', () => {
  it('is some minutes after the first start, and at once after the switch', () => {
    expect(untilUpdateLook(null, NOW, 0, false)).toBe(120_000);
    expect(untilUpdateLook(null, NOW, 0.999, false)).toBeLessThan(720_000);
    expect(untilUpdateLook(null, NOW, 0.5, true)).toBe(0);
  });

  it('is never within a day, and never later than 30 hours after the last request', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -400 * DAY, max: 400 * DAY }),
        fc.double({ min: 0, max: 0.999_999, noNaN: true }),
        fc.boolean(),
        (ago, random, atOnce) => {
          const delay = untilUpdateLook(NOW - ago, NOW, random, atOnce);
          // After the clock was set back, the last request counts as one of this moment.
          expect(Math.max(0, ago) + delay).toBeGreaterThanOrEqual(DAY);
          expect(delay).toBeLessThanOrEqual(1.25 * DAY);
          expect(delay).toBeGreaterThanOrEqual(0);
        },
      ),
      { seed: 8, numRuns: 500 },
    );
  });
});

describe('an accepted answer', () => {
  const known = withAnswer(noUpdateMemory, release('0.3.0'), NOW);

  it('is shown while its version is newer than the running one', () => {
    expect(updateState(known, facts)).toMatchObject({ newer: '0.3.0', inTray: true, answeredAt: NOW });
    expect(updateState(known, { ...facts, version: '0.3.0' })).toMatchObject({ newer: null, inTray: false });
    expect(updateState(known, { ...facts, version: '0.4.0' }).newer).toBeNull();
  });

  it('is shown in the tray until its page was opened, and the next version again', () => {
    const settled = { ...known, settled: '0.3.0' };
    expect(updateState(settled, facts)).toMatchObject({ newer: '0.3.0', inTray: false });
    expect(updateState(withAnswer(settled, release('0.3.1'), NOW), facts)).toMatchObject({ inTray: true });
  });

  it('is not replaced by an older one, or by one without a version', () => {
    const again = withAnswer(known, release('0.2.9'), NOW + DAY);
    expect(again).toMatchObject({ answer: known.answer, failure: { at: NOW + DAY, reason: 'older' } });
    expect(withAnswer(known, release('latest'), NOW).failure?.reason).toBe('malformed');
    expect(updateState(again, facts).newer).toBe('0.3.0');
  });

  it('is not replaced by one of the same version that was signed earlier', () => {
    const again = withAnswer(known, release('0.3.0', NOW - 1), NOW + DAY);
    expect(again).toMatchObject({ answer: known.answer, failure: { reason: 'older' } });
    expect(withAnswer(known, release('0.3.0', NOW), NOW + DAY).failure).toBeNull();
  });

  it('holds until its end, by a clock that is not behind the date of its signature', () => {
    expect(holds(noUpdateMemory, NOW)).toBe(false);
    expect(holds(known, NOW + 60 * DAY - 1)).toBe(true);
    expect(holds(known, NOW + 60 * DAY)).toBe(false);
    expect(timeForFeed(known, NOW - 3650 * DAY)).toBe(NOW);
    expect(timeForFeed(known, NOW + DAY)).toBe(NOW + DAY);
    expect(timeForFeed(noUpdateMemory, 7)).toBe(7);
  });

  it('stays when a later one has expired, and the state names that while the feed is asked', () => {
    const expired = withFailure(known, 'expired', NOW + DAY);
    expect(updateState(expired, facts)).toMatchObject({ newer: '0.3.0', isExpired: true });
    expect(updateState(expired, { ...facts, silence: 'off' }).isExpired).toBe(false);
    expect(updateState(known, facts).isExpired).toBe(false);
  });

  it('stays after a failure, whose reason goes with the next accepted one', () => {
    const failed = withFailure(known, 'signature', NOW + DAY);
    expect(updateState(failed, facts)).toEqual(updateState(known, facts));
    expect(withAnswer(failed, release('0.3.0'), NOW + 2 * DAY).failure).toBeNull();
  });

  it.each(['no_feed', 'sources', 'off'] as const)(
    'is not shown while no feed is requested (%s)',
    (silence) => {
      expect(updateState(known, { ...facts, silence })).toMatchObject({ newer: null, answeredAt: null });
    },
  );
});

describe('a version that is being installed', () => {
  const known = withAnswer(noUpdateMemory, release('0.3.0'), NOW);
  const ready = { kind: 'ready', version: '0.3.0' } as const;

  it('shows its progress while it is the newest', () => {
    expect(updateState(known, { ...facts, install: ready }).install).toEqual(ready);
    const old = { ...facts, install: { kind: 'ready', version: '0.2.0' } as const };
    expect(updateState(known, old).install).toEqual(noInstall);
    expect(updateState(known, { ...facts, install: ready, silence: 'off' }).install).toEqual(noInstall);
    expect(updateState(known, { ...facts, install: ready, version: '0.3.0' }).install).toEqual(noInstall);
  });

  it('is in the tray when it is ready, though its page was opened before', () => {
    const settled = { ...known, settled: '0.3.0' };
    expect(updateState(settled, facts).inTray).toBe(false);
    expect(updateState(settled, { ...facts, install: ready }).inTray).toBe(true);
  });

  it('has a failure that is stored until a later success', () => {
    const failed = withInstall(known, '0.3.0', 'digest', NOW);
    expect(failed.installFailure).toEqual({ at: NOW, version: '0.3.0', reason: 'digest' });
    expect(withInstall(failed, '0.3.0', null, NOW).installFailure).toBeNull();
    expect([known, failed].map((memory) => hasJustFailed(memory, NOW + DAY - 1))).toEqual([false, true]);
    expect(hasJustFailed(failed, NOW + DAY)).toBe(false);
  });
});

describe('isNews', () => {
  it.each([
    ['0.2.0', '0.1.0', true],
    ['0.1.0', '0.1.0', false],
    ['0.0.9', '0.1.0', false],
    ['0.2.0-beta.1', '0.1.0', false],
    ['0.2.0-beta.2', '0.2.0-beta.1', true],
    ['0.2.0', '0.2.0-beta.1', true],
    ['nonsense', '0.1.0', false],
    ['1.0.0', 'nonsense', false],
  ])('offers %s to a user of %s: %s', (offered, running, news) => {
    expect(isNews(offered, running)).toBe(news);
  });
});

it('each kind of package has its own way to install', () => {
  expect(['deb', 'rpm', 'AppImage', null].map((kind) => updateWay(kind))).toEqual([
    ...['deb', 'rpm', 'appimage', 'other'],
  ]);
});
