import type { ReactElement } from 'react';
import { formatAge, formatClock, formatPercent } from '../../electron/core/text/format';
import type { AccountSummary, ShownSnapshot } from '../../electron/core/snapshot/snapshot-types';
import { send } from '../state/bridge';
import { useBridge, useDisplay, useLocale, useNow } from '../state/page-context';
import { useWords } from '../text/use-words';
import { Icon } from '../ui/Icon';
import { SeveritySign } from '../limits/SeveritySign';

/** All accounts with their fullest window; a click shows that account. Nothing for a single account. */
export function AccountPicker({ snapshot }: { readonly snapshot: ShownSnapshot }): ReactElement | null {
  const words = useWords().popover.accounts;
  const { accounts } = snapshot;
  if (accounts.length < 2) return null;
  return (
    <section className="block accounts" aria-label={words.title}>
      <ul>
        {accounts.map((account) => (
          <li key={account.dir}>
            <AccountRow account={account} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function AccountRow({ account }: { readonly account: AccountSummary }): ReactElement {
  const bridge = useBridge();
  const words = useWords().popover.accounts;
  const { dir, dirLabel, name, plan, chosen, severity } = account;
  return (
    <button
      type="button"
      className="account"
      title={dirLabel}
      aria-current={chosen}
      onClick={() => send(bridge.changeSettings({ accounts: { chosenDir: dir } }))}
    >
      <span className="account__mark">{chosen && <Icon name="done" />}</span>
      <span className="account__who">
        {name ?? dirLabel}
        {plan !== null && <small> {plan}</small>}
        {chosen && <span className="sr"> {words.shown}</span>}
      </span>
      <span className="win__right">
        <SeveritySign severity={severity} />
        <Share account={account} />
      </span>
    </button>
  );
}

/** The percent with its age, or a text where there is no percent. */
function Share({ account }: { readonly account: AccountSummary }): ReactElement {
  const now = useNow();
  const locale = useLocale();
  const { amount } = useDisplay();
  const words = useWords().popover;
  const { utilization, observedAt, stale } = account;
  if (utilization === null || observedAt === null) {
    return <span className="sub">{words.accounts.noNumber}</span>;
  }
  const shown = formatPercent(amount === 'used' ? utilization : Math.max(0, 100 - utilization), locale);
  return (
    <>
      <span className="sub">
        {stale && <Icon name="clock" />}
        {stale
          ? formatClock(observedAt, now, locale)
          : words.accounts.ago(formatAge(Math.max(0, now - observedAt), locale))}
      </span>
      <span className="num">{amount === 'used' ? shown : words.amount.left(shown)}</span>
    </>
  );
}
