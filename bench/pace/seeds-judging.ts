/**
 * The traces that the model is judged by; not to be looked at while it is tuned. Those from 500,000 and from 700,000 on
 * were looked at before (bench/README.md, "Pace"): after tuning with knowledge of these, take others.
 */
export const JUDGING_SEEDS: readonly number[] = Array.from({ length: 1_200 }, (_, index) => 900_000 + index);
