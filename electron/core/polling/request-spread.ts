/** A time in ms, multiplied at random by `low` to `high`, so that many machines do not send at one moment. */
export function spread(ms: number, low: number, high: number, random: number): number {
  const chance = random >= 0 && random < 1 ? random : 0.5;
  return ms * (low + (high - low) * chance);
}
