import type { Words } from '../../electron/core/i18n/words';
import type { ActionId, ProblemKind } from '../../electron/core/problem';
import type { LinkId } from '../bridge';

/** What a state without numbers looks like, beyond the words that main gives. */
interface ProblemLook {
  /** Whether running `claude` mends it. */
  readonly command: boolean;
  /** Where to look meanwhile. */
  readonly link: LinkId | null;
}

export const problemLooks: Readonly<Record<ProblemKind, ProblemLook>> = {
  no_credentials: { command: true, link: null },
  expired: { command: true, link: null },
  missing_scope: { command: true, link: 'usage_page' },
  org_forbids: { command: false, link: 'usage_page' },
  keychain_denied: { command: false, link: null },
  rate_limited: { command: false, link: 'usage_page' },
  offline: { command: false, link: 'status_page' },
  contract_changed: { command: false, link: 'usage_page' },
};

/**
 * The label of the button that asks again; `null` where asking is left to the footer. Estimates and
 * updates cannot be offered yet, so what helps there is to ask again.
 */
export function askLabel(action: ActionId | null, words: Words['page']): string | null {
  switch (action) {
    case null:
      return null;
    case 'allow_access':
      return words.allowAccess;
    case 'check_again':
    case 'copy_command':
    case 'show_estimate':
    case 'check_for_updates':
      return words.checkAgain;
  }
}
