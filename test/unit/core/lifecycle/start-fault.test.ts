import fc from 'fast-check';
import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../../../electron/core/i18n/words';
import {
  mendingCommand,
  type StartFault,
  type StartFaultKind,
} from '../../../../electron/core/lifecycle/start-fault';
import { startFaultText } from '../../../../electron/core/lifecycle/start-fault-text';
import { languageIds } from '../../../../electron/core/i18n/languages';

const fault = (kind: StartFaultKind, change: Partial<StartFault> = {}): StartFault => ({
  kind,
  folder: '/home/ann/.config/Quotide',
  at: '/home/ann/.config/Quotide',
  owner: 'root',
  isOwn: false,
  reason: 'permission denied',
  ...change,
});
const kinds: readonly StartFaultKind[] = [
  'not_writable',
  'not_makeable',
  'read_only',
  'no_space',
  'not_a_folder',
  'dangling_link',
  'not_lockable',
  'other',
];

describe('startFaultText', () => {
  it('names the folder, the owner and the command for each fault in each language', () => {
    for (const words of languageIds)
      for (const kind of kinds) {
        const { title, sentences } = startFaultText(
          fault(kind),
          'linux',
          wordsOf({ language: 'en-GB', timeZone: 'UTC', words }).startFault,
        );
        const text = sentences.join(' ');
        expect(title).toContain('Quotide');
        expect(text).toContain('/home/ann/.config/Quotide');
        expect(text).toContain('root');
        expect(text).toContain('QUOTIDE_DATA_DIR');
        const command = mendingCommand(fault(kind), 'linux');
        if (kind === 'other') expect(command).toBeNull();
        else expect(text).toContain(command);
      }
  });

  it('leaves out an unknown owner', () => {
    const words = wordsOf({ language: 'en-GB', timeZone: 'UTC' }).startFault;
    const { sentences } = startFaultText(fault('other', { owner: null }), 'win32', words);
    expect(sentences).toEqual([
      'The data folder /home/ann/.config/Quotide cannot be used: permission denied.',
      'Or set QUOTIDE_DATA_DIR to another folder.',
    ]);
  });
});

describe('mendingCommand', () => {
  it('gives a folder of another owner back to the user, and makes the user’s own folder accessible', () => {
    expect(mendingCommand(fault('not_writable'), 'linux')).toBe(
      'sudo chown -R "$(id -un)" /home/ann/.config/Quotide',
    );
    expect(mendingCommand(fault('not_writable', { isOwn: true }), 'darwin')).toBe(
      'chmod -R u+rwX /home/ann/.config/Quotide',
    );
    expect(mendingCommand(fault('not_writable', { at: String.raw`C:\Data` }), 'win32')).toBe(
      String.raw`icacls "C:\Data" /grant "%USERNAME%:(OI)(CI)F"`,
    );
  });

  it('never changes the owner of a folder above the data folder', () => {
    expect(mendingCommand(fault('not_makeable', { at: '/home' }), 'linux')).toBe(
      'sudo install -d -m 700 -o "$(id -un)" /home/ann/.config/Quotide',
    );
  });

  it.skipIf(process.platform === 'win32' /* it runs a POSIX shell */)(
    'quotes any path as one word of a shell',
    () => {
      const names = fc
        .string({ minLength: 1, maxLength: 12 })
        .map((name) => `/${name.replaceAll(/[\0\n/]/g, '_')}`);
      fc.assert(
        fc.property(names, (at) => {
          const command = mendingCommand(fault('dangling_link', { at }), 'linux') ?? '';
          const word = command.slice('mkdir -p '.length);
          const said = execFileSync('sh', ['-c', `printf '%s' ${word}`], { encoding: 'utf8' });
          expect(said).toBe(at);
        }),
        { seed: 6, numRuns: 50 },
      );
    },
  );
});
