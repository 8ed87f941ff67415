/** How a window is drawn: a class for its line, which gives colour and dashes. Told apart without colour too. */
export function lineClass(window: string): string {
  if (window === 'five_hour') return 'l-five';
  if (window === 'seven_day') return 'l-week';
  const model = ['opus', 'fable', 'sonnet', 'haiku'].find((name) => window.includes(name));
  return model === undefined ? 'l-other' : `l-scoped l-${model}`;
}

/** Only the shortest window has its area filled: the others lie over it. */
export function isFilled(window: string): boolean {
  return window === 'five_hour';
}
