import { describe, expect, it } from 'vitest';
import { parseCommand } from '../../../../electron/cli/args/args';
import { parseExport } from '../../../../electron/cli/args/export-args';
import { parseImport } from '../../../../electron/cli/args/import-args';

describe('the arguments of quotide export and quotide import', () => {
  it('quotide export reads --ledger and a beginning', () => {
    expect(parseExport(['--ledger'])).toEqual({ ok: true, value: { since: null } });
    expect(parseExport(['--ledger', '--since', '2026-11-21T20:00:00.000Z'])).toEqual({
      ok: true,
      value: { since: { kind: 'instant', at: Date.UTC(2026, 10, 21, 20) } },
    });
  });

  it.each([
    [[]],
    [['--since', '2026-11-21']],
    [['--ledger', '--since', 'x']],
    [['--ledger=1']],
    [['--all']],
    [['x']],
  ])('quotide export prints one line about what is allowed instead of %j', (words) => {
    const parsed = parseExport(words);
    expect(!parsed.ok && parsed.error).toMatch(
      /^quotide: .*; use: quotide export \[--ledger\] \[--since D\]$/,
    );
  });

  it('quotide import names the machine by the option, else by the file', () => {
    const machineOf = (words: readonly string[]) => {
      const parsed = parseImport(words);
      return parsed.ok ? parsed.value.machine : parsed.error;
    };
    expect(machineOf(['a/laptop.txt'])).toBe('laptop');
    expect(machineOf(['-', '--name', 'build server'])).toBe('build server');
    expect(machineOf(['-'])).toBe('--name is needed for the standard input');
    expect(machineOf(['x', '--name', '\u001b'])).toBe('--name needs a name');
    expect(parseCommand(['import'])).toMatchObject({ ok: false });
    expect(parseCommand(['import', 'a', 'b'])).toMatchObject({ ok: false });
  });
});
