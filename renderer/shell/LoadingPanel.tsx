import type { ReactElement } from 'react';
import { useWords } from '../text/use-words';
import { Panel } from './Page';

interface LoadingPanelProps {
  readonly id: string;
  readonly title: string;
}

/** A panel whose content is on its way. It has the height of a chart, so that the page does not jump. */
export function LoadingPanel({ id, title }: LoadingPanelProps): ReactElement {
  const words = useWords().dashboard;
  return (
    <Panel id={id} title={title}>
      <p className="nothing nothing--loading" role="status">
        {words.loading}
      </p>
    </Panel>
  );
}
