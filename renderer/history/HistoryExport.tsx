import { useState } from 'react';
import type { ReactElement } from 'react';
import { useBridge } from '../state/page-context';
import { Icon } from '../ui/Icon';
import { useWords } from '../text/use-words';
import type { HistoryView } from './range';

const formats = ['csv', 'json'] as const;

/** Exports every sample of the shown span into a file that the user chooses. */
export function HistoryExport({ view }: { readonly view: HistoryView }): ReactElement {
  const words = useWords().dashboard;
  const bridge = useBridge();
  const [result, setResult] = useState('');
  const save = async (format: (typeof formats)[number]): Promise<void> => {
    const { since, until } = view;
    const { saved, error } = await bridge.exportHistory({ format, since, until });
    setResult(saved !== null ? words.exported(saved) : error === null ? '' : words.exportFailed(error));
  };
  return (
    <>
      {formats.map((format) => (
        <button
          key={format}
          type="button"
          className="btn"
          title={words.exportAs(format.toUpperCase())}
          onClick={() => void save(format)}
        >
          <Icon name="export" />
          {format.toUpperCase()}
        </button>
      ))}
      <span className="sub said" role="status">
        {result}
      </span>
    </>
  );
}
