import { plainCell } from '../text/plain-text';
import { hidePaths } from '../privacy';
import { redact } from '../redact';
import type { Finding } from './finding';

/** The name of another user's home folder, such as one inside WSL. */
const FOREIGN_HOME = /([\\/](?:home|Users)[\\/])(?:[^\\/\s]+(?: [^\\/\s]+){0,3}(?=[\\/])|[^\\/\s]+)/g;

/**
 * Makes a finding safe to publish: home folders become `~`; secrets, addresses and control characters go. The facts
 * are already clean; this is a second check.
 * @param hidden paths that privacy mode removes, besides everything that looks like one; `null` without privacy mode
 */
export function forStrangers(
  finding: Finding,
  homes: readonly string[],
  hidden: readonly string[] | null = null,
): Finding {
  const paths = (text: string) => (hidden === null ? text : hidePaths(text, hidden));
  const clean = (text: string) => redact(hideHomes(paths(plainCell(text).trim()), homes), { maxLength: 300 });
  const { action } = finding;
  return {
    ...finding,
    title: clean(finding.title),
    facts: finding.facts.map(clean),
    action: action === null ? null : clean(action),
  };
}

/** Writes each of the user's home folders as `~`, and removes the user's name from any other home folder. */
export function hideHomes(text: string, homes: readonly string[]): string {
  // The longest first, since one home can lie inside another.
  const known = homes.filter((home) => home.length > 1).sort((a, b) => b.length - a.length);
  const own = known.reduce((rest, home) => withTilde(rest, home.replace(/[\\/]+$/, '')), text);
  return own.replace(FOREIGN_HOME, '$1[user]');
}

function withTilde(text: string, home: string): string {
  const literal = home.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  // Only whole folder names: /home/ann is not the start of /home/anna.
  return text.replace(
    new RegExp(`(?<![\\p{L}\\p{N}_.-])${literal}(?=$|[^\\p{L}\\p{N}_.-]|[.](?:$|\\s))`, 'giu'),
    '~',
  );
}
