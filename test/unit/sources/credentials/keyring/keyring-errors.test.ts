import { describe, expect, it } from 'vitest';
import { explainRejection } from '../../../../../electron/sources/credentials/keyring/keyring-errors';

describe('explainRejection', () => {
  it.each([
    [
      'Unknown or unsupported transport “disabled” for address “disabled:”',
      'absent',
      'no keyring service runs here',
    ],
    ['Cannot autolaunch D-Bus without X11 $DISPLAY', 'absent', 'no keyring service runs here'],
    [
      'The name org.freedesktop.secrets was not provided by any .service files',
      'absent',
      'no keyring service runs here',
    ],
    ['Could not connect: No such file or directory', 'absent', 'no keyring service runs here'],
    [
      'The name :1.2 was not provided by any .service files',
      'absent',
      'the keyring service has ended; if it runs again, restart Quotide',
    ],
    [
      'Failed to load keytar native addon, checked ["../build"]',
      'unreadable',
      'the keyring library could not be loaded',
    ],
    [
      'libsecret-1.so.0: cannot open shared object file',
      'unreadable',
      'the keyring library could not be loaded',
    ],
    ['Cannot create an item in a locked collection', 'denied', 'the keyring stayed locked'],
    ['Prompt was dismissed', 'denied', 'the keyring stayed locked'],
    ['Etwas ganz anderes', 'denied', 'the keyring refused'],
  ])('explainRejection explains %j as %s', (message, outcome, detail) => {
    expect(explainRejection(new Error(message))).toEqual({ outcome, detail });
    expect(explainRejection(message)).toEqual({ outcome, detail });
  });
});
