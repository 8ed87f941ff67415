import type { Words } from '../i18n/words';
import { isWeekly, windowLabel } from '../usage/windows';

/** A window with its id and its English name (`windowLabel`), which is for data, not for the screen. */
interface Named {
  readonly id: string;
  readonly label: string;
}

/** The model of a window, as its source names it: `Fable`; `null` for a window of all models. */
export function modelOf({ id, label }: Named): string | null {
  if (!isWeekly(id) || id === 'seven_day') return null;
  const week = windowLabel('seven_day');
  return label.startsWith(`${week} `) ? label.slice(week.length + 1) : label;
}

/** A window's name alone: `5-hour`, `7-day Fable`. */
export function windowName(window: Named, words: Words): string {
  const { name } = words.windows;
  const model = modelOf(window);
  if (model !== null) return name.scoped(model);
  if (window.id === 'five_hour') return name.fiveHour;
  if (window.id === 'seven_day') return name.sevenDay;
  return window.label === windowLabel(window.id) ? name.other : window.label;
}

/** A window's name in a sentence, after its article: `5-hour window`. */
export function windowNoun(window: Named, words: Words): string {
  const { noun } = words.windows;
  const model = modelOf(window);
  if (model !== null) return noun.scoped(model);
  if (window.id === 'five_hour') return noun.fiveHour;
  if (window.id === 'seven_day') return noun.sevenDay;
  return noun.other(windowName(window, words));
}

/** A window's name for screen readers: `5-hour window`, `7-day window for Fable`. */
export function windowSpoken(window: Named, words: Words): string {
  const { spoken } = words.windows;
  const model = modelOf(window);
  if (model !== null) return spoken.scoped(model);
  if (window.id === 'five_hour') return spoken.fiveHour;
  return window.id === 'seven_day' ? spoken.sevenDay : windowName(window, words);
}
