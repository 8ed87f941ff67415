import { expect, it } from 'vitest';
import { InstallError, reasonOf } from '../../../../electron/updater/installer/install-failure';

const withCode = (code: unknown) => Object.assign(new Error('…'), { code });

// What each leads to on the way: test/faults/update-*.test.ts.
it.each([
  ['one of ours', new InstallError('redirect', '…'), 'redirect'],
  ["electron-updater's word for a signature", withCode('ERR_UPDATER_INVALID_SIGNATURE'), 'signature'],
  ['a full disk', withCode('ENOSPC'), 'disk'],
  ['a folder that may not be written', withCode('EACCES'), 'disk'],
  ['a name of the network', withCode('ERR_NETWORK'), 'other'],
  ['a number', withCode(5), 'other'],
  ['an error without a code', new Error('…'), 'other'],
  ['a text', 'no', 'other'],
  ['nothing', null, 'other'],
])('reasonOf gives the reason of a failure by %s', (_what, error, reason) => {
  expect(reasonOf(error)).toBe(reason);
});
