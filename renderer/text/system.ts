/** The system on which the page is shown, as far as its words differ. */
export type System = 'mac' | 'windows' | 'linux';

/** The system in Chromium's own description of itself. */
export function systemOf(userAgent: string): System {
  if (userAgent.includes('Macintosh')) return 'mac';
  return userAgent.includes('Windows') ? 'windows' : 'linux';
}
