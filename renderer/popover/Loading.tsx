import type { ReactElement } from 'react';
import { expectedWindows } from '../../electron/core/usage/five-hour';
import type { ShownSnapshot } from '../../electron/core/snapshot/snapshot-types';
import { windowName, windowSpoken } from '../../electron/core/text/window-words';
import { windowLabel } from '../../electron/core/usage/windows';
import { formatPercent } from '../../electron/core/text/format';
import { useLocale } from '../state/page-context';
import { AccountPicker } from './AccountPicker';
import { Footer } from './Footer';
import { Head } from './Head';
import { Icon } from '../ui/Icon';
import { SettingsNotice } from '../notices/SettingsNotice';
import { useWords } from '../text/use-words';
import { VerdictLine } from '../limits/VerdictLine';

/** The view of the first start: what is loading, and empty rows. */
export function Loading({ snapshot }: { readonly snapshot: ShownSnapshot }): ReactElement {
  const words = useWords();
  const locale = useLocale();
  const { account, verdict, refreshing, scan } = snapshot;
  return (
    <>
      <Head snapshot={snapshot} />
      <main className="content">
        <VerdictLine verdict={verdict} stale={false} />
        <ol className="steps">
          <li className={account ? 'done' : ''}>
            <Icon name={account ? 'done' : 'wait'} />
            <span>{account ? words.page.loading.found : words.page.loading.looking}</span>
            <span className="sub">{account?.plan}</span>
          </li>
          <li className={refreshing ? '' : 'todo'}>
            <Icon name="wait" />
            <span>{words.page.loading.asking}</span>
          </li>
          {scan !== null && (
            <li>
              <Icon name="wait" />
              <span>{words.page.loading.reading}</span>
              <span className="sub num">
                {formatPercent((scan.done / Math.max(1, scan.total)) * 100, locale)}
              </span>
            </li>
          )}
        </ol>
        <ul className="windows" aria-label={words.row.list} aria-busy="true">
          {expectedWindows(account?.plan).map((id) => (
            <WaitingRow key={id} id={id} />
          ))}
        </ul>
        <SettingsNotice snapshot={snapshot} />
        <AccountPicker snapshot={snapshot} />
      </main>
      <Footer snapshot={snapshot} withRefresh />
    </>
  );
}

function WaitingRow({ id }: { readonly id: string }): ReactElement {
  const words = useWords();
  const window = { id, label: windowLabel(id) };
  return (
    <li className="win">
      <div className="row">
        <span className="win__label nowrap">{windowName(window, words)}</span>
        <span className="win__right">
          <span className="pct pct--text" aria-hidden="true">
            –
          </span>
        </span>
      </div>
      <div className="bar" role="img" aria-label={words.row.spoken.unknown(windowSpoken(window, words))}>
        <i className="bar__track" />
      </div>
      <div className="meta">
        <span>{words.page.loading.waiting}</span>
      </div>
    </li>
  );
}
