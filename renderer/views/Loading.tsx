import type { ReactElement } from 'react';
import type { Snapshot } from '../../electron/core/snapshot-types';
import { Accounts } from '../parts/Accounts';
import { Footer } from '../parts/Footer';
import { Head } from '../parts/Head';
import { Icon } from '../parts/Icon';
import { VerdictLine } from '../parts/VerdictLine';

const expected = ['5-hour', '7-day'] as const;

/** The first start: what is being waited for, and the rows that will fill. */
export function Loading({ snapshot }: { readonly snapshot: Snapshot }): ReactElement {
  const { account, verdict, refreshing } = snapshot;
  return (
    <>
      <Head snapshot={snapshot} />
      <main className="content">
        <VerdictLine verdict={verdict} stale={false} />
        <ol className="steps">
          <li className={account ? 'done' : ''}>
            <Icon name={account ? 'done' : 'wait'} />
            <span>{account ? 'Found Claude Code’s login' : 'Looking for Claude Code’s login'}</span>
            <span className="sub">{account?.plan}</span>
          </li>
          <li className={refreshing ? '' : 'todo'}>
            <Icon name="wait" />
            <span>Asking Anthropic for your limits</span>
          </li>
        </ol>
        <ul className="windows" aria-label="Rate-limit windows" aria-busy="true">
          {expected.map((label) => (
            <WaitingRow key={label} label={label} />
          ))}
        </ul>
        <Accounts snapshot={snapshot} />
      </main>
      <Footer snapshot={snapshot} withRefresh />
    </>
  );
}

function WaitingRow({ label }: { readonly label: string }): ReactElement {
  return (
    <li className="win">
      <div className="row">
        <span className="win__label nowrap">{label}</span>
        <span className="win__right">
          <span className="pct pct--text" aria-hidden="true">
            –
          </span>
        </span>
      </div>
      <div className="bar" role="img" aria-label={`${label} window: not known yet`}>
        <i className="bar__track" />
      </div>
      <div className="meta">
        <span>waiting for Anthropic</span>
      </div>
    </li>
  );
}
