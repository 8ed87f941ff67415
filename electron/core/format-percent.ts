/** A percent as a whole number for display: never below 0, and 100 only for what is 100 or more. */
export function wholePercent(utilization: number): number {
  if (utilization < 1) return 0;
  return utilization >= 99 && utilization < 100 ? 99 : Math.round(utilization);
}

/** `42%`, `<1%`: for a terminal, in ASCII and by the same rule as `formatPercent`. */
export function formatWholePercent(utilization: number): string {
  return utilization > 0 && utilization < 1 ? '<1%' : `${String(wholePercent(utilization))}%`;
}
