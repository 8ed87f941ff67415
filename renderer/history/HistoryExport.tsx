import type { ReactElement } from 'react';
import { useBridge } from '../state/page-context';
import { useWords } from '../text/use-words';
import { Menu } from '../ui/Menu';
import { useExport } from '../ui/use-export';
import type { HistoryView } from './range';

const formats = ['csv', 'json'] as const;

/** Exports every sample of the shown span into a file that the user chooses. */
export function HistoryExport({ view }: { readonly view: HistoryView }): ReactElement {
  const words = useWords().dashboard;
  const bridge = useBridge();
  const { result, save } = useExport();
  const { since, until } = view;
  return (
    <>
      <Menu
        label={words.export}
        icon="export"
        items={formats.map((format) => ({
          id: format,
          label: words.exportAs(format.toUpperCase()),
          checked: null,
          onChoose: () => {
            save(() => bridge.exportHistory({ format, since, until }));
          },
        }))}
      />
      <span className="sub said" role="status">
        {result}
      </span>
    </>
  );
}
