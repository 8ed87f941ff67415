import { useState } from 'react';
import type { CallResult } from '../../electron/ipc/contract';
import { useWords } from '../text/use-words';

/** Exports into files, and the result of the last one in words. */
export interface Exporting {
  /** Empty before the first export and after a cancelled one. */
  readonly result: string;
  readonly save: (request: () => Promise<CallResult<'exportSessions'>>) => void;
}

/** The state of a page's exports. */
export function useExport(): Exporting {
  const { dashboard } = useWords();
  const [result, setResult] = useState('');
  const act = async (request: () => Promise<CallResult<'exportSessions'>>): Promise<void> => {
    const { saved, error } = await request();
    setResult(
      saved !== null ? dashboard.exported(saved) : error === null ? '' : dashboard.exportFailed(error),
    );
  };
  return {
    result,
    save: (request) => {
      void act(request);
    },
  };
}
