/** The traces that the model is judged by. Not to be looked at while it is tuned: bench/README.md, "Pace". */
export const JUDGING_SEEDS: readonly number[] = Array.from({ length: 300 }, (_, index) => 500_000 + index);
