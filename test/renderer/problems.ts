import type { ProblemView, ShownSnapshot } from '../../electron/core/snapshot/snapshot-types';
import { at, MINUTE, normal, NOW, verdict } from './samples';

function problem(
  kind: ProblemView['kind'],
  message: string,
  advice: string,
  action: ProblemView['action'],
  retryAt: number | null = null,
): ProblemView {
  return { kind, message, advice, action, retryAt, since: at('12:00') };
}

/** Each problem in main's words, without numbers. */
export const problems = {
  no_credentials: problem(
    'no_credentials',
    'Sign in to Claude Code first.',
    'Quotide reads the login that Claude Code keeps on this computer. It never changes it.',
    'check_again',
  ),
  expired: problem('expired', 'Your login has expired.', 'Run `claude` once to renew it.', 'copy_command'),
  missing_scope: problem(
    'missing_scope',
    'This login may not read usage.',
    'Sign in to Claude Code again.',
    'copy_command',
  ),
  org_forbids: problem(
    'org_forbids',
    'Your organisation doesn’t allow usage readings.',
    'Quotide asks again each hour.',
    'check_again',
  ),
  keychain_denied: problem(
    'keychain_denied',
    'The keychain didn’t let Quotide in.',
    'Nothing else was tried.',
    'allow_access',
  ),
  rate_limited: problem(
    'rate_limited',
    'Anthropic asks to wait until 14:40.',
    'Quotide asks again then.',
    null,
    at('14:40'),
  ),
  offline: {
    ...problem(
      'offline',
      'Offline since 11:48.',
      'Quotide keeps trying and shows your numbers once Anthropic answers.',
      null,
      NOW + MINUTE,
    ),
    cause: 'no_network' as const,
    since: at('11:48'),
  },
  contract_changed: problem(
    'contract_changed',
    'Anthropic changed its answer, so there is nothing to show.',
    'An update of Quotide will be needed.',
    'check_for_updates',
  ),
} satisfies Record<ProblemView['kind'], ProblemView>;

/** A snapshot without numbers, because of this problem. */
export function empty(reason: ProblemView): ShownSnapshot {
  return {
    ...normal,
    phase: 'empty',
    account: reason.kind === 'no_credentials' ? null : normal.account,
    source: null,
    observedAt: null,
    windows: [],
    extraUsage: null,
    verdict: verdict('muted', reason.message, reason.advice),
    problem: reason,
    nextRefreshAt: reason.retryAt ?? NOW + MINUTE,
    refreshAllowedAt: reason.kind === 'rate_limited' ? reason.retryAt : null,
  };
}
