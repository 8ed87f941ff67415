import { useId, useState } from 'react';
import type { ReactElement } from 'react';
import { useWords } from '../text/use-words';
import { Choice } from './Choice';
import { Opener } from './Opener';
import { isMinutes, MOST_MINUTES, otherSpans, spans, type SpanChoice } from '../shell/span';

interface SpanPickerProps {
  readonly span: SpanChoice;
  readonly onChange: (span: SpanChoice) => void;
}

/** Chooses a span: one of the visible ones, another named one, or a number of minutes. */
export function SpanPicker({ span, onChange }: SpanPickerProps): ReactElement {
  const { work, dashboard } = useWords();
  const id = 'id' in span ? span.id : null;
  const other = otherSpans.find((each) => each === id);
  const shown = other === undefined ? dashboard.custom : work.otherSpans[other];
  return (
    <>
      <Choice
        label={dashboard.range}
        name="range"
        value={spans.find((each) => each === id) ?? null}
        options={spans.map((each) => ({ id: each, label: work.spans[each] }))}
        onChange={(next) => {
          onChange({ id: next });
        }}
      />
      <Opener label={'minutes' in span ? work.minutesShown(String(span.minutes)) : shown}>
        {(close) => (
          <OtherSpan
            span={span}
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

function OtherSpan({ span, onChange }: SpanPickerProps): ReactElement {
  const { work } = useWords();
  const id = useId();
  const [minutes, setMinutes] = useState('minutes' in span ? String(span.minutes) : '60');
  const isValid = /^\d+$/.test(minutes) && isMinutes(Number(minutes));
  return (
    <form
      className="other-range"
      onSubmit={(event) => {
        event.preventDefault();
        if (isValid) onChange({ minutes: Number(minutes) });
      }}
    >
      {otherSpans.map((each) => (
        <button
          key={each}
          type="button"
          className="btn"
          onClick={() => {
            onChange({ id: each });
          }}
        >
          {work.otherSpans[each]}
        </button>
      ))}
      <label htmlFor={id}>{work.lastMinutes}</label>
      <input
        id={id}
        className="field field--num"
        type="number"
        min={1}
        max={MOST_MINUTES}
        value={minutes}
        aria-invalid={!isValid}
        onChange={(event) => {
          setMinutes(event.target.value);
        }}
      />
      <button type="submit" className="btn btn--main" aria-disabled={!isValid}>
        {work.show}
      </button>
    </form>
  );
}
