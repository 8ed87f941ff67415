/** The steps of the zoom, as factors; those of browsers, up to what fits into the smallest window. */
const STEPS = [0.5, 0.67, 0.75, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3] as const;

/** A change of the zoom. */
export type ZoomStep = 'zoom_in' | 'zoom_out' | 'zoom_reset';

/** The factor after a step; the first or last factor stays. */
export function nextZoom(factor: number, step: ZoomStep): number {
  if (step === 'zoom_reset') return 1;
  const next =
    step === 'zoom_in' ? STEPS.find((each) => each > factor) : STEPS.findLast((each) => each < factor);
  return next ?? storedZoom(factor);
}

/** The factor of a stored value; 1 for anything that is no step. */
export function storedZoom(value: unknown): number {
  return STEPS.find((each) => each === value) ?? 1;
}
