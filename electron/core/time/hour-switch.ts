/** The user's switch between a 12-hour (true) and a 24-hour clock; `null`: not set, so the language decides. */
export type HourSwitch = boolean | null;

/**
 * macOS: System Settings ("24-hour time") sets one of two user defaults; which one depends on the region's usual clock.
 * @param force24 the output of `defaults read -g AppleICUForce24HourTime`; `null` where it is not set
 * @param force12 the same of `AppleICUForce12HourTime`
 * @returns true for 12 hours
 */
export function macHourSwitch(force24: string | null, force12: string | null): HourSwitch {
  if (isYes(force24)) return false;
  if (isYes(force12)) return true;
  return null;
}

function isYes(value: string | null): boolean {
  return /^(1|yes|true)$/i.test(value?.trim() ?? '');
}

/**
 * Windows: the region's pattern of the short time, in which `h` counts to 12 and `H` to 24; quoted text does not count.
 * `iTime` is its older form, 0 for 12 hours and 1 for 24.
 * @returns true for 12 hours
 */
export function windowsHourSwitch(shortTime: string | null, iTime: string | null): HourSwitch {
  const pattern = (shortTime ?? '').replace(/'[^']*'/g, '');
  if (pattern.includes('H')) return false;
  if (pattern.includes('h')) return true;
  if (iTime === '0') return true;
  return iTime === '1' ? false : null;
}

/** A text value in the output of `reg query KEY`, such as `    sShortTime    REG_SZ    HH:mm`; `null` without it. */
export function registryText(printed: string, name: string): string | null {
  for (const line of printed.split(/\r?\n/)) {
    const [, found, value] = /^\s*(\S+)\s+REG_SZ\s+(.*?)\s*$/.exec(line) ?? [];
    if (found?.toLowerCase() === name.toLowerCase() && value !== undefined) return value;
  }
  return null;
}
