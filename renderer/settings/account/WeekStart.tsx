import { useMemo } from 'react';
import type { ReactElement } from 'react';
import { createCalendar, type Calendar } from '../../../electron/core/time/calendar';
import { useLocale, useNowBy } from '../../state/page-context';
import { useWords } from '../../text/use-words';
import { dateText, minuteText } from '../../text/when';
import { NumberSelect } from '../../ui/NumberSelect';
import type { RowIds } from '../Row';

const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;
/** A window starts at a full minute; full quarters are enough for a start that a person reads off. */
const STEP_MINUTES = 15;
/** Days before today in which a running week can have begun. */
const DAYS = 7;

interface WeekStartProps {
  /** The row's label, and its id with that of its note. */
  readonly label: string;
  readonly ids: Pick<RowIds, 'aria-labelledby' | 'aria-describedby'>;
  /** Epoch ms; `null`: not known, and nothing is chosen. */
  readonly value: number | null;
  readonly onChange: (value: number) => void;
}

/**
 * Chooses a day of the last week and a time. The browser's own date field would have the format of the system's language,
 * also if the user chose another one.
 */
export function WeekStart({ label, ids, value, onChange }: WeekStartProps): ReactElement {
  const words = useWords().dashboard;
  const locale = useLocale();
  const now = useNowBy(MINUTE_MS);
  const { timeZone } = locale;
  const calendar = useMemo(() => createCalendar(timeZone), [timeZone]);
  const day = value === null ? null : calendar.dayStart(value);
  const minute = value === null ? null : minuteOf(value, calendar);
  const choose = (start: number, at: number): void => {
    onChange(calendar.atClock(start, at * MINUTE_MS));
  };
  return (
    <span
      className="inline-form"
      role="group"
      aria-labelledby={ids['aria-labelledby']}
      aria-describedby={ids['aria-describedby']}
    >
      <NumberSelect
        name={words.field(label, words.day)}
        value={day ?? UNKNOWN}
        onChange={(start) => {
          choose(start, minute ?? 0);
        }}
      >
        {day === null && <Unknown />}
        {daysUntil(now, day, calendar).map((start) => (
          <option key={start} value={start}>
            {dateText(start, locale)}
          </option>
        ))}
      </NumberSelect>
      <NumberSelect
        name={words.field(label, words.clock)}
        value={minute ?? UNKNOWN}
        onChange={(at) => {
          choose(day ?? calendar.dayStart(now), at);
        }}
      >
        {minute === null && <Unknown />}
        {minutesWith(minute).map((each) => (
          <option key={each} value={each}>
            {minuteText(each, locale)}
          </option>
        ))}
      </NumberSelect>
    </span>
  );
}

/** The value of the option that stands for no choice. */
const UNKNOWN = -1;

function Unknown(): ReactElement {
  return (
    <option value={UNKNOWN} disabled>
      –
    </option>
  );
}

/** Minutes since midnight by the local clock. */
function minuteOf(at: number, calendar: Calendar): number {
  const local = at + calendar.offset(at);
  return Math.floor(local / MINUTE_MS) % DAY_MINUTES;
}

/** Today and the days before, newest first, and the chosen one if it is none of them. */
function daysUntil(now: number, chosen: number | null, calendar: Calendar): readonly number[] {
  const days = [calendar.dayStart(now)];
  while (days.length <= DAYS) days.push(calendar.dayStart((days.at(-1) ?? now) - 1));
  return chosen === null || days.includes(chosen) ? days : [...days, chosen];
}

/** All quarters of an hour of a day, and the chosen minute. */
function minutesWith(chosen: number | null): readonly number[] {
  const quarters = Array.from({ length: DAY_MINUTES / STEP_MINUTES }, (_, index) => index * STEP_MINUTES);
  if (chosen === null || quarters.includes(chosen)) return quarters;
  return [...quarters, chosen].toSorted((one, other) => one - other);
}
