import type { ReactElement } from 'react';
import { send } from '../bridge';
import { useBridge } from '../page-context';
import { Icon } from '../parts/Icon';
import { useWords } from '../words/use-words';
import { useWorkNames } from '../words/work-names';

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
