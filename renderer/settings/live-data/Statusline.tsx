import { useCallback } from 'react';
import type { ReactElement } from 'react';
import { SEGMENTS, type Segment } from '../../../electron/core/statusline/line-choice';
import { useBridge, useLocale } from '../../state/page-context';
import { CopyText } from '../../ui/CopyText';
import { useWords } from '../../text/use-words';
import { momentText } from '../../text/when';
import { SwitchRow } from '../controls';
import { Group, MoreRows, Row } from '../Row';
import { usePolled } from '../use-polled';
import { useSettings } from '../use-settings';

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
          <LineParts />
        </>
      )}
    </Group>
  );
}

/** What the line is made of, a switch each. */
function LineParts(): ReactElement {
  const words = useWords().line;
  const { segments, colour } = useSettings().statusline;
  return (
    <MoreRows title={words.segments}>
      <Row label={words.segmentsNote} />
      {SEGMENTS.map((each) => (
        <SwitchRow
          key={each}
          label={words.names[each]}
          value={segments.includes(each)}
          to={(on) => ({ statusline: { segments: withSegment(segments, each, on) } })}
        />
      ))}
      <SwitchRow
        label={words.colour}
        note={words.colourNote}
        value={colour}
        to={(on) => ({ statusline: { colour: on } })}
      />
    </MoreRows>
  );
}

/** A switched part goes to its usual place; the order of the others, which a user may have chosen by hand, stays. */
function withSegment(segments: readonly Segment[], segment: Segment, on: boolean): readonly Segment[] {
  if (!on) return segments.filter((each) => each !== segment);
  const next = segments.findIndex((each) => SEGMENTS.indexOf(each) > SEGMENTS.indexOf(segment));
  return next < 0 ? [...segments, segment] : segments.toSpliced(next, 0, segment);
}
