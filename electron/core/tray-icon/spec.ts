/** What an icon says by its shape: plain, underlined, on a plate, a disc with a bar, dotted underline, dashes. */
export type IconState = 'normal' | 'warning' | 'critical' | 'reached' | 'stale' | 'no_data';

/** Percents of two windows, the shorter one first, whole 0–100; `null` draws a hollow bar. */
export type BarPair = readonly [number | null, number | null];

/**
 * What a tray icon shows, as plain data: two specs that are equal draw the same image. Values are whole
 * percents; `null` where there is none or the state does not show it.
 * - `number`, `bars`, `both`, `level` (the Q): Windows and Linux, in colour from warning on.
 * - `template`, `template_bars`: macOS, black with alpha; the Q, replaced by its sign from warning on.
 */
export type IconSpec =
  | { readonly kind: 'number' | 'level'; readonly state: IconState; readonly value: number | null }
  | { readonly kind: 'template'; readonly state: IconState; readonly value: number | null }
  | { readonly kind: 'bars' | 'template_bars'; readonly state: IconState; readonly bars: BarPair }
  | {
      readonly kind: 'both';
      readonly state: IconState;
      readonly value: number | null;
      readonly bars: BarPair;
    };
