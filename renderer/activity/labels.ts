import type { Step } from '../../electron/core/reports/activity-steps';
import { formatClock, type Locale } from '../../electron/core/text/format';

const written: Readonly<Record<Exclude<Step, 'minutes' | 'hour'>, Intl.DateTimeFormatOptions>> = {
  day: { weekday: 'long', day: 'numeric', month: 'long' },
  week: { day: 'numeric', month: 'long' },
  month: { month: 'long', year: 'numeric' },
};

/** A bar's name in a sentence: `Monday 16 November`, `15:00`. */
export function barName(step: Step, at: number, locale: Locale): string {
  if (step === 'minutes' || step === 'hour') return formatClock(at, at, locale);
  const { language, timeZone } = locale;
  return new Intl.DateTimeFormat(language, { ...written[step], timeZone }).format(at);
}

/** The label below a bar, one or two short lines. */
export function barLabel(step: Step, at: number, locale: Locale): readonly string[] {
  const { language, timeZone } = locale;
  const part = (options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(language, { ...options, timeZone }).format(at);
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
