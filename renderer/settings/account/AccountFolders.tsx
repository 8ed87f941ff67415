import { useState } from 'react';
import type { ReactElement } from 'react';
import type { AccountSummary } from '../../../electron/core/snapshot/snapshot-types';
import { useBridge, useSnapshot } from '../../state/page-context';
import { useWords } from '../../text/use-words';
import { SwitchRow } from '../controls';
import { FiveHourRow } from './FiveHourRow';
import { Group, Row } from '../Row';
import { useChanger, useSettings } from '../use-settings';

/** The accounts: which config folders are read, and which account is shown. */
export function Accounts(): ReactElement {
  const words = useWords().settings.accounts;
  const accounts = useSnapshot()?.accounts ?? [];
  return (
    <Group id="accounts" title={words.title} note={words.readOnly}>
      {accounts.map((account) => (
        <Account key={account.dir} account={account} alone={accounts.length === 1} />
      ))}
      <FiveHourRow />
      <SwitchRow
        label={words.showNames}
        note={words.showNamesNote}
        value={useSettings().accounts.showNames}
        to={(showNames) => ({ accounts: { showNames } })}
      />
      <AddFolder />
    </Group>
  );
}

function Account(props: { readonly account: AccountSummary; readonly alone: boolean }): ReactElement {
  const { account, alone } = props;
  const words = useWords().settings.accounts;
  const { configDirs, chosenDir } = useSettings().accounts;
  const { error, change } = useChanger();
  const login = [account.plan, account.name].filter((word) => word !== null).join(' · ');
  const remove = () => {
    const rest = configDirs.filter((dir) => dir !== account.dir);
    return change({
      accounts: { configDirs: rest, chosenDir: chosenDir === account.dir ? null : chosenDir },
    });
  };
  return (
    <Row
      label={account.dirLabel}
      note={login === '' ? words.noLogin : login}
      error={error}
      control={() => (
        <>
          {configDirs.includes(account.dir) && (
            <button
              type="button"
              className="btn btn--quiet"
              aria-label={words.removeNamed(account.dirLabel)}
              onClick={() => void remove()}
            >
              {words.remove}
            </button>
          )}
          {account.chosen ? (
            <span>{words.inUse}</span>
          ) : (
            <button
              type="button"
              className="btn btn--quiet"
              aria-label={words.showNamed(account.dirLabel)}
              disabled={alone}
              onClick={() => void change({ accounts: { chosenDir: account.dir } })}
            >
              {words.show}
            </button>
          )}
        </>
      )}
    />
  );
}

function AddFolder(): ReactElement {
  const words = useWords().settings.accounts;
  const bridge = useBridge();
  const [error, setError] = useState<string | null>(null);
  return (
    <Row
      label={words.addNote}
      error={error}
      control={() => (
        <button type="button" className="btn" onClick={() => void bridge.addConfigDir().then(setError)}>
          {words.add}
        </button>
      )}
    />
  );
}
