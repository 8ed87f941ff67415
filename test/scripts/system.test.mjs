import { describe, expect, it } from 'vitest';
import { chooseNames, parsePolicy } from '../../scripts/lib/system/apt.mjs';
import { findLack, parseLdconfig, parseLdd } from '../../scripts/lib/system/missing.mjs';
import { REQUIREMENTS } from '../../scripts/lib/system/table.mjs';

const BOOKWORM = 'ID=debian\nVERSION_ID="12"\n';
const NOBLE = 'ID=ubuntu\nVERSION_ID="24.04"\n';
const SOUND = ['libasound2t64', 'libasound2'];

describe('the names of Debian packages', () => {
  it('the names of Debian packages are those that apt could install', () => {
    const policy =
      'libasound2:\n  Installed: (none)\n  Candidate: (none)\n  Version table:\n' +
      'libasound2t64:\n  Installed: (none)\n  Candidate: 1.2.11\n  Version table:\n';
    expect(chooseNames([SOUND], parsePolicy(policy), BOOKWORM)).toEqual(['libasound2t64']);
    expect(chooseNames([SOUND], new Set(['libasound2']), NOBLE)).toEqual(['libasound2']);
  });

  it('the names of Debian packages follow the release where apt has no lists yet', () => {
    expect(chooseNames([SOUND, ['g++']], new Set(), BOOKWORM)).toEqual(['libasound2', 'g++']);
    expect(chooseNames([SOUND], new Set(), NOBLE)).toEqual(['libasound2t64']);
    expect(chooseNames([SOUND], new Set(), 'ID=debian\nPRETTY_NAME="sid"')).toEqual(['libasound2t64']);
  });
});

describe('the check for system packages', () => {
  const all = REQUIREMENTS.flatMap(({ sonames = [] }) => sonames);
  const whole = { loadable: new Set(all), notFound: [], hasCommand: () => true, hasFile: () => true };
  const names = (/** @type {import('../../scripts/lib/system/missing.mjs').Lack} */ lack) =>
    lack.requirements.map(({ debian }) => debian.at(-1));

  it('the check for system packages finds nothing missing where all are there', () => {
    expect(findLack(whole, ['run', 'test', 'build'])).toEqual({ requirements: [], unknown: [] });
  });

  it('the check for system packages looks for libraries, commands and files', () => {
    const loadable = new Set(all.filter((name) => name !== 'libnotify.so.4'));
    const hasCommand = (/** @type {string} */ name) => name !== 'Xvfb';
    const hasFile = (/** @type {string} */ name) => !name.includes('inter');
    const facts = { ...whole, loadable, hasCommand, hasFile };
    expect(names(findLack(facts, ['run', 'test']))).toEqual(['libnotify4', 'xvfb', 'fonts-inter']);
    expect(names(findLack(facts, ['run']))).toEqual(['libnotify4']);
  });

  it('the check for system packages names libraries that are not in its table', () => {
    const lack = findLack({ ...whole, notFound: ['libgbm.so.1', 'libnew.so.1'] }, ['run']);
    expect(names(lack)).toEqual(['libgbm1']);
    expect(lack.unknown).toEqual(['libnew.so.1']);
  });

  it('the check for system packages reads the output of ldd and ldconfig', () => {
    expect(parseLdd('\tlibnss3.so => not found\n\tlibm.so.6 => /lib/libm.so.6 (0x1)\n')).toEqual([
      'libnss3.so',
    ]);
    const cache = '2 libs found\n\tlibz.so.1 (libc6,x86-64) => /lib/libz.so.1\n';
    expect(parseLdconfig(cache)).toEqual(new Set(['libz.so.1']));
  });
});
