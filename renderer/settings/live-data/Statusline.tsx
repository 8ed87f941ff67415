import { useCallback } from 'react';
import type { ReactElement } from 'react';
import { useBridge, useLocale } from '../../state/page-context';
import { CopyText } from '../../ui/CopyText';
import { useWords } from '../../text/use-words';
import { momentText } from '../../text/when';
import { Group, Row } from '../Row';
import { usePolled } from '../use-polled';

const LOOK_MS = 2000;

/** Claude Code's status line as a source: the lines to add, the lines to remove, and the time of the last reading. */
export function Statusline(): ReactElement {
  const words = useWords().proxy.line;
  const bridge = useBridge();
  const locale = useLocale();
  const ask = useCallback(() => bridge.getStatusline(), [bridge]);
  const [report] = usePolled(ask, LOOK_MS);
  return (
    <Group id="statusline" isPart title={words.title} note={words.addNote}>
      <Row label={words.about} note={words.note} />
      {report !== null && (
        <>
          <CopyText
            id="statusline_settings"
            title={words.add}
            text={report.settings}
            {...(report.before !== null && !report.installed && { note: words.chained })}
          />
          {report.before === null ? (
            <Row label={words.remove} note={words.removeNote} />
          ) : (
            <CopyText
              id="statusline_before"
              title={words.remove}
              note={words.restoreNote}
              text={report.before}
            />
          )}
          <Row
            label={words.heard}
            note={report.installed ? words.installed : undefined}
            control={() => (
              <span>{report.heardAt === null ? words.never : momentText(report.heardAt, locale)}</span>
            )}
          />
        </>
      )}
    </Group>
  );
}
