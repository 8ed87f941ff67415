import { describe, expect, it } from 'vitest';
import type { DoctorFacts } from '../../../../electron/core/doctor/doctor-facts';
import { doctorFacts, findingOf, NOW } from './make-doctor-facts';

const base: NonNullable<DoctorFacts['updates']> = {
  version: '0.1.0',
  silence: null,
  way: 'deb',
  newer: null,
  answeredAt: NOW,
  isExpired: false,
  askedAt: NOW,
  failure: null,
  page: 'https://quotide.invalid/releases',
  canInstall: false,
  installs: false,
  installFailure: null,
};
const found = (change: Partial<typeof base>) => findingOf('updates', { updates: { ...base, ...change } });

describe('the finding about updates', () => {
  it.each([
    ['no_feed', /names no place/],
    ['sources', /from its sources/],
    ['off', /Settings, General/],
  ] as const)('names why no feed is requested: %s', (silence, said) => {
    const finding = found({ silence });
    expect(finding).toMatchObject({ state: 'ok', action: null });
    expect(finding.facts.join()).toMatch(said);
  });

  it('names that there is no newer version, or that there was no request yet', () => {
    expect(found({})).toMatchObject({ state: 'ok', facts: ['0.1.0 was the newest, 20:00.'] });
    expect(found({ askedAt: null, answeredAt: null }).facts.join()).toContain('not yet');
  });

  it('names a newer version and how this kind of package is replaced', () => {
    expect(found({ newer: '0.2.0' })).toMatchObject({
      state: 'warning',
      facts: ['Version 0.2.0 is there; this is 0.1.0.'],
      action: 'Open https://quotide.invalid/releases, install the .deb from there.',
    });
    expect(found({ newer: '0.2.0', way: 'appimage' }).action).toContain('in place of yours');
  });

  it('names for a signed package whether it installs updates itself, and the last failure', () => {
    const lines = (change: Partial<typeof base>) => found({ newer: '0.2.0', way: 'other', ...change }).facts;
    expect(lines({ canInstall: true })).toContain('This package can fetch it by itself (Settings, General).');
    const itself = { canInstall: true, installs: true };
    expect(lines(itself)).toContain('It is fetched and checked by itself.');
    expect(found({ newer: '0.2.0', ...itself }).action).toMatch(
      /^Choose “Restart and update” .* or open https/,
    );
    for (const [reason, words] of [
      ['unreachable', 'the download broke off'],
      ['digest', 'the bytes are not those that were published'],
      ['signature', 'its signature could not be confirmed as ours'],
    ] as const)
      expect(lines({ ...itself, installFailure: { at: NOW, version: '0.2.0', reason } })).toContain(
        `The try of 20:00 to fetch it failed: ${words}.`,
      );
    expect(found({ ...itself, newer: null }).facts).toEqual(['0.1.0 was the newest, 20:00.']);
  });

  it('is a warning for an answer without a valid signature, but not for a missing network', () => {
    for (const reason of ['signature', 'redirect', 'malformed', 'too_large', 'older', 'expired'] as const)
      expect(found({ failure: { at: NOW, reason } })).toMatchObject({ state: 'warning' });
    for (const reason of ['unreachable', 'status'] as const)
      expect(found({ failure: { at: NOW, reason } })).toMatchObject({ state: 'unknown', action: null });
    expect(found({ failure: { at: NOW, reason: 'signature' } }).facts).toContain(
      'The answer of 20:00 was not taken: its signature is not ours.',
    );
  });

  it('asks to check the date of the computer first after an answer that has expired', () => {
    expect(found({ failure: { at: NOW, reason: 'expired' } })).toMatchObject({
      facts: expect.arrayContaining([
        'The answer of 20:00 was not taken: its signed time is over, or it has none, so a newer version may be hidden.',
      ]) as string[],
      action:
        'Check the date of this computer. If it is right, look at the releases page yourself; take nothing from elsewhere.',
    });
    expect(found({ failure: { at: NOW, reason: 'older' } }).action).toMatch(/^Look at the releases page/);
  });

  it('is unknown without a history', () => {
    expect(findingOf('updates', { updates: null }).state).toBe('unknown');
    expect(doctorFacts().updates?.silence).toBe('off');
  });
});
