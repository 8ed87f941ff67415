/** The traces that the model's numbers are chosen by. */
export function tuningSeeds(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => 1_000 + index);
}

/** The same for the count of full sessions. */
export function sessionTuningSeeds(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => 3_000_000 + index);
}
