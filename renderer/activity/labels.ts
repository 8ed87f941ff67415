import type { Step } from '../../electron/core/reports/activity-steps';
import { formatClock, type Locale } from '../../electron/core/text/format';
import { dayIn } from '../text/when';

const written: Readonly<Record<Exclude<Step, 'minutes' | 'hour'>, Intl.DateTimeFormatOptions>> = {
  day: { weekday: 'long', day: 'numeric', month: 'long' },
  week: { day: 'numeric', month: 'long' },
  month: { month: 'long', year: 'numeric' },
};

/** A bar's name in a sentence: `Monday 16 November`, `15:00`. */
export function barName(step: Step, at: number, locale: Locale): string {
  if (step === 'minutes' || step === 'hour') return formatClock(at, at, locale);
  return dayIn(at, locale, written[step]);
}

/** The label below a bar, one or two short lines. */
export function barLabel(step: Step, at: number, locale: Locale): readonly string[] {
  const part = (options: Intl.DateTimeFormatOptions): string => dayIn(at, locale, options);
  switch (step) {
    case 'minutes':
    case 'hour':
      return [formatClock(at, at, locale)];
    case 'day':
      return [part({ weekday: 'short' }), part({ day: 'numeric' })];
    case 'week':
      return [part({ day: 'numeric' }), part({ month: 'short' })];
    case 'month':
      return [part({ month: 'short' }), part({ year: '2-digit' })];
  }
}
