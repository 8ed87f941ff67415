/** The state that an icon's shape shows: plain, underlined, plate, disc with a bar, dotted underline, dashes. */
export type IconState = 'normal' | 'warning' | 'critical' | 'reached' | 'stale' | 'no_data';

/** Percents of two windows, the shorter one first, whole 0–100; `null` draws a hollow bar. */
export type BarPair = readonly [number | null, number | null];

/**
 * The content of a tray icon as plain data: equal specs are equal images. Values are whole percents; `null` without
 * one, or where the state does not show it.
 * - `number`, `line` (a number over the level of what is used), `two` (two numbers), `bars`, `both`, `level` (the Q):
 *   Windows and Linux, with colours from warning on.
 * - `template`, `template_bars`: macOS, black with alpha; from warning on the sign of the state replaces the Q.
 */
export type IconSpec =
  | { readonly kind: 'number' | 'level'; readonly state: IconState; readonly value: number | null }
  | {
      readonly kind: 'line';
      readonly state: IconState;
      readonly value: number | null;
      /** The level, whole percents used, also where `value` is what is left. */
      readonly used: number | null;
    }
  | { readonly kind: 'two'; readonly state: IconState; readonly values: BarPair }
  | { readonly kind: 'template'; readonly state: IconState; readonly value: number | null }
  | { readonly kind: 'bars' | 'template_bars'; readonly state: IconState; readonly bars: BarPair }
  | {
      readonly kind: 'both';
      readonly state: IconState;
      readonly value: number | null;
      readonly bars: BarPair;
    };
