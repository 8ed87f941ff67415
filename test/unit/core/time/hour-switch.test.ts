import { describe, expect, it } from 'vitest';
import { macHourSwitch, registryText, windowsHourSwitch } from '../../../../electron/core/time/hour-switch';

describe('macHourSwitch', () => {
  it.each([
    ['1\n', null, false],
    [null, '1\n', true],
    ['0\n', null, null],
    [null, null, null],
    ['1\n', '1\n', false],
  ])('gives for the 24-hour default %j and the 12-hour default %j: %s', (force24, force12, hour12) => {
    expect(macHourSwitch(force24, force12)).toBe(hour12);
  });
});

describe('windowsHourSwitch', () => {
  const printed = [
    '',
    String.raw`HKEY_CURRENT_USER\Control Panel\International`,
    '    Locale    REG_SZ    00000407',
    '    iTime    REG_SZ    1',
    '    sShortTime    REG_SZ    HH:mm',
    "    sTimeFormat    REG_SZ    HH:mm:ss 'Uhr'",
    '',
  ].join('\r\n');

  it('registryText parses the output of `reg query`', () => {
    expect(registryText(printed, 'sShortTime')).toBe('HH:mm');
    expect(registryText(printed, 'itime')).toBe('1');
    expect(registryText(printed, 'sLongDate')).toBeNull();
    expect(registryText('', 'iTime')).toBeNull();
  });

  it.each([
    ['HH:mm', null, false],
    ['h:mm tt', '1', true],
    ["H'h'mm", null, false],
    ["'h' mm", '0', true],
    [null, '0', true],
    [null, '1', false],
    [null, null, null],
  ])('gives for the short time %j and iTime %j: %s', (shortTime, iTime, hour12) => {
    expect(windowsHourSwitch(shortTime, iTime)).toBe(hour12);
  });
});
