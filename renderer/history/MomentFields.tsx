import type { ReactElement } from 'react';
import type { Calendar } from '../../electron/core/time/calendar';
import { useLocale, useNowBy } from '../state/page-context';
import { useWords } from '../text/use-words';
import { dayIn, dayText, hourText } from '../text/when';
import { NumberSelect } from '../ui/NumberSelect';

const HOUR_MS = 3_600_000;
const MONTHS = 13;
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

interface MomentFieldsProps {
  /** The end of the range that the fields are for: its start, or its end. */
  readonly label: string;
  /** The moment (epoch ms), a full local hour. */
  readonly value: number;
  readonly calendar: Calendar;
  readonly onChange: (value: number) => void;
}

/**
 * Chooses a day and an hour of the last thirteen months. The browser's own date field would have the format of the system's
 * language, also if the user chose another one.
 */
export function MomentFields({ label, value, calendar, onChange }: MomentFieldsProps): ReactElement {
  const words = useWords().dashboard;
  const locale = useLocale();
  const now = useNowBy(HOUR_MS);
  const [month, hour] = [calendar.monthStart(value), calendar.hour(value)];
  const days = daysFrom(month, calendar);
  const day = days.findLastIndex((start) => start <= value);
  const choose = (of: readonly number[], index: number, atHour: number): void => {
    const start = of[Math.min(index, of.length - 1)] ?? value;
    onChange(calendar.atClock(start, atHour * HOUR_MS));
  };
  return (
    <fieldset className="moment">
      <legend>{label}</legend>
      <NumberSelect
        name={words.field(label, words.day)}
        value={day}
        onChange={(index) => {
          choose(days, index, hour);
        }}
      >
        {days.map((start, index) => (
          <option key={start} value={index}>
            {dayText(start, locale)}
          </option>
        ))}
      </NumberSelect>
      <NumberSelect
        name={words.field(label, words.month)}
        value={month}
        onChange={(start) => {
          choose(daysFrom(start, calendar), day, hour);
        }}
      >
        {monthsUntil(Math.max(now, value), month, calendar).map((start) => (
          <option key={start} value={start}>
            {dayIn(start, locale, { month: 'short', year: 'numeric' })}
          </option>
        ))}
      </NumberSelect>
      <NumberSelect
        name={words.field(label, words.clock)}
        value={hour}
        onChange={(next) => {
          choose(days, day, next);
        }}
      >
        {HOURS.map((each) => (
          <option key={each} value={each}>
            {hourText(each, locale)}
          </option>
        ))}
      </NumberSelect>
    </fieldset>
  );
}

/** The starts of all days of a month. */
function daysFrom(month: number, calendar: Calendar): readonly number[] {
  const days: number[] = [];
  for (let at = month; at < calendar.nextMonth(month); at = calendar.nextDay(at)) days.push(at);
  return days;
}

/** The starts of the last months, newest first, and of the chosen one if it is older. */
function monthsUntil(now: number, chosen: number, calendar: Calendar): readonly number[] {
  const months: number[] = [];
  for (let at = calendar.monthStart(now); months.length < MONTHS; at = calendar.monthStart(at - HOUR_MS))
    months.push(at);
  return months.includes(chosen) ? months : [...months, chosen];
}
