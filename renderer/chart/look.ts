/** The CSS class of a window's line. It sets colour and dashes, so that lines differ without colour too. */
export function lineClass(window: string): string {
  if (window === 'five_hour') return 'l-five';
  if (window === 'seven_day') return 'l-week';
  const model = ['opus', 'fable', 'sonnet', 'haiku'].find((name) => window.includes(name));
  return model === undefined ? 'l-other' : `l-scoped l-${model}`;
}

/** Whether the area below a window's line is filled: only for the shortest window, since the others overlap it. */
export function isFilled(window: string): boolean {
  return window === 'five_hour';
}
