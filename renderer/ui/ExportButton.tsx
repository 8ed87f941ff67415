import { useState } from 'react';
import type { ReactElement } from 'react';
import type { CallResult } from '../../electron/ipc/contract';
import { Icon } from './Icon';
import { useWords } from '../text/use-words';

interface ExportButtonProps {
  /** The text on the button; `title` is the full text. */
  readonly label: string;
  readonly title: string;
  readonly save: () => Promise<CallResult<'exportSessions'>>;
}

/** A button that saves an export into a file, and then shows the result. */
export function ExportButton({ label, title, save }: ExportButtonProps): ReactElement {
  const { dashboard } = useWords();
  const [result, setResult] = useState('');
  const act = async (): Promise<void> => {
    const { saved, error } = await save();
    setResult(
      saved !== null ? dashboard.exported(saved) : error === null ? '' : dashboard.exportFailed(error),
    );
  };
  return (
    <>
      <button type="button" className="btn" title={title} aria-label={title} onClick={() => void act()}>
        <Icon name="export" />
        {label}
      </button>
      <span className="sub said" role="status">
        {result}
      </span>
    </>
  );
}
