import { describe, expect, it } from 'vitest';
import { readJson } from '../../scripts/lib/files.mjs';

/** @type {{packages: Record<string, {integrity?: string, hasInstallScript?: boolean, resolved?: string}>}} */
const lock = readJson('package-lock.json');
const packages = Object.entries(lock.packages).filter(([place]) => place !== '');

/** Packages with a script that npm would run; set-up installs without scripts, and builds what it needs itself. */
const WITH_SCRIPTS = ['node_modules/electron-winstaller', 'node_modules/keytar'];

describe('package-lock.json', () => {
  it('the lock file names every package, each with its sha512', () => {
    expect(packages.length).toBeGreaterThan(600);
    const without = packages.filter(([, { integrity }]) => !/^sha512-[\w+/]{86}==$/.test(integrity ?? ''));
    expect(without.map(([place]) => place)).toEqual([]);
  });

  it('the lock file names two packages with install scripts and no more', () => {
    const scripted = packages.filter(([, { hasInstallScript }]) => hasInstallScript === true);
    expect(scripted.map(([place]) => place)).toEqual(WITH_SCRIPTS);
  });

  it('the lock file names no host: each package comes from the registry that npm is set to', () => {
    expect(packages.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
  });
});
