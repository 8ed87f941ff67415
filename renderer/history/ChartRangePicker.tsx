import { useState } from 'react';
import type { ReactElement } from 'react';
import { createCalendar } from '../../electron/core/time/calendar';
import { useLocale } from '../state/page-context';
import { Choice } from '../ui/Choice';
import { Opener } from '../ui/Opener';
import { useWords } from '../text/use-words';
import { presets, viewBetween, type HistoryView, type Preset } from './range';

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
  const calendar = createCalendar(timeZone);
  const written = (at: number): string => new Date(at + calendar.offset(at)).toISOString().slice(0, 16);
  const read = (text: string): number => {
    const wall = Date.parse(`${text}Z`);
    return Number.isNaN(wall)
      ? Number.NaN
      : calendar.atClock(wall - calendar.offset(wall), wall % 86_400_000);
  };
  const [from, setFrom] = useState(written(view.since));
  const [until, setUntil] = useState(written(view.until));
  const valid = read(from) < read(until);
  return (
    <form
      className="other-range"
      onSubmit={(event) => {
        event.preventDefault();
        if (valid) onChange(viewBetween(view, read(from), read(until)));
      }}
    >
      <Moment label={words.from} value={from} onChange={setFrom} />
      <Moment label={words.until} value={until} onChange={setUntil} />
      <button type="submit" className="btn btn--main" aria-disabled={!valid}>
        {words.apply}
      </button>
    </form>
  );
}

interface MomentProps {
  readonly label: string;
  /** Local time in the format of the input field: `2026-11-24T21:20`. */
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function Moment({ label, value, onChange }: MomentProps): ReactElement {
  return (
    <label>
      {label}
      <input
        type="datetime-local"
        className="field"
        value={value}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      />
    </label>
  );
}
