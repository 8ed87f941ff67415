import type { ReactElement } from 'react';
import { useBridge } from '../state/page-context';
import type { Sharing } from '../share/use-share';
import { useWords } from '../text/use-words';
import { Menu } from '../ui/Menu';
import { useExport } from '../ui/use-export';
import type { HistoryView } from './range';

const formats = ['csv', 'json'] as const;

interface HistoryExportProps {
  readonly view: HistoryView;
  /** The commands for a picture of the chart, and what came of the last one. */
  readonly pictures: Pick<Sharing, 'items' | 'result'>;
}

/** Exports every sample of the shown span into a file that the user chooses. */
export function HistoryExport({ view, pictures }: HistoryExportProps): ReactElement {
  const words = useWords().dashboard;
  const bridge = useBridge();
  const { result, save } = useExport();
  const { since, until } = view;
  return (
    <>
      <Menu
        label={words.export}
        icon="export"
        items={[
          ...formats.map((format) => ({
            id: format,
            label: words.exportAs(format.toUpperCase()),
            checked: null,
            onChoose: () => {
              save(() => bridge.exportHistory({ format, since, until }));
            },
          })),
          ...pictures.items.filter(({ id }) => id !== 'text'),
        ]}
      />
      <span className="sub said" role="status">
        {result === '' ? pictures.result : result}
      </span>
    </>
  );
}
