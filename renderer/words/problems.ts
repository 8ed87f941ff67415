import type { ActionId, ProblemKind } from '../../electron/core/problem';
import type { LinkId } from '../bridge';

/** What a state without numbers looks like, beyond the words that main gives. */
interface ProblemLook {
  /** The chip. */
  readonly chip: string;
  /** Whether running `claude` mends it. */
  readonly command: boolean;
  /** Where to look meanwhile. */
  readonly link: { readonly id: LinkId; readonly label: string } | null;
}

const status = { id: 'status_page', label: 'See whether Anthropic is up' } as const;
const usage = { id: 'usage_page', label: 'See your usage on claude.ai' } as const;

export const problemLooks: Readonly<Record<ProblemKind, ProblemLook>> = {
  no_credentials: { chip: 'no login', command: true, link: null },
  expired: { chip: 'login expired', command: true, link: null },
  missing_scope: { chip: 'no access', command: true, link: usage },
  org_forbids: { chip: 'no access', command: false, link: usage },
  keychain_denied: { chip: 'no access', command: false, link: null },
  rate_limited: { chip: 'waiting', command: false, link: usage },
  offline: { chip: 'offline', command: false, link: status },
  contract_changed: { chip: 'no data', command: false, link: usage },
};

/**
 * The label of the button that asks again; `null` where asking is left to the footer. Estimates and
 * updates cannot be offered yet, so what helps there is to ask again.
 */
export function askLabel(action: ActionId | null): string | null {
  switch (action) {
    case null:
      return null;
    case 'allow_access':
      return 'Allow access';
    case 'check_again':
    case 'copy_command':
    case 'show_estimate':
    case 'check_for_updates':
      return 'Check again';
  }
}
