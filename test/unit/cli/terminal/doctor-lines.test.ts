import { describe, expect, it } from 'vitest';
import type { DoctorReport } from '../../../../electron/core/doctor/doctor';
import { cellsOf } from '../../../../electron/cli/terminal/columns';
import { doctorLines } from '../../../../electron/cli/terminal/doctor-lines';
import { renderLines } from '../../../../electron/cli/terminal/styled';

const long =
  'This fact has so many words that one line of a terminal cannot take it, wherever it is printed.';
const report: DoctorReport = {
  schema: 1,
  findings: [
    { id: 'login', title: 'Login', state: 'ok', facts: ['Found.', 'It expires soon.'], action: null },
    { id: 'api', title: 'API address', state: 'warning', facts: [long], action: 'Unset it.' },
    { id: 'tray', title: 'Tray', state: 'unknown', facts: [long], action: null },
  ],
};
const textOf = (isVerbose: boolean) => renderLines(doctorLines(report, isVerbose), false);

describe('quotide doctor', () => {
  it('doctor prints the summary first, faults in full, and the rest in a line each', () => {
    const lines = textOf(false).split('\n');
    expect(lines[0]).toBe('1 warning.');
    expect(lines[2]).toBe('WARNING  API address');
    expect(lines).toContain('         → Unset it.');
    expect(lines).toContainEqual(expect.stringMatching(/^ok {7}Login {23}Found\.$/));
    expect(textOf(false)).not.toContain('It expires soon.');
    expect(lines.at(-1)).toBe('All details: quotide doctor -v');
  });

  it('doctor -v prints every fact, in the order of the report', () => {
    const text = textOf(true);
    expect(text).toMatch(/^1 warning\.\n\nok {7}Login\n {9}Found\.\n {9}It expires soon\.\n\nWARNING /);
    expect(text.replaceAll(/\s+/g, ' ').split(long)).toHaveLength(3);
  });

  it.each([true, false])('no line of doctor is wider than 79 cells (verbose: %s)', (isVerbose) => {
    expect(
      textOf(isVerbose)
        .split('\n')
        .filter((line) => cellsOf(line) > 79),
    ).toEqual([]);
  });
});
