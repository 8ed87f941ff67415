import { useMemo, useState } from 'react';
import type { ReactElement } from 'react';
import { createCalendar } from '../../electron/core/time/calendar';
import { useLocale } from '../state/page-context';
import { Choice } from '../ui/Choice';
import { Opener } from '../ui/Opener';
import { useWords } from '../text/use-words';
import { MomentFields } from './MomentFields';
import { presets, viewBetween, type HistoryView, type Preset } from './range';

const HOUR_MS = 3_600_000;

interface ChartRangePickerProps {
  readonly view: HistoryView;
  /** The preset before the user zoomed in; `null` without one. */
  readonly whole: HistoryView | null;
  readonly onChange: (view: HistoryView) => void;
}

/** Chooses the span of the chart: a preset, or a start and an end. */
export function ChartRangePicker({ view, whole, onChange }: ChartRangePickerProps): ReactElement {
  const words = useWords().dashboard;
  const choose = (preset: Preset): void => {
    onChange({ ...view, preset });
  };
  return (
    <>
      {view.preset === null && (
        <button
          type="button"
          className="btn btn--quiet"
          onClick={() => {
            choose(whole?.preset ?? '7d');
          }}
        >
          {words.zoomOut}
        </button>
      )}
      <Choice
        label={words.range}
        name="range"
        value={view.preset}
        options={presets.map((id) => ({ id, label: words.ranges[id] }))}
        onChange={choose}
      />
      <Opener label={words.custom}>
        {(close) => (
          <OtherRange
            view={view}
            onChange={(next) => {
              close();
              onChange(next);
            }}
          />
        )}
      </Opener>
    </>
  );
}

function OtherRange({ view, onChange }: Omit<ChartRangePickerProps, 'whole'>): ReactElement {
  const words = useWords().dashboard;
  const { timeZone } = useLocale();
  const calendar = useMemo(() => createCalendar(timeZone), [timeZone]);
  const [from, setFrom] = useState(hourBefore(view.since));
  const [until, setUntil] = useState(hourBefore(view.until + HOUR_MS - 1));
  const isValid = from < until;
  return (
    <form
      className="other-range"
      onSubmit={(event) => {
        event.preventDefault();
        if (isValid) onChange(viewBetween(view, from, until));
      }}
    >
      <MomentFields label={words.from} value={from} calendar={calendar} onChange={setFrom} />
      <MomentFields label={words.until} value={until} calendar={calendar} onChange={setUntil} />
      <button type="submit" className="btn btn--main" aria-disabled={!isValid}>
        {words.apply}
      </button>
    </form>
  );
}

/** The last full hour. Zones with half hours have it half an hour later; the fields then show the hour it lies in. */
function hourBefore(at: number): number {
  return Math.floor(at / HOUR_MS) * HOUR_MS;
}
