import { useState } from 'react';
import type { ReactElement } from 'react';
import type { CallResult } from '../../electron/ipc/contract';
import { Icon } from '../parts/Icon';
import { useWords } from '../words/use-words';

interface ExportButtonProps {
  /** What is on the button, and what it does in full. */
  readonly label: string;
  readonly title: string;
  readonly save: () => Promise<CallResult<'exportSessions'>>;
}

/** Lets the user save something into a file, and says what became of it. */
export function ExportButton({ label, title, save }: ExportButtonProps): ReactElement {
  const { dashboard } = useWords();
  const [said, setSaid] = useState('');
  const act = async (): Promise<void> => {
    const { saved, error } = await save();
    setSaid(saved !== null ? dashboard.exported(saved) : error === null ? '' : dashboard.exportFailed(error));
  };
  return (
    <>
      <button type="button" className="btn" title={title} aria-label={title} onClick={() => void act()}>
        <Icon name="export" />
        {label}
      </button>
      <span className="sub said" role="status">
        {said}
      </span>
    </>
  );
}
