import type { Words } from '../../electron/core/i18n/words';
import type { ActionId, ProblemKind } from '../../electron/core/problem';
import type { LinkId } from '../state/bridge';

/** The extra controls of a problem's view. */
interface ProblemLook {
  /** Whether running `claude` solves the problem. */
  readonly command: boolean;
  /** A web page to look at meanwhile; `null` without one. */
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

/** A page of the large window that helps with a problem while there are no numbers. */
export type HelpPage = 'estimate' | 'check';

/** The pages that help with each problem, the most useful first. */
export const helpPages: Readonly<Partial<Record<ProblemKind, readonly HelpPage[]>>> = {
  org_forbids: ['estimate'],
  contract_changed: ['estimate', 'check'],
};

/**
 * The label of the button that requests again; `null` where only the footer has one. Estimates and updates are no
 * actions here, so their problems get the same button.
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
