/** The traces that the model's numbers were chosen by. */
export const TUNING_SEEDS: readonly number[] = Array.from({ length: 800 }, (_, index) => 1_000 + index);
