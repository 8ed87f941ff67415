import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  installFailures,
  isToFetch,
  noInstall,
  replacesItself,
  stepInstall,
  type Install,
  type InstallEvent,
} from '../../../../electron/core/updates/install';
import { fileFor } from '../../../../electron/core/updates/release';

const after = (...events: readonly InstallEvent[]) => events.reduce<Install>(stepInstall, noInstall);
const begun = { kind: 'begun', version: '0.2.0' } as const;
const checked = { kind: 'checked' } as const;

describe('stepInstall', () => {
  it('goes from downloading to ready', () => {
    expect(after(begun)).toEqual({ kind: 'downloading', version: '0.2.0', percent: 0 });
    expect(after(begun, { kind: 'progress', percent: 42.9 })).toMatchObject({ percent: 42 });
    expect(after(begun, checked)).toEqual({ kind: 'ready', version: '0.2.0' });
  });

  it('never lowers the percent, nor raises it above 100', () => {
    const progress = (percent: number) => ({ kind: 'progress', percent }) as const;
    expect(after(begun, progress(50), progress(20))).toMatchObject({ percent: 50 });
    expect(after(begun, progress(400))).toMatchObject({ percent: 100 });
  });

  it.each(installFailures)('fails (%s) while downloading, and also once it is ready', (reason) => {
    const failed = { kind: 'failed', version: '0.2.0', reason };
    expect(after(begun, { kind: 'failed', reason })).toEqual(failed);
    expect(after(begun, checked, { kind: 'failed', reason })).toEqual(failed);
  });

  it('forgets a version that is stopped', () => {
    expect(after(begun, checked, { kind: 'stopped' })).toEqual(noInstall);
  });

  it('is ready only after a check of a started download, for any events', () => {
    const event = fc.oneof(
      fc.constantFrom<InstallEvent>(checked, { kind: 'stopped' }, begun, { kind: 'begun', version: '0.3.0' }),
      fc.record({
        kind: fc.constant('progress' as const),
        percent: fc.double({ min: 0, max: 100, noNaN: true }),
      }),
      fc.record({ kind: fc.constant('failed' as const), reason: fc.constantFrom(...installFailures) }),
    );
    fc.assert(
      fc.property(fc.array(event, { maxLength: 12 }), (events) => {
        const end = after(...events);
        if (end.kind !== 'ready') return;
        const kinds = events.map(({ kind }) => kind);
        const [from, to] = [kinds.lastIndexOf('begun'), kinds.lastIndexOf('checked')];
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeGreaterThan(from);
        const between = kinds.slice(from + 1, to);
        expect(between.filter((kind) => kind === 'failed' || kind === 'stopped')).toEqual([]);
        expect(events[from]).toMatchObject({ version: end.version });
      }),
      { seed: 8, numRuns: 1000 },
    );
  });

  it('downloads once, again after a failure, and again for a newer version', () => {
    expect(isToFetch(noInstall, '0.2.0')).toBe(true);
    expect(isToFetch(after(begun), '0.2.0')).toBe(false);
    expect(isToFetch(after(begun, checked), '0.2.0')).toBe(false);
    expect(isToFetch(after(begun, { kind: 'failed', reason: 'unreachable' }), '0.2.0')).toBe(true);
    expect(isToFetch(after(begun, checked), '0.2.1')).toBe(true);
  });
});

it.each([
  ['win32', 'NSIS', true],
  ['win32', 'portable', false],
  ['win32', null, false],
  ['darwin', 'app', true],
  ['darwin', null, false],
  ['linux', 'deb', false],
  ['linux', 'AppImage', false],
] as const)('on %s, a package of the kind %s replaces itself: %s', (platform, kind, itself) => {
  expect(replacesItself(platform, kind)).toBe(itself);
});

it('each system has the one file with its name and the version', () => {
  const names = ['Quotide-1.2.3-x64.exe', 'Quotide-1.2.3-arm64.exe', 'Quotide-1.2.3-universal.zip'];
  const release = (version: string) => ({
    version,
    files: names.map((name) => ({ name, bytes: 1, sha512: 'A' })),
  });
  const found = (platform: string, arch: string, version = '1.2.3') =>
    fileFor(release(version), platform, arch)?.name ?? null;
  expect([found('win32', 'x64'), found('win32', 'arm64')]).toEqual(names.slice(0, 2));
  expect([found('darwin', 'x64'), found('darwin', 'arm64')]).toEqual([names[2], names[2]]);
  expect([found('linux', 'x64'), found('win32', 'ia32'), found('win32', 'x64', '1.2.4')]).toEqual([
    ...[null, null, null],
  ]);
});
