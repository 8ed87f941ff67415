import type { ReactElement } from 'react';
import { send } from '../state/bridge';
import { useBridge } from '../state/page-context';
import { Icon } from './Icon';
import { useWords } from '../text/use-words';
import { useWorkNames } from '../text/work-names';

/** Switches privacy mode, which hides the names of projects, branches and sessions. The setting is stored. */
export function PrivacyButton(): ReactElement {
  const words = useWords().work.privacy;
  const bridge = useBridge();
  const { isPrivate } = useWorkNames();
  return (
    <button
      type="button"
      className="btn"
      aria-pressed={isPrivate}
      title={words.note}
      onClick={() => {
        send(bridge.changeSettings({ privacy: { on: !isPrivate } }));
      }}
    >
      <Icon name={isPrivate ? 'hidden' : 'seen'} />
      {words.name}
    </button>
  );
}
