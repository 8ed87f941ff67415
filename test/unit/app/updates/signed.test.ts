import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { readUpdateMemory } from '../../../../electron/app/updates/kept';
import { canInstall } from '../../../../electron/app/updates/signed';
import { noUpdateMemory } from '../../../../electron/core/updates';

/** A package's folder of bundles, with app-update.yml and what installs, or without. */
function built({ config = true, installer = true } = {}): string {
  const resources = fs.mkdtempSync(path.join(os.tmpdir(), 'quotide-signed-'));
  onTestFinished(() => {
    fs.rmSync(resources, { recursive: true });
  });
  const dist = path.join(resources, 'app', 'dist');
  fs.mkdirSync(dist, { recursive: true });
  if (config) fs.writeFileSync(path.join(resources, 'app-update.yml'), 'provider: generic\n');
  if (installer) fs.writeFileSync(path.join(dist, 'installer.cjs'), '');
  return dist;
}

it('an installed package whose build was signed can install', () => {
  expect(canInstall(built(), 'win32', { kind: 'NSIS' })).toBe(true);
  expect(canInstall(built(), 'darwin', { kind: 'app' })).toBe(true);
});

it('no other can: not signed, portable, on Linux, from its sources', () => {
  expect(canInstall(built({ config: false }), 'win32', { kind: 'NSIS' })).toBe(false);
  expect(canInstall(built({ installer: false }), 'win32', { kind: 'NSIS' })).toBe(false);
  expect(canInstall(built(), 'win32', { kind: 'portable' })).toBe(false);
  expect(canInstall(built(), 'linux', { kind: 'deb' })).toBe(false);
  expect(canInstall(built(), 'linux', { kind: 'AppImage' })).toBe(false);
  expect(canInstall(built(), 'win32', null)).toBe(false);
});

it('what an earlier version remembered is still known', () => {
  const stored = { askedAt: 1, answer: { at: 1, version: '0.2.0' }, failure: null, settled: '0.2.0' };
  expect(readUpdateMemory({ kept: () => stored })).toEqual({
    ...stored,
    answer: { ...stored.answer, files: [] },
    installFailure: null,
  });
  expect(readUpdateMemory({ kept: () => ({ ...stored, installFailure: 'nonsense' }) })).toEqual(
    noUpdateMemory,
  );
});
