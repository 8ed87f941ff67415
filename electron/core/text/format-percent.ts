/** A whole percent for display: never below 0, and 100 only for values of at least 100. */
export function wholePercent(utilization: number): number {
  if (utilization < 1) return 0;
  return utilization >= 99 && utilization < 100 ? 99 : Math.round(utilization);
}

/** `42%`, `<1%`: ASCII for a terminal, rounded as in `formatPercent`. */
export function formatWholePercent(utilization: number): string {
  return utilization > 0 && utilization < 1 ? '<1%' : `${String(wholePercent(utilization))}%`;
}
