/** The user's own switch between a 12-hour and a 24-hour clock; `null`: none is set, so the language decides. */
export type HourSwitch = boolean | null;

/**
 * macOS: two user defaults, of which System Settings sets one ("24-hour time"), depending on what the region is used to.
 * @param force24 what `defaults read -g AppleICUForce24HourTime` prints; `null` where it is not set
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
 * Windows: the pattern of the short time of the region, where `h` counts to 12 and `H` to 24; text in quotes does not
 * count. `iTime` is the older form of the same, 0 for 12 hours and 1 for 24.
 * @returns true for 12 hours
 */
export function windowsHourSwitch(shortTime: string | null, iTime: string | null): HourSwitch {
  const pattern = (shortTime ?? '').replace(/'[^']*'/g, '');
  if (pattern.includes('H')) return false;
  if (pattern.includes('h')) return true;
  if (iTime === '0') return true;
  return iTime === '1' ? false : null;
}

/** A value of text that `reg query KEY` prints as `    sShortTime    REG_SZ    HH:mm`; `null` where it is not there. */
export function registryText(printed: string, name: string): string | null {
  for (const line of printed.split(/\r?\n/)) {
    const [, found, value] = /^\s*(\S+)\s+REG_SZ\s+(.*?)\s*$/.exec(line) ?? [];
    if (found?.toLowerCase() === name.toLowerCase() && value !== undefined) return value;
  }
  return null;
}
