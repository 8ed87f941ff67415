import { plainCell } from '../plain-text';
import { hidePaths } from '../privacy';
import { redact } from '../redact';
import type { Finding } from './finding';

/** The name of a home folder that is none of ours, such as a user's inside WSL. */
const FOREIGN_HOME = /([\\/](?:home|Users)[\\/])(?:[^\\/\s]+(?: [^\\/\s]+){0,3}(?=[\\/])|[^\\/\s]+)/g;

/**
 * Makes a finding fit to be shown to strangers: home folders become `~`, secrets and addresses go, and nothing of it
 * can steer a terminal. Whoever wrote the facts took care already; this is the second net.
 * @param hidden paths that privacy mode leaves out, beside all that looks like one; `null`: paths stay
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

/** Writes each home folder as `~`, and leaves out whose home another one is. */
export function hideHomes(text: string, homes: readonly string[]): string {
  // The longer first: one home may lie in another.
  const known = homes.filter((home) => home.length > 1).sort((a, b) => b.length - a.length);
  const own = known.reduce((rest, home) => withTilde(rest, home.replace(/[\\/]+$/, '')), text);
  return own.replace(FOREIGN_HOME, '$1[user]');
}

function withTilde(text: string, home: string): string {
  const literal = home.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  // Whole folder names only: /home/ann is not the start of /home/anna.
  return text.replace(
    new RegExp(`(?<![\\p{L}\\p{N}_.-])${literal}(?=$|[^\\p{L}\\p{N}_.-]|[.](?:$|\\s))`, 'giu'),
    '~',
  );
}
