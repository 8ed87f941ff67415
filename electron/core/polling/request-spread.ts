/** Spreads a length by chance, from `low` to `high` times: many machines must not ask at one moment. */
export function spread(ms: number, low: number, high: number, random: number): number {
  const chance = random >= 0 && random < 1 ? random : 0.5;
  return ms * (low + (high - low) * chance);
}
