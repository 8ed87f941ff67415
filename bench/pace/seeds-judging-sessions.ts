/** The traces that the count of full sessions is judged by; not to be looked at while it is tuned. */
export const SESSION_JUDGING_SEEDS: readonly number[] = Array.from(
  { length: 1_200 },
  (_, index) => 4_000_000 + index,
);
