import fc from 'fast-check';
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { statuslineAdvice } from '../../../../electron/core/statusline/advice';

const commandOf = (json: string) =>
  (JSON.parse(json) as { statusLine: { command: string } }).statusLine.command;

describe('statuslineAdvice', () => {
  it('is the command alone where there is no status line yet, without one to restore', () => {
    const { settings, before, installed } = statuslineAdvice('/opt/quotide/bin/quotide', null, 'linux');
    expect(JSON.parse(settings)).toEqual({
      statusLine: { type: 'command', command: '/opt/quotide/bin/quotide statusline' },
    });
    expect([before, installed]).toEqual([null, false]);
  });

  it('chains an existing status line, and names it for restoring', () => {
    const { settings, before } = statuslineAdvice('/opt/quotide', "jq -r '.model.display_name'", 'linux');
    expect(commandOf(settings)).toBe("/opt/quotide statusline --chain 'jq -r '\\''.model.display_name'\\'''");
    expect(commandOf(before ?? '')).toBe("jq -r '.model.display_name'");
  });

  it('recognizes its own command, with the line that it chains', () => {
    const first = statuslineAdvice('/opt/my apps/quotide', "date +'%H:%M'", 'linux');
    const again = statuslineAdvice('/opt/my apps/quotide', commandOf(first.settings), 'linux');
    expect(again).toEqual({ ...first, installed: true });
    const windows = statuslineAdvice('C:\\Program Files\\Quotide\\quotide.cmd', null, 'win32');
    const command = commandOf(windows.settings);
    expect(command).toBe('"C:\\Program Files\\Quotide\\quotide.cmd" statusline');
    expect(statuslineAdvice('x', command, 'win32').installed).toBe(true);
  });

  it.skipIf(process.platform === 'win32' /* it runs a POSIX shell */)(
    'is correct in the shell for any existing line',
    () => {
      const line = fc.string({ minLength: 1, maxLength: 30 }).filter((text) => !text.includes('\0'));
      fc.assert(
        fc.property(line, (present) => {
          const command = commandOf(statuslineAdvice('printf', present, 'linux').settings);
          const script = command.replace('printf statusline --chain', "printf '%s'");
          const { stdout } = spawnSync('/bin/sh', ['-c', script], { encoding: 'utf8' });
          expect(stdout).toBe(present);
        }),
        { seed: 6, numRuns: 40 },
      );
    },
  );
});
